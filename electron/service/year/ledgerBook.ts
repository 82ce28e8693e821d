import type { Fact, Filter } from '../../../shared/ledger/fact.ts';
import { LINE_KEYS } from '../../../shared/ledger/lineKeys.ts';
import type { AgencyOperation } from '../../../shared/narrative/facts/lines.ts';
import type { Pack } from '../../../shared/pack/pack.ts';
import { type EvaluatedBook, type ShownRow, evaluateBook } from '../../../shared/statement/evaluate.ts';
import { leafFilters } from '../../../shared/statement/definition.ts';
import type { StatementTable } from '../../../shared/statement/table.ts';
import { type LedgerViewInput, viewOfStatements } from '../../../shared/view/fromStatements.ts';
import type { BookView, UnitBook } from '../../../shared/view/view.ts';
import type { Ledger } from '../../ledger/ledger.ts';
import { readApproval } from '../../ledger/subjects/approval.ts';
import { listApprovedRounding } from '../../ledger/subjects/approvedRounding.ts';
import { departmentOf, readPack } from '../../ledger/subjects/books.ts';
import { listComparable } from '../../ledger/subjects/comparable.ts';
import { listFacts } from '../../ledger/subjects/facts.ts';
import { listLearnedCodes } from '../../ledger/subjects/learnedCodes.ts';
import { listLockEvents } from '../../ledger/subjects/lock.ts';
import { type Unit, listUnits, WHOLE_DEPARTMENT } from '../../ledger/subjects/units.ts';
import { agencyOperation } from '../narrative/agencyOperation.ts';
import { type CodeNames, type Library, codeNames } from '../packs/library.ts';
import { type Performance, openPerformance } from '../performance/performance.ts';
import { type WorkingBook, openWorkingBook } from './workingBook.ts';

/** A year of the ledger, evaluated: what every output and every check starts from. */
export interface LedgerBook {
  readonly year: number;
  readonly department: string;
  readonly pack: Pack;
  readonly facts: readonly Fact[];
  readonly units: readonly string[];
  readonly figures: EvaluatedBook;
  readonly view: BookView;
  /** 填报底稿, beside the statements. */
  readonly working: WorkingBook;
  /** Null where nothing was self-evaluated. */
  readonly performance: Performance | null;
  /** 公用经费 of the 行政 and 参公 units, where there are others too. */
  readonly agencyOperation: AgencyOperation | undefined;
}

export interface LedgerBookOptions {
  /** One unit's own 单位决算 instead of the department's. */
  readonly unit?: string;
  /** Code rows to show before they have an amount. */
  readonly shown?: readonly ShownRow[];
  /** The same year before an edit, and the view that follows it: what the edit did not touch is taken from there. */
  readonly after?: { readonly book: LedgerBook | null; readonly view: (input: LedgerViewInput) => BookView };
}

/** Evaluates one year. Throws BadInput `no-such-book`. */
export function openBook(ledger: Ledger, library: Library, year: number, options: LedgerBookOptions = {}): LedgerBook {
  const pack = readPack(ledger.read, year);
  const facts = listFacts(ledger.read, year);
  const units = listUnits(ledger.read, year);
  const names = namesOf(ledger, library, year);
  const own = options.unit === undefined ? undefined : units.find((unit) => unit.code === options.unit);
  const department = own?.name ?? departmentOf(ledger.read, year);
  const approved = listApprovedRounding(ledger.read, year, options.unit ?? WHOLE_DEPARTMENT);
  const figures = evaluateBook({ year, facts, approved, statements: pack.statements, names, ...(options.unit !== undefined && { units: [options.unit] }), ...(options.shown && { shown: options.shown }) }, options.after?.book?.figures);
  const view: BookView = {
    ...(options.after?.view ?? viewOfStatements)({ packId: pack.id, year, department, tables: figures.tables, digit: precisionOf(facts) }), openingAdjustments: adjustmentsOf(figures), unprintedLines: unprintedLinesOf(figures),
    ...recordsOf(ledger, library, year, options.unit ?? null), ...(options.unit === undefined && unitBooks(ledger, library, year, units)),
  };
  const working = openWorkingBook(library, { year, pack, facts, figures, names: { ...names, projectName: (code) => ledger.read.get('project', { book: year, code })?.name ?? code }, ...(options.shown && { shown: options.shown }) });
  const performance = openPerformance(ledger, library, year, { department, ...(own !== undefined && { implementingUnit: own.name }) });
  const agency = agencyOperation(facts, own === undefined ? units : [own]);
  return { year, department, pack, facts, agencyOperation: agency, units: units.filter((unit) => unit.nature !== 'cancellation').map((unit) => unit.name), figures, view, working, performance };
}

const NAMES = new WeakMap<Ledger, Map<number, { readonly learned: string; readonly names: CodeNames }>>();

