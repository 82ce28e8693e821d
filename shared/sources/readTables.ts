import { BadInput } from '../badInput.ts';
import { withComputedFormulas } from '../importing/formula.ts';
import { gridOf } from '../importing/grid.ts';
import type { RawWorkbook } from '../importing/sheet.ts';
import { departmentName, yearIn } from '../importing/preamble.ts';
import { type InterpretedTable, interpretSource, printedAmounts } from './interpretTable.ts';
import type { SourceMapping, StatementRule } from './mapping.ts';
import { unitsOf } from './moneyUnits.ts';
import type { SourceOptions } from './plan.ts';
import { type PrintedTable, printedTables } from './printedTable.ts';
import type { Reading, SourceSheet } from './reading.ts';
import type { ProjectRow } from './rowReader.ts';
import { tableReadings } from './tableReadings.ts';
import { vocabularyOf } from './vocabulary.ts';

/** A workbook read by a mapping: figures with their meaning, before anyone decides what becomes a fact. */
export interface ReadWorkbook {
  readonly readings: readonly Reading[];
  readonly projects: readonly { readonly row: ProjectRow; readonly statement: StatementRule }[];
  readonly sheets: readonly SourceSheet[];
  /** Statements that were found, empty ones too. */
  readonly statements: readonly StatementRule[];
  /** Codes with the names printed beside them. */
  readonly named: readonly { readonly code: string; readonly name: string }[];
  readonly problems: readonly string[];
  readonly year: number | null;
  readonly department: string;
}

/** Tables of a workbook that a mapping knows; one that holds nothing but its title (a contents list) is no table. */
export function tablesIn(workbook: RawWorkbook, mapping: SourceMapping): PrintedTable[] {
  return workbook.sheets.flatMap((sheet) => printedTables(gridOf(sheet, workbook.file), mapping));
}

/**
 * Reads every table of a workbook that the mapping knows.
 * @throws BadInput unit-unknown, table-claimed-twice
 */
export function readTables(workbook: RawWorkbook, mapping: SourceMapping, options: SourceOptions): ReadWorkbook {
  const tables = tablesIn(withComputedFormulas(workbook), mapping);
  const vocabulary = vocabularyOf(mapping, options.classification, options.year);
  const interpreted: InterpretedTable[] = [];
  const sheets = new Map<PrintedTable, SourceSheet>();
  const problems: string[] = [];
  const taken = new Map<string, InterpretedTable>();
  for (const table of tables) {
    if (table.meaning?.kind !== 'statement' || table.head.length === 0) { sheets.set(table, untaken(table)); continue; }
    const read = interpretSource(table, table.meaning.rule, vocabulary);
    const other = taken.get(read.rule.id);
    if (other && sameFigures(read, other)) {
      problems.push(`工作表“${table.grid.sheet.name}”与“${other.table.grid.sheet.name}”是同一张《${read.rule.name}》，内容相同，只取一张。`);
      sheets.set(table, { ...untaken(table), status: 'unused', name: read.rule.name });
      continue;
    }
    if (other && sharesRows(read, other)) {
      throw new BadInput('table-claimed-twice', `工作表“${other.table.grid.sheet.name}”和“${table.grid.sheet.name}”都是《${read.rule.name}》而内容不同，请删去多余的一张（几个单位的报表请分别导入）后再导入。`);
    }
    if (!other) taken.set(read.rule.id, read);
    interpreted.push(read);
  }
  const units = unitsOf(interpreted.map((entry) => ({ table: entry.table, amounts: printedAmounts(entry) })), mapping, options.moneyUnit);
  const results = interpreted.map((entry, index) => {
    const unit = units[index] ?? { unit: '元' as const, from: 'default' as const };
    const result = tableReadings(entry, unit, mapping);
    const { table, rule } = entry;
    sheets.set(table, {
      ...untaken(table), name: rule.name, statement: rule.id, status: 'read', unit: unit.unit, unitFrom: unit.from, columns: result.columns, rows: result.rows,
      figures: result.readings.length, notUnderstood: result.notUnderstood,
    });
    if (result.readings.length > 0 && (unit.from === 'default' || unit.from === 'figures') && rule.base?.measure !== 'line') problems.push(`工作表“${table.grid.sheet.name}”没有写明金额单位，${unit.from === 'figures' ? '按数字判断为' : '按'}${unit.unit}读取。`);
    return { entry, result };
  });
  return {
    readings: results.flatMap(({ result }) => result.readings),
    projects: results.flatMap(({ entry, result }) => result.projects.map((row) => ({ row, statement: entry.rule }))),
    sheets: tables.flatMap((table) => sheets.get(table) ?? []), statements: interpreted.map(({ rule }) => rule),
    named: interpreted.flatMap(({ rows }) => rows.flatMap(({ read }) => (read.identity.code !== null && read.identity.label !== '' && read.project === null ? [{ code: read.identity.code, name: read.identity.label }] : []))),
    problems: [...problems, ...tables.flatMap((table) => sheetProblems(sheets.get(table)))],
    year: yearOf(tables), department: departmentOf(tables),
  };
}

