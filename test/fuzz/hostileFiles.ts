import * as XLSX from '@e965/xlsx';
import { strToU8, zipSync } from 'fflate';
import type { Random } from '../mutation/random.ts';
import type { FileCase } from './damagedFiles.ts';

/** A file made to hurt: bombs, absurd sizes, formulas that lead nowhere, noise behind a known beginning. */
export function hostileFile(random: Random): FileCase {
  const [kind, make] = random.pick(Object.entries(HOSTILE));
  return { kind, ...make(random) };
}

const HOSTILE: Readonly<Record<string, (random: Random) => Omit<FileCase, 'kind'>>> = {
  noise: (random) => {
    const start = random.pick([[0x50, 0x4b, 3, 4], [0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1], [0xef, 0xbb, 0xbf], [0xff, 0xfe], [...strToU8('<html><table>')], [...strToU8('<?xml version="1.0"?>')], [9, 8, 8, 0], []]);
    return { name: random.pick(['决算.xlsx', '决算.xls', '决算.csv', '决算.et']), bytes: Uint8Array.from([...start, ...Array.from({ length: random.below(6000) }, () => random.below(256))]) };
  },
  bomb: (random) => {
    const sheet = new Uint8Array(random.pick([1, 20, 60]) << 20).fill(random.pick([32, 60, 65]));
    const bytes = zipSync({ ...PACKAGE, 'xl/worksheets/sheet1.xml': sheet }, { level: 1 });
    // Half of them declare less than they hold.
    if (random.next() < 0.5) new DataView(bytes.buffer, bytes.byteOffset).setUint32(centralEntry(bytes, 'xl/worksheets/sheet1.xml') + 24, 1000, true);
    return { name: '大.xlsx', bytes };
  },
  manyParts: (random) => ({ name: '多.xlsx', bytes: zipSync({ ...PACKAGE, ...Object.fromEntries(Array.from({ length: random.pick([100, 5000]) }, (_, at) => [`xl/x${at}.xml`, new Uint8Array(1)])) }, { level: 0 }) }),
  sheets: (random) => saved(random, random.pick([2, 50, 350]), (sheet) => { sheet['A1'] = { t: 's', v: '收入支出决算总表' }; sheet['!ref'] = 'A1'; }),
  farCells: (random) => saved(random, 1, (sheet) => {
    for (const place of ['A1', 'XFD1048576', 'A1048576', 'XFD1', 'ALL50000']) sheet[place] = { t: 'n', v: random.below(1000) };
    sheet['!ref'] = 'A1:XFD1048576';
  }),
  merges: (random) => saved(random, 1, (sheet) => {
    XLSX.utils.sheet_add_aoa(sheet, [['公开01表 收入支出决算总表'], ['项目', '行次', '金额'], ['合计', '1', 5]]);
    sheet['!merges'] = Array.from({ length: random.pick([10, 3000]) }, () => {
      const [r, c] = [random.below(50), random.below(50)];
      return { s: { r, c }, e: { r: r + random.pick([0, 1, 1_000_000]), c: c + random.pick([0, 1, 16_000]) } };
    });
  }),
  formulas: (random) => saved(random, 1, (sheet) => {
    XLSX.utils.sheet_add_aoa(sheet, [['收入决算表'], ['科目编码', '科目名称', '本年收入合计', '财政拨款收入']]);
    const depth = random.pick([5, 300, 3000]);
    for (let row = 3; row < 3 + depth; row += 1) {
      sheet[`A${row}`] = { t: 's', v: '2010101' };
      sheet[`C${row}`] = { t: 'z', f: random.pick([`C${row + 1}+D${row}`, `SUM(C3:C${row + 5})`, 'C3', `IF(D${row}>0,D${row},${'('.repeat(200)}1${')'.repeat(200)})`, 'SUM(A1:XFD1048576)', 'VLOOKUP(A1,[1]Sheet1!A:Z,3,0)', '"']) };
      sheet[`D${row}`] = { t: 'n', v: random.below(90_000) / 100 };
    }
    sheet['!ref'] = `A1:D${3 + depth}`;
  }),
  separated: (random) => {
    const cell = (): string => random.pick(['2010101', '合计', '"', '""x', '1,234.50', '收入支出决算总表', '=1+1', '\u0000', '  ', '——']);
    const lines = Array.from({ length: 1 + random.below(400) }, () => Array.from({ length: 1 + random.below(30) }, cell).join(random.pick([',', '\t', ';'])));
    return { name: '表.csv', bytes: strToU8(lines.join(random.pick(['\n', '\r\n', '\r']))) };
  },
};

const PACKAGE = {
  '[Content_Types].xml': strToU8('<?xml version="1.0"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="xml" ContentType="application/xml"/></Types>'),
  'xl/workbook.xml': strToU8('<workbook xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheets><sheet name="a" sheetId="1"/></sheets></workbook>'),
};

/** Where the zip's directory speaks of a part. */
function centralEntry(bytes: Uint8Array, name: string): number {
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).lastIndexOf(name) - 46;
}

function saved(random: Random, sheets: number, fill: (sheet: XLSX.WorkSheet) => void): Omit<FileCase, 'kind'> {
  const book = XLSX.utils.book_new();
  for (let at = 0; at < sheets; at += 1) {
    const sheet: XLSX.WorkSheet = {};
    fill(sheet);
    XLSX.utils.book_append_sheet(book, sheet, `表${at}`);
  }
  const type = random.pick(['xlsx', 'xlsx', 'xlsb', 'ods'] as const);
  const sparse = Object.values(book.Sheets).some((sheet) => (sheet['!ref'] ?? '').includes('1048576'));
  const bookType = sparse ? 'xlsx' : type;
  // What says it has 17 billion cells is written with the ones that it has.
  const bytes: unknown = sparse ? farWorkbook(book) : XLSX.write(book, { type: 'buffer', bookType });
  if (!(bytes instanceof Uint8Array)) throw new Error('nothing written');
  return { name: `表.${bookType}`, bytes };
}

function farWorkbook(book: XLSX.WorkBook): Uint8Array {
  const cells = Object.entries(book.Sheets['表0'] ?? {}).filter(([place]) => !place.startsWith('!'));
  const rows = cells.map(([place, cell]) => `<row r="${place.replace(/\D/g, '')}"><c r="${place}"><v>${String(typeof cell === 'object' && cell !== null && 'v' in cell ? cell.v : '')}</v></c></row>`);
  return zipSync({
    ...PACKAGE,
    'xl/workbook.xml': strToU8('<workbook xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"><sheets><sheet name="表" sheetId="1" r:id="rId1"/></sheets></workbook>'),
    'xl/_rels/workbook.xml.rels': strToU8('<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/worksheet" Target="worksheets/sheet1.xml"/></Relationships>'),
    'xl/worksheets/sheet1.xml': strToU8(`<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><dimension ref="A1:XFD1048576"/><sheetData>${rows.join('')}</sheetData></worksheet>`),
  }, { level: 1 });
}
