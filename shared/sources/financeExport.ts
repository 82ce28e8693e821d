import { BadInput } from '../badInput.ts';
import { headKey } from '../importing/normalise.ts';
import type { RawWorkbook } from '../importing/sheet.ts';
import { type Fact, addressKey } from '../ledger/fact.ts';
import { assemblePlan } from './assemble.ts';
import { unitsOnCovers } from './cover.ts';
import { disagreements } from './disagreements.ts';
import { headConcepts, sameConcepts } from './headConcepts.ts';
import { lineFacts } from './lines.ts';
import type { SourceMapping, StatementRule } from './mapping.ts';
import type { SourceConflict, SourceOptions, SourcePlan } from './plan.ts';
import type { PrintedTable } from './printedTable.ts';
import { splitByProject } from './projects.ts';
import { readTables, tablesIn } from './readTables.ts';
import { oneOfEach, settleFacts } from './settle.ts';
import { isExportName, isPublishedTitle } from './titles.ts';

/**
 * Whether a workbook is a 财决 export: sheets named as the program names them; or, where no table has a title that only published ones
 * have, tables that the export has (机构运行信息表, 支出决算明细表), or 总表 with 年初预算数 and 决算数 side by side.
 */
export function looksLikeFinanceExport(workbook: RawWorkbook, mapping: SourceMapping): boolean {
  const tables = tablesIn(workbook, mapping).filter((table) => table.meaning?.kind === 'statement');
  if (tables.some((table) => isExportName(table.grid.sheet.name))) return true;
  return !printsPublishedTables(workbook, mapping) && tables.some((table) => {
    if (table.meaning?.kind !== 'statement') return false;
    const { rule } = table.meaning;
    if (rule.distinct) return hasItsColumns(table, rule, mapping);
    const heads = new Set(table.columns.flatMap(({ path }) => path.map((label) => mapping.concepts.get(headKey(label)) ?? '')));
    return rule.rows === 'lines' && heads.has('initial') && heads.has('final');
  });
}

/** How far down a sheet a title may stand: under a cover line, a number and the department. */
const TITLE_ROWS = 6;

function printsPublishedTables(workbook: RawWorkbook, mapping: SourceMapping): boolean {
  return workbook.sheets.some((sheet) => sheet.cells.some((cell) => cell.row < TITLE_ROWS && cell.type === 'text' && isPublishedTitle(cell.text, mapping)));
}

/** A title alone may be a published table under a shortened name; with the columns of its own it is not. */
function hasItsColumns(table: PrintedTable, rule: StatementRule, mapping: SourceMapping): boolean {
  if (rule.economic) return table.columns.length >= 12;
  if (rule.rows === 'keys' || rule.rows === 'total') return table.head.length > 0;
  const known = (rule.columns ?? []).flatMap(({ heads }) => (heads ? [headConcepts(heads, mapping, null)] : []));
  const matched = known.filter((concepts) => concepts.size > 0 && table.columns.some(({ path }) => path.length > 0 && sameConcepts(headConcepts(path, mapping, null), concepts)));
  return matched.length >= 3;
}

/**
 * Reads this year's 财决 export into a plan of facts: 决算数 by the finest tables, budgets by class, projects, 三公 and the like.
 * Tables are known by title and head words; what was not understood stands in `sheets` and `problems`.
 * @throws BadInput no-source-table when no table is known; unit-unknown; table-claimed-twice
 */
export function readFinanceExport(workbook: RawWorkbook, mapping: SourceMapping, options: SourceOptions): SourcePlan {
  const read = readTables(workbook, mapping, options);
  if (read.statements.length === 0) throw noTable(workbook, mapping);
  const order = mapping.file.statements.map(({ id }) => id);
  const stated = read.readings.filter(({ filter }) => filter.project === undefined);
  const { kept, conflicts: doubles } = oneOfEach(stated, order);
  const conflicts: SourceConflict[] = [...doubles];
  const settling = settleFacts(read, kept.filter(({ filter }) => filter.measure !== 'line'), options);
  conflicts.push(...disagreements(kept, settling, options));
  const divided = splitByProject(settling.facts, read.readings, settling.problems);
  const facts = [...inGrain(divided, options), ...lineFacts(kept, options, conflicts)];
  return assemblePlan(workbook, mapping, read, options, { facts: facts.filter((fact) => fact.measure === 'line' || fact.quantity !== 0), conflicts, problems: settling.problems, units: unitsOnCovers(workbook, mapping) });
}

export function noTable(workbook: RawWorkbook, mapping: SourceMapping): BadInput {
  const names = workbook.sheets.slice(0, 5).map((sheet) => `“${sheet.name}”`).join('、');
  return new BadInput('no-source-table', `“${workbook.file}”里没有认出任何${mapping.file.name}的表（工作表${names}${workbook.sheets.length > 5 ? '等' : ''}），请确认选对了文件，并保留各表的标题和表头后再导入。`);
}

/** Economic items by function only where somebody uses them; budgets have no nature. */
export function inGrain(facts: readonly Fact[], options: SourceOptions): Fact[] {
  const merged = new Map<string, Fact>();
  for (const fact of facts) {
    const { function: code, nature, ...rest } = fact.dimensions;
    const coarse = fact.measure === 'budget' ? { ...rest, ...(code !== undefined && { function: code }) }
      : fact.measure === 'economic' && options.economicGrain !== 'function' ? { ...rest, ...(nature !== undefined && { nature }) } : fact.dimensions;
    const placed: Fact = { ...fact, dimensions: coarse };
    const known = merged.get(addressKey(placed));
    merged.set(addressKey(placed), known ? { ...known, quantity: known.quantity + placed.quantity } : placed);
  }
  return [...merged.values()];
}

