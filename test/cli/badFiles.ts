import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import * as XLSX from '@e965/xlsx';
import { soundBook, writeSoundBook } from '../sound/soundWorkbooks.ts';

/** Files that a person may take for a workbook of 决算公开表, made from a sound one. Names as they are shown in messages. */
export const BAD_FILES = {
  sound: '决算公开表.xlsx', prose: '情况说明.txt', pdf: '决算公开.pdf', damaged: '传坏了.xlsx', locked: '加密.xlsx', tableless: '值班表.xlsx', twice: '两张支出表.xlsx',
  unitless: '没写单位.xlsx', wordy: '文字金额.xlsx', missing: '不存在.xlsx',
} as const;

/** Writes them all but the missing one. */
export async function writeBadFiles(folder: string): Promise<void> {
  const path = (name: keyof typeof BAD_FILES): string => join(folder, BAD_FILES[name]);
  await writeSoundBook(soundBook('national-2023', '元'), path('sound'));
  const bytes = readFileSync(path('sound'));
  writeFileSync(path('prose'), '情况说明\n本部门收入总计若干。\n完\n');
  writeFileSync(path('pdf'), '%PDF-1.7\n1 0 obj\n');
  writeFileSync(path('damaged'), bytes.subarray(0, 9000));
  writeFileSync(path('locked'), encrypted());
  writeFileSync(path('tableless'), written(book([['值班表'], ['姓名', '日期'], ['张三', 1]])));
  writeFileSync(path('twice'), written(changed(bytes, (copy) => {
    const [name, sheet] = sheetOf(copy, '支出决算表');
    const other = structuredClone(sheet);
    for (const cell of amounts(other).slice(0, 3)) Object.assign(cell, { v: 123.45, f: undefined });
    XLSX.utils.book_append_sheet(copy, other, `${name.slice(0, 8)}副本`);
  })));
  writeFileSync(path('unitless'), written(changed(bytes, (copy) => {
    for (const sheet of Object.values(copy.Sheets)) {
      for (const cell of texts(sheet)) cell.v = String(cell.v).replace(/金额单位[：:].*$/, '').replaceAll('元', '');
      for (const cell of amounts(sheet)) if (Number(cell.v) > 1000) Object.assign(cell, { v: 60_000 + (Math.round(Number(cell.v)) % 90_000), f: undefined });
    }
  })));
  writeFileSync(path('wordy'), written(changed(bytes, (copy) => {
    const [, sheet] = sheetOf(copy, '支出决算表');
    const [, , third] = amounts(sheet);
    if (third) Object.assign(third, { t: 's', v: '约三百', f: undefined });
  })));
}

function written(workbook: XLSX.WorkBook): Uint8Array {
  const bytes: unknown = XLSX.write(workbook, { type: 'buffer', bookType: 'xlsx' });
  if (!(bytes instanceof Uint8Array)) throw new Error('nothing written');
  return bytes;
}

function book(rows: readonly (readonly (string | number)[])[]): XLSX.WorkBook {
  const made = XLSX.utils.book_new();
  XLSX.utils.book_append_sheet(made, XLSX.utils.aoa_to_sheet(rows.map((row) => [...row])), 'Sheet1');
  return made;
}

function changed(bytes: Uint8Array, change: (copy: XLSX.WorkBook) => void): XLSX.WorkBook {
  const copy = XLSX.read(bytes, { cellNF: true });
  change(copy);
  return copy;
}

function sheetOf(copy: XLSX.WorkBook, title: string): [string, XLSX.WorkSheet] {
  const name = copy.SheetNames.find((one) => one.endsWith(title));
  const sheet = name === undefined ? undefined : copy.Sheets[name];
  if (name === undefined || !sheet) throw new Error(`no sheet of ${title}`);
  return [name, sheet];
}

function cells(sheet: XLSX.WorkSheet): XLSX.CellObject[] {
  return Object.entries(sheet).flatMap(([place, cell]: [string, unknown]) => (place.startsWith('!') || !isCell(cell) ? [] : [cell]));
}

function isCell(value: unknown): value is XLSX.CellObject {
  return typeof value === 'object' && value !== null && 't' in value;
}

const amounts = (sheet: XLSX.WorkSheet): XLSX.CellObject[] => cells(sheet).filter((cell) => cell.t === 'n');
const texts = (sheet: XLSX.WorkSheet): XLSX.CellObject[] => cells(sheet).filter((cell) => cell.t === 's');

/** An OLE container with the streams that Office writes for a workbook with a password. */
function encrypted(): Uint8Array {
  const container = XLSX.CFB.utils.cfb_new();
  XLSX.CFB.utils.cfb_add(container, '/EncryptionInfo', Buffer.alloc(256));
  XLSX.CFB.utils.cfb_add(container, '/EncryptedPackage', Buffer.alloc(8192));
  const bytes: unknown = XLSX.CFB.write(container, { type: 'buffer' });
  if (!(bytes instanceof Uint8Array)) throw new Error('nothing written');
  return bytes;
}