/** The names of a year's codes: the same object until one is learned. */
function namesOf(ledger: Ledger, library: Library, year: number): CodeNames {
  const years = NAMES.get(ledger) ?? new Map<number, { readonly learned: string; readonly names: CodeNames }>();
  NAMES.set(ledger, years);
  const codes = listLearnedCodes(ledger.read, year);
  const learned = JSON.stringify(codes);
  const known = years.get(year);
  if (known?.learned === learned) return known.names;
  const names = codeNames(library, year, codes);
  years.set(year, { learned, names });
  return names;
}

type BookRecords = Pick<BookView, 'approval' | 'restatements' | 'lastYearPublished'>;

/** What the checks hold the book against beside its figures: the 批复 (of the department), restated last-year values, the locked year before. */
function recordsOf(ledger: Ledger, library: Library, year: number, unit: string | null): BookRecords {
  const approval = unit === null ? readApproval(ledger.read, year) : null;
  const restatements = new Map(listComparable(ledger.read, year).filter((value) => value.unit === (unit ?? WHOLE_DEPARTMENT)).map((value) => [value.signature, value.reason]));
  const published = ledger.read.get('book', { year: year - 1 })?.locked === 'yes' ? lockedView(ledger, library, year - 1, unit) : undefined;
  return { ...(approval && { approval }), restatements, ...(published && { lastYearPublished: published }) };
}

const LOCKED_VIEWS = new WeakMap<Ledger, Map<string, BookView>>();

/** A year does not change while it is locked: it is evaluated once for each lock, by the pack that it was locked with. */
function lockedView(ledger: Ledger, library: Library, year: number, unit: string | null): BookView {
  const views = LOCKED_VIEWS.get(ledger) ?? new Map<string, BookView>();
  LOCKED_VIEWS.set(ledger, views);
  const key = `${year}|${unit ?? ''}|${listLockEvents(ledger.read, year).length}`;
  const view = views.get(key) ?? openBook(ledger, library, year, unit === null ? {} : { unit }).view;
  views.set(key, view);
  return view;
}

/**
 * The unit books of a department that has entries which cancel money between its units. Without such entries the department is the sum of
 * the same facts by construction, and nothing is evaluated twice.
 */
function unitBooks(ledger: Ledger, library: Library, year: number, units: readonly Unit[]): Pick<BookView, 'units'> {
  if (!units.some((unit) => unit.nature === 'cancellation')) return {};
  return { units: units.map((unit): UnitBook => ({ name: unit.name, cancels: unit.nature === 'cancellation', view: openBook(ledger, library, year, { unit: unit.code }).view })) };
}

/** Entered adjustments by the printed opening balance that they belong to. */
function adjustmentsOf(figures: EvaluatedBook): Map<string, number> {
  const adjustments = new Map<string, number>();
  if (figures.facts.facts('openingAdjustment').length === 0) return adjustments;
  for (const table of figures.tables) for (const panel of table.panels) for (const row of panel.rows) for (const cell of row.cells.values()) {
    if (cell.filter?.measure !== 'carriedIn') continue;
    const amount = figures.facts.quantity({ ...cell.filter, measure: 'openingAdjustment' });
    if (amount !== null && amount !== 0) adjustments.set(cell.signature, amount);
  }
  return adjustments;
}

/** Keys of the fixed lines that a table prints. */
function linesOf({ definition, panels }: StatementTable): string[] {
  const asks = ({ filter }: { readonly filter?: Filter | null | undefined }): boolean => filter?.measure === 'line';
  if (!definition.panels.some((panel) => asks(panel) || panel.rows.some(asks) || leafFilters(panel.columns).values().some((filter) => asks({ filter })))) return [];
  return panels.flatMap((panel) => panel.rows.flatMap((row) => [...row.cells.values()].flatMap(({ filter }) => (filter?.measure === 'line' && typeof filter.key === 'string' ? [filter.key] : []))));
}

/** Fixed lines with a figure of which no table of the book has a cell. */
function unprintedLinesOf({ tables, facts }: EvaluatedBook): Map<string, number> {
  const printed = new Set(tables.flatMap(linesOf));
  const lines = new Map<string, number>();
  for (const { key } of LINE_KEYS) {
    const amount = printed.has(key) ? null : facts.quantity({ measure: 'line', key, stage: 'final' });
    if (amount !== null) lines.set(key, amount);
  }
  return lines;
}

/** The last digit that this year's money carries: facts entered in 万元 with two decimals are all multiples of 100 元. */
export function precisionOf(facts: readonly Fact[]): number {
  const money = facts.filter((fact) => fact.period === 'current' && fact.quantityKind === 'fen' && fact.measure !== 'line' && fact.measure !== 'budget' && fact.quantity !== 0);
  return money.length === 0 ? 1 : [10_000, 1_000, 100].find((digit) => money.every((fact) => fact.quantity % digit === 0)) ?? 1;
}