function untaken(table: PrintedTable): SourceSheet {
  const { sheet } = table.grid;
  const base = { sheet: sheet.name, hidden: sheet.hidden, title: table.title, name: null, statement: null, unit: null, unitFrom: null, columns: [], rows: [], figures: 0, notUnderstood: [] };
  if (table.meaning?.kind === 'unused') return { ...base, name: table.title || sheet.name, status: 'unused', notUnderstood: [table.meaning.rule.reason] };
  const figures = table.body.reduce((sum, row) => sum + row.cells.filter((cell) => cell.figure === 'number' && (cell.key.includes('.') || cell.key.length >= 4)).length, 0);
  return figures < 3 ? { ...base, status: 'skipped' } : { ...base, status: 'unknown', notUnderstood: ['有数字，但没有认出是哪一张表，没有读取'] };
}

const MOST_SENTENCES = 6;

function sheetProblems(sheet: SourceSheet | undefined): string[] {
  if (!sheet || sheet.status === 'unused' || sheet.status === 'skipped') return [];
  const said = sheet.notUnderstood.slice(0, MOST_SENTENCES).map((text) => `工作表“${sheet.sheet}”：${text}。`);
  const more = sheet.notUnderstood.length - said.length;
  const hidden = sheet.hidden && sheet.figures > 0 ? [`工作表“${sheet.sheet}”是隐藏的，已照常读取。`] : [];
  return [...said, ...(more > 0 ? [`工作表“${sheet.sheet}”还有${more}处没有认出。`] : []), ...hidden];
}

/** Two copies of one table (an export saved twice) hold the same texts. */
function sameFigures(a: InterpretedTable, b: InterpretedTable): boolean {
  const texts = (table: PrintedTable): string => table.body.map((row) => row.cells.map((cell) => `${cell.column}:${cell.key}`).join()).join(';');
  return texts(a.table) === texts(b.table);
}

/** Two parts of one table have no row in common but the total; two versions of it have. */
function sharesRows(a: InterpretedTable, b: InterpretedTable): boolean {
  const rows = (table: InterpretedTable): Set<string> => new Set(table.rows.filter(({ read }) => !read.total && read.meaning.kind === 'taken').map(({ read }) => `${read.identity.code ?? ''}|${read.project?.code ?? ''}|${read.identity.label}|${read.identity.texts.get('fund') ?? ''}`));
  const other = rows(b);
  return [...rows(a)].some((row) => other.has(row));
}

/** The year that a workbook names in titles, heads and 部门 lines; null where it names none. */
export function yearOfSource(workbook: RawWorkbook, mapping: SourceMapping): number | null {
  return yearOf(tablesIn(workbook, mapping));
}

function yearOf(tables: readonly PrintedTable[]): number | null {
  const votes = new Map<number, number>();
  for (const table of tables) {
    if (table.meaning === null && table.body.length > 40) continue;
    const rows = table.above.length > 0 ? table.above : table.grid.rows.slice(0, 8);
    const keys = new Set(rows.flatMap((row) => row.cells.map((cell) => cell.key)));
    for (const key of keys) {
      const year = yearIn(key);
      if (year !== null) votes.set(year, (votes.get(year) ?? 0) + 1);
    }
  }
  return [...votes].sort(([a, x], [b, y]) => y - x || b - a)[0]?.[0] ?? null;
}

function departmentOf(tables: readonly PrintedTable[]): string {
  const votes = new Map<string, number>();
  for (const table of tables) for (const row of table.above) row.cells.forEach((cell, index) => {
    const inside = cell.raw.type === 'text' ? departmentName(cell.key) : null;
    if (inside === null) return;
    const beside = row.cells[index + 1];
    const name = inside !== '' ? inside : beside && beside.figure === null && !/单位|年|表$/.test(beside.key) ? beside.key : '';
    if (name.length >= 2) votes.set(name, (votes.get(name) ?? 0) + 1);
  });
  return [...votes].sort(([, x], [, y]) => y - x)[0]?.[0] ?? '';
}
