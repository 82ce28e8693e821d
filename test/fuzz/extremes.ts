import * as XLSX from '@e965/xlsx';
import { soundBook } from '../sound/soundWorkbooks.ts';
import type { FileCase } from './damagedFiles.ts';

/** Sound zips of absurd content: each is within the limits of reading, so that everything behind them has to bear it. */
export const EXTREMES: Readonly<Record<string, () => FileCase>> = {
  'six thousand sums of everything below': () => formulas(6000, (row, last) => `SUM(C${row + 1}:C${last})`),
  'a chain of five thousand formulas': () => formulas(5000, (row) => `C${row + 1}+D${row}`),
  'a table of fifteen hundred codes that add up to nothing': () => file([
    ['支出决算表'], ['单位：元'], ['科目编码', '科目名称', '本年支出合计', '基本支出', '项目支出', '上缴上级支出', '经营支出'],
    ...Array.from({ length: 1500 }, (_, at) => [String(2_010_000 + at), `科目${at}`, at, at * 2, at * 3 + 0.5, at * 4, at * 5]),
  ]),
  'a head two thousand columns wide': () => file([['收入支出决算总表'], ...Array.from({ length: 20 }, (_, row) => Array.from({ length: 2000 }, (__, column) => (row < 3 ? ['项目', '金额', '行次', '合计'][(column + row) % 4] ?? '' : row * column)))]),
  'six thousand titles': () => file(Array.from({ length: 6000 }, (_, at) => [['收入支出决算总表', '项目', '合计', '金额'][at % 4] ?? '', ['', '金额', 5, ''][at % 4] ?? ''])),
  'a hundred copies of its sheets': copies,
};

function file(rows: readonly (readonly (string | number)[])[]): FileCase {
  return written(XLSX.utils.aoa_to_sheet(rows.map((row) => [...row])));
}

function formulas(count: number, formula: (row: number, last: number) => string): FileCase {
  const sheet = XLSX.utils.aoa_to_sheet([['收入决算表'], ['科目编码', '科目名称', '本年收入合计', '财政拨款收入']]);
  for (let row = 3; row < 3 + count; row += 1) {
    sheet[`A${row}`] = { t: 's', v: '2010101' };
    sheet[`C${row}`] = { t: 'z', f: formula(row, 2 + count) };
    sheet[`D${row}`] = { t: 'n', v: row };
  }
  sheet['!ref'] = `A1:D${2 + count}`;
  return written(sheet);
}

function copies(): FileCase {
  const { sheets } = soundBook('national-2023', '元');
  const drawn = sheets.map((grid) => {
    const rows: string[][] = [[grid.number], [grid.title], [grid.unitLabel], ...Array.from({ length: grid.rowCount }, () => [])];
    for (const cell of grid.cells) { const row = rows[cell.row + 3]; if (row) row[cell.column] = cell.text; }
    return XLSX.utils.aoa_to_sheet(rows);
  });
  return written(...Array.from({ length: 100 }, (_, at) => drawn[at % drawn.length] ?? {}));
}

function written(...sheets: readonly XLSX.WorkSheet[]): FileCase {
  const book = XLSX.utils.book_new();
  sheets.forEach((sheet, at) => XLSX.utils.book_append_sheet(book, sheet, `表${at}`));
  const bytes: unknown = XLSX.write(book, { type: 'buffer', bookType: 'xlsx' });
  if (!(bytes instanceof Uint8Array)) throw new Error('nothing written');
  return { kind: 'extreme', name: '极端.xlsx', bytes };
}
