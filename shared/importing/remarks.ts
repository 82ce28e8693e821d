import type { Role } from '../statement/definition.ts';
import type { ReadingRemark, ViewTable } from '../view/view.ts';
import { saysElision } from './body.ts';
import { cellAddress, columnLetters, type SheetGrid } from './grid.ts';
import type { Departments } from './departments.ts';
import type { InterpretedTable } from './interpret.ts';
import { type Claim, isOfOtherYear } from './parts.ts';
import type { KnownCodes } from './reading.ts';
import type { OtherBlock } from './roles.ts';
import type { TableUnit } from './units.ts';
import type { RecognitionWords } from './words.ts';

export interface RemarkInput {
  readonly departments: Departments;
  readonly year: number;
  readonly interpreted: readonly InterpretedTable[];
  readonly claims: ReadonlyMap<Role, Claim>;
  readonly units: ReadonlyMap<InterpretedTable, TableUnit>;
  readonly others: readonly OtherBlock[];
  readonly grids: readonly SheetGrid[];
  readonly tables: ReadonlyMap<Role, ViewTable>;
  readonly codes: KnownCodes | null;
  readonly words: RecognitionWords;
}

/** Everything that reading could not make sense of or had to decide, in the order of the sheets. */
export function documentRemarks(input: RemarkInput): ReadingRemark[] {
  return [
    ...input.others.flatMap(otherRemark),
    ...input.grids.flatMap((grid) => hiddenRemarks(grid, input.interpreted)),
    ...input.grids.flatMap((grid) => residueRemarks(grid, input)),
    ...[...input.claims.values()].flatMap((claim) => duplicateRemarks(claim, input.year)),
    ...departmentRemarks(input.departments),
    ...input.interpreted.flatMap((table) => tableRemarks(table, numberOf(table, input), input)),
  ];
}

function numberOf(table: InterpretedTable, input: RemarkInput): string {
  return table.source.number ?? input.tables.get(table.source.role)?.number ?? table.form.definition.number;
}

function otherRemark(other: OtherBlock): ReadingRemark[] {
  const first = other.block.rows[0]?.cells[0];
  if (other.problem === null || !first) return [];
  return [{ kind: 'unreadSheet', text: other.problem, source: { sheet: other.block.grid.sheet.name, cell: cellAddress(first.row, first.column) } }];
}

/** What is hidden is read like the rest, and said. */
function hiddenRemarks(grid: SheetGrid, interpreted: readonly InterpretedTable[]): ReadingRemark[] {
  const { sheet } = grid;
  if (!interpreted.some((table) => table.source.block.grid === grid)) return [];
  const what: string[] = [];
  if (sheet.hidden) what.push('整张工作表');
  const filled = (index: number): boolean => grid.rows.some((row) => row.index === index);
  const rows = sheet.hiddenRows.filter(filled);
  const columns = sheet.hiddenColumns.filter((column) => grid.rows.some((row) => row.cells.some((cell) => cell.column === column)));
  if (rows.length > 0) what.push(`第${rows.slice(0, 8).map((row) => row + 1).join('、')}${rows.length > 8 ? '等' : ''}行`);
  if (columns.length > 0) what.push(`${columns.slice(0, 8).map(columnLetters).join('、')}${columns.length > 8 ? '等' : ''}列`);
  return what.length === 0 ? [] : [{ kind: 'hidden', text: `工作表“${sheet.name}”的${what.join('、')}是隐藏的，已照常读取`, source: { sheet: sheet.name, cell: 'A1' } }];
}

/** Placeholders and revision marks anywhere on a sheet that holds a statement. */
function residueRemarks(grid: SheetGrid, input: RemarkInput): ReadingRemark[] {
  const table = input.interpreted.find((candidate) => candidate.source.block.grid === grid);
  if (!table) return [];
  const number = numberOf(table, input);
  return grid.rows.flatMap((row) => row.cells.flatMap((cell): ReadingRemark[] => {
    if (cell.raw.type !== 'text' || cell.figure !== null) return [];
    const found = input.words.residue.find((piece) => cell.key.includes(piece));
    return found === undefined ? [] : [{ kind: 'residue', table: number, text: `“${cell.raw.text.trim().slice(0, 40)}”像是没有删去的模板文字或修订痕迹`, source: { sheet: grid.sheet.name, cell: cellAddress(cell.row, cell.column) } }];
  }));
}

function duplicateRemarks(claim: Claim, year: number): ReadingRemark[] {
  const name = (table: InterpretedTable): string => `工作表“${table.source.block.grid.sheet.name}”`;
  const title = claim.main.source.title || claim.main.form.definition.title;
  const why = (table: InterpretedTable): string => {
    if (isOfOtherYear(table, year)) return `${name(table)}写的是别的年度，取了${year}年度的${name(claim.main)}`;
    return table.source.block.grid.sheet.hidden && !claim.main.source.block.grid.sheet.hidden ? `${name(table)}是隐藏的，取了${name(claim.main)}` : `取了内容较全的${name(claim.main)}`;
  };
  return claim.duplicates.map(({ table, equal }) => ({
    kind: 'duplicateTable' as const, table: table.source.number ?? claim.main.form.definition.number, source: { sheet: table.source.block.grid.sheet.name, cell: cellAddress(table.source.block.rows[0]?.index ?? 0, 0) },
    text: equal ? `${name(table)}与${name(claim.main)}是同一张《${title}》，内容相同，只取一张` : `${name(claim.main)}和${name(table)}都是《${title}》而内容不同，${why(table)}，请删去多余的一张`,
  }));
}

