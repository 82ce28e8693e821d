import type { RawWorkbook } from '../importing/sheet.ts';
import { squeeze } from '../importing/normalise.ts';
import type { Fact } from '../ledger/fact.ts';
import { assemblePlan } from './assemble.ts';
import { disagreements } from './disagreements.ts';
import { inGrain, noTable } from './financeExport.ts';
import { lineFacts } from './lines.ts';
import type { SourceMapping } from './mapping.ts';
import type { SourceConflict, SourceOptions, SourcePlan } from './plan.ts';
import { readTables, tablesIn } from './readTables.ts';
import type { Reading } from './reading.ts';
import { oneOfEach, settleFacts } from './settle.ts';

/** Whether a workbook holds budget tables and no 决算: its titles say so. */
export function looksLikeBudget(workbook: RawWorkbook, mapping: SourceMapping): boolean {
  const known = tablesIn(workbook, mapping).filter((table) => table.meaning?.kind === 'statement' && table.head.length > 0);
  if (known.length === 0) return false;
  const says = (word: string): boolean => workbook.sheets.some((sheet) => squeeze(sheet.name).includes(word) || sheet.cells.some((cell) => cell.row < 4 && cell.type === 'text' && cell.text.length < 60 && squeeze(cell.text).includes(word)))
    || known.some((table) => table.columns.some(({ path }) => path.some((label) => squeeze(label).includes(word))));
  return says('预算') && !workbook.sheets.some((sheet) => sheet.cells.some((cell) => cell.row < 4 && cell.type === 'text' && cell.text.length < 60 && squeeze(cell.text).includes('决算')));
}

/**
 * Reads 预算批复 or published budget tables: 支出预算 by fund and function, 三公, 机关运行, 政府采购 at their stages, and the projects'
 * budgets. 年初 where nothing is said; tables and columns of 调整 or 全年预算 give the adjusted stage.
 * @throws BadInput no-source-table, unit-unknown, table-claimed-twice
 */
export function readBudget(workbook: RawWorkbook, mapping: SourceMapping, options: SourceOptions): SourcePlan {
  const read = readTables(workbook, mapping, options);
  if (read.statements.length === 0) throw noTable(workbook, mapping);
  const adjusted = adjustedTables(read.sheets, workbook);
  const stated = read.readings.filter(({ filter }) => filter.project === undefined).map((reading) => (adjusted.has(reading.sheet) && reading.filter.stage === 'initial' ? { ...reading, filter: { ...reading.filter, stage: 'adjusted' } } : reading));
  const { kept, conflicts: doubles } = oneOfEach(stated, mapping.file.statements.map(({ id }) => id));
  const money = kept.filter(({ filter }) => filter.measure === 'budget');
  const settling = settleFacts(read, money, options);
  const conflicts: SourceConflict[] = [...doubles, ...disagreements(money, settling, options)];
  const facts = [...withKnownZeros(inGrain(settling.facts, options), money, options), ...lineFacts(kept, options, conflicts)];
  return assemblePlan(workbook, mapping, read, options, { facts, conflicts, problems: settling.problems, units: [] });
}

/** A title that says 调整 makes its sheet's budgets the adjusted ones, unless its heads tell the stages apart. */
function adjustedTables(sheets: SourcePlan['sheets'], workbook: RawWorkbook): Set<string> {
  return new Set(sheets.filter((sheet) => {
    const said = /调整|全年预算/.test(squeeze(sheet.title || sheet.sheet)) || (sheet.title === '' && /调整|全年预算/.test(squeeze(workbook.file)));
    return said && !sheet.columns.some((column) => column.filter?.stage !== undefined);
  }).map(({ sheet }) => sheet));
}

/** A printed zero is a budget where the other stage of the same place has money: nothing at first, or nothing any more. */
function withKnownZeros(facts: readonly Fact[], readings: readonly Reading[], options: SourceOptions): Fact[] {
  const place = (fact: { readonly fund?: unknown; readonly function?: unknown }, stage: unknown): string => `${String(fact.fund)}|${String(fact.function)}|${String(stage)}`;
  const filled = new Set(facts.map(({ dimensions }) => place(dimensions, dimensions.stage)));
  const zeros = readings.filter(({ filter, quantity }) => {
    const other = filter.stage === 'initial' ? 'adjusted' : 'initial';
    return quantity === 0 && filter.nature === undefined && typeof filter.fund === 'string' && typeof filter.function === 'string' && filled.has(place(filter, other)) && !filled.has(place(filter, filter.stage));
  });
  return [...facts, ...zeros.map(({ filter, sheet, cell }): Fact => ({
    period: options.period ?? 'current', unit: options.unit, measure: 'budget', quantity: 0, quantityKind: 'fen', origin: `import:${sheet}!${cell}`,
    dimensions: { fund: String(filter.fund), function: String(filter.function), stage: String(filter.stage) },
  }))];
}
