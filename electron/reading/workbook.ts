import type { CellObject, WorkBook, WorkSheet } from '@e965/xlsx';
import type { RawCell, RawMerge, RawSheet } from '../../shared/importing/sheet.ts';
import { numberCellText } from '../../shared/money/parse.ts';
import { damaged, endless, locked, notAWorkbook, tooLarge } from './container.ts';
import { LIMITS } from './limits.ts';
import { quietly } from './quietly.ts';
import { TimeIsUp, withinTime } from './timeLimit.ts';

type Library = typeof import('@e965/xlsx');

/**
 * Parses .xlsx, .xlsb, .xls, .et, .ods and table markup saved as .xls. Only stored cells are visited: a sheet that claims
 * 1,048,576 rows costs what it holds.
 * @throws BadInput workbook-locked, workbook-damaged, not-a-workbook, workbook-too-large
 */
export async function readSheets(bytes: Buffer, file: string): Promise<RawSheet[]> {
  const library = await import('@e965/xlsx');
  if (isBiff5(bytes)) {
    const tables = await import('@e965/xlsx/dist/cpexcel.full.mjs');
    library.set_cptable(tables);
  }
  const workbook = parse(library, bytes, file);
  if (workbook.SheetNames.length === 0) throw notAWorkbook(file, '没有工作表的文件');
  if (workbook.SheetNames.length > LIMITS.sheets) throw tooLarge(file, `有 ${workbook.SheetNames.length} 张工作表`);
  let budget: number = LIMITS.cells;
  return workbook.SheetNames.map((name, index) => {
    const sheet = workbook.Sheets[name];
    const hidden = (workbook.Workbook?.Sheets?.[index]?.Hidden ?? 0) !== 0;
    const raw = rawSheet(library, name, hidden, sheet, budget);
    if (raw === null) throw tooLarge(file, `超过 ${LIMITS.cells} 个单元格`);
    budget -= raw.cells.length;
    return raw;
  });
}

/** Files of old programs keep text in GBK, in a stream of another name; the code pages are large, so only such files load them. */
function isBiff5(bytes: Buffer): boolean {
  const has = (name: string): boolean => bytes.includes(Buffer.from(name, 'utf16le'));
  return bytes.readUInt32BE(0) === 0xd0cf11e0 && has('Book') && !has('Workbook');
}

function parse(library: Library, bytes: Buffer, file: string): WorkBook {
  try {
    return quietly(() => withinTime(LIMITS.milliseconds + Math.ceil(bytes.length / 1000), () => library.read(bytes, { type: 'buffer', dense: true, cellFormula: true, cellNF: true, cellStyles: true, cellText: false, cellHTML: false, cellDates: false })));
  } catch (error) {
    if (error instanceof TimeIsUp) throw endless(file);
    const message = error instanceof Error ? error.message : '';
    if (/password|encrypt/i.test(message)) throw locked(file);
    throw damaged(file);
  }
}

/** Null when the sheet has more cells than `budget` allows. */
function rawSheet(library: Library, name: string, hidden: boolean, sheet: WorkSheet | undefined, budget: number): RawSheet | null {
  const cells: RawCell[] = [];
  let rows = 0;
  let columns = 0;
  const stored = storedRows(sheet);
  for (const key of Object.keys(stored)) {
    const line = stored[Number(key)];
    if (!line) continue;
    for (const place of Object.keys(line)) {
      const object = line[Number(place)];
      const cell = object ? rawCell(library, object, Number(key), Number(place)) : null;
      if (cell === null) continue;
      cells.push(cell);
      if (cells.length > budget) return null;
      rows = Math.max(rows, cell.row + 1);
      columns = Math.max(columns, cell.column + 1);
    }
  }
  return {
    name, hidden, rows, columns, cells, merges: merges(sheet, rows, columns),
    hiddenRows: hiddenIndexes(sheet?.['!rows'], rows), hiddenColumns: hiddenIndexes(sheet?.['!cols'], columns),
  };
}

type StoredRows = readonly (readonly (CellObject | undefined)[] | undefined)[];