/** Units whose tables stand beside the department's: each once. */
function departmentRemarks({ others, name }: Departments): ReadingRemark[] {
  return [...others].map(([unit, tables]) => {
    const sheets = [...new Set(tables.map((table) => `“${table.source.block.grid.sheet.name}”`))];
    const [first] = tables;
    const source = first && { sheet: first.source.block.grid.sheet.name, cell: cellAddress(first.source.block.rows[0]?.index ?? 0, 0) };
    return { kind: 'otherDepartment' as const, text: `工作表${sheets.slice(0, 3).join('、')}${sheets.length > 3 ? `等${sheets.length}张` : ''}是${unit}的表，本次只读取${name ?? ''}的表，请把该单位的表另存为一个工作簿再检查或导入`, ...(source && { source }) };
  });
}

function tableRemarks(table: InterpretedTable, number: string, input: RemarkInput): ReadingRemark[] {
  const sheet = table.source.block.grid.sheet.name;
  const at = (row: number, column: number): { sheet: string; cell: string } => ({ sheet, cell: cellAddress(row, column) });
  const remarks: ReadingRemark[] = [];
  const unit = input.units.get(table);
  if (unit && (unit.from === 'figures' || unit.from === 'default') && table.form.definition.quantity !== 'count' && table.rows.some((row) => row.cells.some((cell) => cell.amount.decimal !== null && cell.amount.decimal.scaled !== 0n))) {
    remarks.push({ kind: 'unitGuessed', table: number, text: `没有写明金额单位，${unit.from === 'figures' ? '按数字判断为' : '暂按'}${unit.unit}读取`, source: at(table.source.head.rows[0]?.index ?? 0, 0) });
  }
  if (table.source.body.elided && !saysElision(table.source.body.notes)) remarks.push({ kind: 'elided', table: number, text: '表中有只印省略号的行，略去的行按空白处理' });
  for (const problem of table.problems) remarks.push({ kind: problem.kind, table: number, row: problem.row, text: problem.text, source: at(problem.sheetRow, table.source.head.leaves[0]?.column ?? 0) });
  remarks.push(...columnRemarks(table, number, at, input.words));
  return [...remarks, ...cellRemarks(table, number, at), ...learnedRemarks(table, number, at, input.codes)];
}

/** Columns with figures that were not taken, each once: of other stages and years by name, or not understood. */
function columnRemarks(table: InterpretedTable, number: string, at: (row: number, column: number) => { sheet: string; cell: string }, words: RecognitionWords): ReadingRemark[] {
  const understood = new Set(table.columns.flatMap((column) => (column.way === null ? [] : [column.leaf])));
  const filled = new Set(table.rows.flatMap((row) => row.cells.flatMap((cell) => (cell.amount.state === 'number' ? [cell.column.leaf] : []))));
  return [...filled].filter((leaf) => !understood.has(leaf)).sort((a, b) => a.column - b.column).map((leaf): ReadingRemark => {
    const path = leaf.path.join('/');
    const source = at(table.source.head.rows.at(-1)?.index ?? 0, leaf.column);
    if (path === '') return { kind: 'missingHead', table: number, column: columnLetters(leaf.column), text: `${columnLetters(leaf.column)}列有数字而没有表头，未采用`, source };
    const otherStage = [...(table.source.meanings.get(leaf)?.concepts ?? [])].some((concept) => words.exclusive.has(concept));
    return { kind: otherStage ? 'otherColumn' : 'unknownColumn', table: number, column: path, text: otherStage ? `“${path}”一栏不是本年决算数，未采用` : `“${path}”一栏没有认出，未采用`, source };
  });
}

function cellRemarks(table: InterpretedTable, number: string, at: (row: number, column: number) => { sheet: string; cell: string }): ReadingRemark[] {
  return table.rows.flatMap((row) => row.cells.flatMap((cell): ReadingRemark[] => {
    const raw = cell.cell?.raw;
    if (!raw || (raw.type !== 'error' && !raw.uncomputed)) return [];
    const text = raw.uncomputed ? `单元格的公式（${raw.text}）没有计算结果，请在 Excel 或 WPS 中打开并保存后再导入` : `单元格是错误值 ${raw.text}，没有金额可取`;
    return [{ kind: 'errorCell', table: number, row: row.view.code ?? row.view.label, column: cell.column.leaf.path.join('/'), text, source: at(raw.row, raw.column) }];
  }));
}

/** Well-formed codes that the classification does not know are learned with their printed names. */
function learnedRemarks(table: InterpretedTable, number: string, at: (row: number, column: number) => { sheet: string; cell: string }, codes: KnownCodes | null): ReadingRemark[] {
  if (!codes) return [];
  return table.rows.flatMap((row): ReadingRemark[] => {
    const { code } = row.view;
    if (code === undefined || !row.known || row.way !== 'code') return [];
    const dimension = row.view.filter?.economic !== undefined ? 'economic' : 'function';
    if (codes.isKnown(dimension, code)) return [];
    return [{ kind: 'learnedCode', table: number, row: code, text: `科目${code}“${row.view.label}”不在科目表中，已按本表的名称记下`, source: at(row.sheetRow, table.source.head.leaves[0]?.column ?? 0) }];
  });
}
