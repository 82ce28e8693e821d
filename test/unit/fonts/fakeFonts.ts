import { readFileSync } from 'node:fs';
import { bundledFonts } from '../../../electron/pdf/fontSet.ts';

export interface FakeFace {
  /** Family as Windows records it, in Chinese. */
  readonly family: string;
  readonly postscriptName: string;
  /** OS/2 fsType. */
  readonly permission?: number;
  readonly bold?: boolean;
}

let original: Uint8Array | undefined;

/** A bundled face under other names. */
export function fakeFont({ family, postscriptName, permission = 0, bold = false }: FakeFace): Buffer {
  original ??= readFileSync(bundledFonts().heading[0]?.file ?? '');
  const names = nameTable([[1, family], [4, family], [6, postscriptName]]);
  const bytes = Buffer.concat([original, new Uint8Array((4 - (original.length % 4)) % 4), names]);
  const directory = entryOf(bytes, 'name');
  bytes.writeUInt32BE(bytes.length - names.length, directory + 8);
  bytes.writeUInt32BE(names.length, directory + 12);
  const style = bytes.readUInt32BE(entryOf(bytes, 'OS/2') + 8);
  bytes.writeUInt16BE(permission, style + 8);
  bytes.writeUInt16BE(bold ? 0x20 : 0x40, style + 62);
  return bytes;
}

/** Faces in one collection. */
export function fakeCollection(faces: readonly FakeFace[]): Buffer {
  const head = Buffer.alloc(12 + 4 * faces.length);
  head.write('ttcf', 'latin1');
  head.writeUInt32BE(0x00010000, 4);
  head.writeUInt32BE(faces.length, 8);
  const parts: Uint8Array[] = [head];
  let offset = head.length;
  faces.forEach((face, index) => {
    const font = fakeFont(face);
    head.writeUInt32BE(offset, 12 + 4 * index);
    for (let at = 12; at < 12 + 16 * font.readUInt16BE(4); at += 16) font.writeUInt32BE(font.readUInt32BE(at + 8) + offset, at + 8);
    parts.push(font);
    offset += font.length;
  });
  return Buffer.concat(parts);
}

function entryOf(font: Buffer, tag: string): number {
  for (let at = 12; at < 12 + 16 * font.readUInt16BE(4); at += 16) if (font.toString('latin1', at, at + 4) === tag) return at;
  throw new Error(`no table ${tag}`);
}

function nameTable(records: readonly (readonly [id: number, text: string])[]): Buffer {
  const texts = records.map(([, text]) => Buffer.from(text, 'utf16le').swap16());
  const head = Buffer.alloc(6 + 12 * records.length);
  head.writeUInt16BE(records.length, 2);
  head.writeUInt16BE(head.length, 4);
  let offset = 0;
  records.forEach(([id], index) => {
    const length = texts[index]?.length ?? 0;
    [3, 1, 0x0804, id, length, offset].forEach((value, word) => head.writeUInt16BE(value, 6 + 12 * index + 2 * word));
    offset += length;
  });
  return Buffer.concat([head, ...texts]);
}