function storedRows(sheet: WorkSheet | undefined): StoredRows {
  const stored: unknown = sheet?.['!data'];
  return Array.isArray(stored) ? (stored satisfies StoredRows) : [];
}

function rawCell(library: Library, cell: CellObject, row: number, column: number): RawCell | null {
  const formula = cell.f === undefined ? {} : { formula: cell.f };
  switch (cell.t) {
    case 'n': {
      const value = Number(cell.v);
      const format = typeof cell.z === 'string' ? cell.z : 'General';
      if (format !== 'General' && library.SSF.is_date(format)) return { row, column, text: dateText(library, value), type: 'date', ...formula };
      const decimals = shownDecimals(format);
      return { row, column, text: numberCellText(value / 10 ** hiddenDigits(format)), type: 'number', ...formula, ...(decimals !== undefined && { decimals }), ...(format.includes('%') && { percent: true }) };
    }
    case 's': {
      const text = String(cell.v ?? '');
      return text.trim() === '' ? null : { row, column, text, type: 'text', ...formula };
    }
    case 'b': return { row, column, text: cell.v === true ? 'TRUE' : 'FALSE', type: 'boolean', ...formula };
    case 'e': return { row, column, text: ERRORS[Number(cell.v)] ?? '#ERROR!', type: 'error', ...formula };
    case 'd': return { row, column, text: cell.v instanceof Date ? cell.v.toISOString().slice(0, 10) : String(cell.v), type: 'date', ...formula };
    // A formula that nobody has computed yet: written by a program that only writes formulas.
    case 'z': return cell.f ? { row, column, text: `=${cell.f}`, type: 'text', formula: cell.f, uncomputed: true } : null;
    default: return null;
  }
}

const ERRORS: Readonly<Record<number, string>> = { 0: '#NULL!', 7: '#DIV/0!', 15: '#VALUE!', 23: '#REF!', 29: '#NAME?', 36: '#NUM!', 42: '#N/A', 43: '#GETTING_DATA' };

function dateText(library: Library, serial: number): string {
  return quietly(() => String(library.SSF.format('yyyy-mm-dd', serial)));
}

/** Decimals that a number format prints: `#,##0.00` → 2; undefined for General and for formats that are no plain number. */
function shownDecimals(format: string): number | undefined {
  const positive = format.split(';')[0] ?? '';
  if (format === 'General' || !/[0#?]/.test(positive) || /[%eE@]/.test(positive)) return undefined;
  return /\.["\s]*([0#?]+)/.exec(positive)?.[1]?.length ?? 0;
}

/**
 * Digits by which a format shows a number smaller than it is stored: `0!.0,` shows 元 as 万元 with one decimal (a comma behind the
 * digits takes three, a point that is only drawn takes those behind it). What is printed is what counts.
 */
function hiddenDigits(format: string): number {
  const positive = (format.split(';')[0] ?? '').replace(/\[[^\]]*\]/g, '');
  const drawn = /(?:[!\\]\.|"\.")([0#?]+)/.exec(positive);
  const bare = positive.replace(/"[^"]*"|[!\\]./g, '');
  const commas = /[0#?](,+)(?=[^0#?,]*$|\.)/.exec(bare)?.[1]?.length ?? 0;
  return 3 * commas + (drawn && !bare.includes('.') ? (drawn[1]?.length ?? 0) : 0);
}

function merges(sheet: WorkSheet | undefined, rows: number, columns: number): RawMerge[] {
  const found = sheet?.['!merges'] ?? [];
  return found
    .filter((range) => range.s.r < rows && range.s.c < columns)
    .map((range) => ({ top: range.s.r, left: range.s.c, bottom: Math.min(range.e.r, rows - 1), right: Math.min(range.e.c, Math.max(columns - 1, range.s.c)) }));
}

function hiddenIndexes(list: readonly ({ hidden?: boolean } | undefined)[] | undefined, end: number): number[] {
  const hidden: number[] = [];
  if (!list) return hidden;
  for (let i = 0; i < Math.min(list.length, end); i += 1) if (list[i]?.hidden) hidden.push(i);
  return hidden;
}
