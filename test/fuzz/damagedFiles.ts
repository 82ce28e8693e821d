import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate';
import type { Random } from '../mutation/random.ts';
import { ROOT } from '../sound/soundWorkbooks.ts';

/** A file as a person may hand it in. */
export interface FileCase {
  readonly kind: string;
  readonly name: string;
  readonly bytes: Uint8Array;
}

const SOURCES = ['jiangxi-2024.xlsx', 'jiangxi-2024-messy.xlsx', 'shandong-2019.xlsx', 'saved/national-2019.xls', 'saved/shanghai-2024.ods', 'saved/hunan-2019.libreoffice.xlsx'] as const;
const files = new Map<string, Uint8Array>();

function source(random: Random, pattern: RegExp = /./): { readonly name: string; readonly bytes: Uint8Array } {
  const name = random.pick(SOURCES.filter((one) => pattern.test(one)));
  const known = files.get(name);
  const bytes = known ?? new Uint8Array(readFileSync(join(ROOT, 'test/fixtures/workbooks', name)));
  files.set(name, bytes);
  return { name: name.replace(/^.*\//, ''), bytes };
}

/** A real workbook that was cut, flipped, torn or glued, or whose XML was tampered with. */
export function damagedFile(random: Random): FileCase {
  const [kind, make] = random.pick(Object.entries(DAMAGES));
  return { kind, ...make(random) };
}

const DAMAGES: Readonly<Record<string, (random: Random) => Omit<FileCase, 'kind'>>> = {
  truncated: (random) => {
    const { name, bytes } = source(random);
    return { name, bytes: bytes.subarray(0, random.below(bytes.length)) };
  },
  flipped: (random) => {
    const { name, bytes } = source(random);
    const changed = bytes.slice();
    for (let count = 1 + random.below(40); count > 0; count -= 1) changed[random.below(changed.length)] = random.below(256);
    return { name, bytes: changed };
  },
  torn: (random) => {
    const { name, bytes } = source(random);
    const at = random.below(bytes.length);
    return { name, bytes: Buffer.concat([bytes.subarray(0, at), bytes.subarray(at + 1 + random.below(5000))]) };
  },
  glued: (random) => {
    const [first, second] = [source(random), source(random)];
    return { name: first.name, bytes: Buffer.concat([first.bytes.subarray(0, random.below(first.bytes.length)), second.bytes.subarray(random.below(second.bytes.length))]) };
  },
  tampered: (random) => {
    const { name, bytes } = source(random, /xlsx$|ods$/);
    return { name, bytes: tampered(bytes, random) };
  },
};

/** Changes in the XML of a sheet or of the strings, which a sound zip then carries. */
function tampered(bytes: Uint8Array, random: Random): Uint8Array {
  const parts = unzipSync(bytes);
  const names = Object.keys(parts).filter((name) => /worksheets\/sheet\d+\.xml$|sharedStrings\.xml$|workbook\.xml$|styles\.xml$|^content\.xml$/.test(name));
  for (let count = 1 + random.below(3); count > 0; count -= 1) {
    const name = random.pick(names);
    const part = parts[name];
    if (!part) continue;
    let xml = strFromU8(part);
    for (let edits = 1 + random.below(8); edits > 0; edits -= 1) xml = random.pick(TAMPERINGS)(xml, random);
    parts[name] = strToU8(xml);
  }
  return zipSync(parts, { level: 1 });
}

const WILD = ['1e309', '-1e-320', 'NaN', '', '9'.repeat(400), '0x10', '1,234.5', '１２３', '-0', '99999999999999999999', '\u0001', '&#0;', '<x>', '=1/0', '——', '公开01表'];
const PLACES = ['XFD1048576', 'A1', 'A0', 'ZZZZ9', 'A99999999', 'B2:A1', 'A1:XFD1048576', '', '-1', 'IV65536'];

const TAMPERINGS: readonly ((xml: string, random: Random) => string)[] = [
  (xml, random) => replaceOne(xml, /<v>[^<]*<\/v>/g, `<v>${random.pick(WILD)}</v>`, random),
  (xml, random) => replaceOne(xml, / r="[A-Z]+\d+"/g, ` r="${random.pick(PLACES)}"`, random),
  (xml, random) => replaceOne(xml, / ref="[^"]*"/g, ` ref="${random.pick(PLACES)}"`, random),
  (xml, random) => replaceOne(xml, / t="\w+"/g, ` t="${random.pick(['e', 'b', 'str', 'inlineStr', 'd', 'x', 'n', 's'])}"`, random),
  (xml, random) => replaceOne(xml, /<t[^>]*>[^<]*<\/t>/g, `<t>${random.pick(WILD).replace(/[<&]/g, '')}</t>`, random),
  (xml, random) => replaceOne(xml, /<[a-z:A-Z-]+[^>]*>/g, '', random),
  (xml, random) => replaceOne(xml, /<row [^>]*>/g, (found) => found.repeat(2), random),
  (xml, random) => replaceOne(xml, /repeated="\d+"/g, `repeated="${random.pick(['0', '-5', '1048576', '16384', '2000000000', 'x'])}"`, random),
  (xml, random) => replaceOne(xml, /<c /g, `<c><f>${random.pick(['A1', 'SUM(A1:XFD1048576)', '1/0', 'Sheet9!A1', '(((('])}</f></c><c `, random),
  (xml, random) => { const at = random.below(xml.length); return xml.slice(0, at) + xml.slice(at + random.below(300)); },
];

function replaceOne(xml: string, pattern: RegExp, by: string | ((found: string) => string), random: Random): string {
  const matches = [...xml.matchAll(pattern)];
  if (matches.length === 0) return xml;
  const match = random.pick(matches);
  return `${xml.slice(0, match.index)}${typeof by === 'string' ? by : by(match[0])}${xml.slice(match.index + match[0].length)}`;
}
