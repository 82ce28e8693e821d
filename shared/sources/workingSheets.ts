import type { RawWorkbook } from '../importing/sheet.ts';
import { type Fact, type FactDimensions, DIMENSIONS, addressKey } from '../ledger/fact.ts';
import { assemblePlan } from './assemble.ts';
import { unitsOnCovers } from './cover.ts';
import { covers } from './coverage.ts';
import { noTable } from './financeExport.ts';
import { lineFacts } from './lines.ts';
import type { SourceMapping } from './mapping.ts';
import { withOwnFormulas } from './ownFormulas.ts';
import type { SourceConflict, SourceOptions, SourcePlan } from './plan.ts';
import { readTables, tablesIn } from './readTables.ts';
import { type Reading, placeOf } from './reading.ts';
import { oneOfEach } from './settle.ts';
import { shown } from './shown.ts';

/** Whether a workbook holds the program's 底稿. */
export function looksLikeWorkingSheets(workbook: RawWorkbook, mapping: SourceMapping): boolean {
  return tablesIn(workbook, mapping).some((table) => table.meaning?.kind === 'statement' && table.head.length > 0);
}

/**
 * Reads filled 底稿 back: every cell is an entry of its own. Rows of one place are added up; a row of a 类 or 款 whose items are filled
 * as well is their sum and no entry.
 * @throws BadInput no-source-table, table-claimed-twice
 */
export function readWorkingSheets(source: RawWorkbook, mapping: SourceMapping, options: SourceOptions): SourcePlan {
  const workbook = withOwnFormulas(source);
  const read = readTables(workbook, mapping, options);
  if (read.statements.length === 0) throw noTable(workbook, mapping);
  const entryStatements = new Set(read.statements.filter((rule) => rule.entries).map(({ id }) => id));
  const problems = new Set<string>();
  const entries = read.readings.filter(({ statement, filter }) => entryStatements.has(statement) && filter.measure !== 'line');
  const facts = entryFacts(entries, options, problems);
  // A fixed line stands once; written twice with two figures it is a contradiction, not a sum.
  const lines = oneOfEach(read.readings.filter(({ statement, filter }) => entryStatements.has(statement) && filter.measure === 'line'), []);
  const conflicts: SourceConflict[] = [...lines.conflicts];
  return assemblePlan(workbook, mapping, read, options, { facts: [...facts, ...lineFacts(lines.kept, options, conflicts)], conflicts, problems, units: unitsOnCovers(workbook, mapping) });
}

/** A typed zero says something of a budget; elsewhere it is nothing. */
function counts(reading: Reading): boolean {
  return reading.quantity !== 0 || reading.filter.measure === 'budget';
}

function entryFacts(entries: readonly Reading[], options: SourceOptions, problems: Set<string>): Fact[] {
  const facts = new Map<string, Fact>();
  for (const reading of entries.filter(counts)) {
    if (isSum(reading, entries, problems) || !isComplete(reading, problems)) continue;
    const fact = factOf(reading, options);
    const known = facts.get(addressKey(fact));
    facts.set(addressKey(fact), known ? { ...known, quantity: known.quantity + fact.quantity } : fact);
  }
  return [...facts.values()];
}

/** A coarser code beside its own finer ones in the same column states them once more. */
function isSum(reading: Reading, entries: readonly Reading[], problems: Set<string>): boolean {
  const code = reading.filter.function ?? reading.filter.economic;
  if (typeof code !== 'string') return false;
  const finer = entries.filter((other) => other.statement === reading.statement && other.quantity !== 0 && sameColumn(reading, other) && covers(reading.filter, other.filter) && isFinerCode(reading, other));
  if (finer.length === 0) return false;
  // Of 类, 款 and 项 all filled, only the finest count.
  const finest = finer.filter((other) => !finer.some((below) => isFinerCode(other, below) && covers(other.filter, below.filter)));
  const sum = finest.reduce((total, other) => total + other.quantity, 0);
  if (sum !== reading.quantity) problems.add(`${placeOf(reading)}科目${code}的${shown(reading)}与其下各科目之和${shown({ ...reading, quantity: sum })}不相等，已按下级科目取数，请核对。`);
  return true;
}

function isFinerCode(coarse: Reading, fine: Reading): boolean {
  const length = (reading: Reading): number => String(reading.filter.function ?? '').length + String(reading.filter.economic ?? '').length;
  return length(fine) > length(coarse);
}

function sameColumn(a: Reading, b: Reading): boolean {
  return a.filter.measure === b.filter.measure && a.filter.project === b.filter.project && a.filter.kind === b.filter.kind;
}

/** Balances and budgets need their fund. */
function isComplete(reading: Reading, problems: Set<string>): boolean {
  const { measure, fund } = reading.filter;
  const needsFund = measure === 'opening' || measure === 'openingAdjustment' || measure === 'budget';
  if (!needsFund || typeof fund === 'string') return true;
  problems.add(`${placeOf(reading)}没有选资金性质，${shown(reading)}未取数，请在“资金性质”一栏选择后再导入。`);
  return false;
}

function factOf(reading: Reading, options: SourceOptions): Fact {
  const dimensions: Partial<Record<(typeof DIMENSIONS)[number], string>> = {};
  for (const dimension of DIMENSIONS) {
    const value = reading.filter[dimension];
    if (typeof value === 'string') dimensions[dimension] = value;
  }
  const place: FactDimensions = dimensions;
  return { period: options.period ?? 'current', unit: options.unit, measure: measureOf(reading), dimensions: place, quantity: reading.quantity, quantityKind: reading.quantityKind, origin: `import:${reading.sheet}!${reading.cell}` };
}

function measureOf(reading: Reading): Fact['measure'] {
  const { measure } = reading.filter;
  switch (measure) {
    case undefined: case 'closing': case 'carriedIn': case 'resources': case 'applications': throw new RangeError(`no entry of ${measure ?? 'nothing'}`);
    default: return measure;
  }
}
