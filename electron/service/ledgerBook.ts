import type { Fact } from '../../shared/ledger/fact.ts';
import type { Pack } from '../../shared/pack/pack.ts';
import { type EvaluatedBook, evaluateBook } from '../../shared/statement/evaluate.ts';
import { viewOfStatements } from '../../shared/view/fromStatements.ts';
import type { BookView } from '../../shared/view/view.ts';
import type { Ledger } from '../ledger/ledger.ts';
import { listApprovedRounding } from '../ledger/subjects/approvedRounding.ts';
import { readPack } from '../ledger/subjects/books.ts';
import { readBureau } from '../ledger/subjects/bureau.ts';
import { listFacts } from '../ledger/subjects/facts.ts';
import { listLearnedCodes } from '../ledger/subjects/learnedCodes.ts';
import { listUnits, WHOLE_DEPARTMENT } from '../ledger/subjects/units.ts';
import { type Library, codeNames } from './library.ts';

/** A year of the ledger, evaluated: what every output and every check starts from. */
export interface LedgerBook {
  readonly year: number;
  readonly department: string;
  readonly pack: Pack;
  readonly facts: readonly Fact[];
  readonly units: readonly string[];
  readonly figures: EvaluatedBook;
  readonly view: BookView;
}

export interface LedgerBookOptions {
  /** One unit's own 单位决算 instead of the department's. */
  readonly unit?: string;
}

/** Evaluates one year. Throws BadInput `no-such-book`. */
export function openBook(ledger: Ledger, library: Library, year: number, options: LedgerBookOptions = {}): LedgerBook {
  const pack = readPack(ledger.read, year);
  const facts = listFacts(ledger.read, year);
  const units = listUnits(ledger.read, year);
  const names = codeNames(library, year, listLearnedCodes(ledger.read, year));
  const own = options.unit === undefined ? undefined : units.find((unit) => unit.code === options.unit);
  const department = own?.name ?? readBureau(ledger.read)?.name ?? '';
  const approved = listApprovedRounding(ledger.read, year, options.unit ?? WHOLE_DEPARTMENT);
  const figures = evaluateBook({ year, facts, approved, statements: pack.statements, names, ...(options.unit !== undefined && { units: [options.unit] }) });
  const view: BookView = { ...viewOfStatements({ packId: pack.id, year, department, tables: figures.tables, digit: precisionOf(facts) }), openingAdjustments: adjustmentsOf(figures) };
  return { year, department, pack, facts, units: units.filter((unit) => unit.nature !== 'cancellation').map((unit) => unit.name), figures, view };
}

/** Entered adjustments by the printed opening balance that they belong to. */
function adjustmentsOf(figures: EvaluatedBook): Map<string, number> {
  const adjustments = new Map<string, number>();
  for (const table of figures.tables) for (const panel of table.panels) for (const row of panel.rows) for (const cell of row.cells.values()) {
    if (cell.filter?.measure !== 'carriedIn') continue;
    const amount = figures.facts.quantity({ ...cell.filter, measure: 'openingAdjustment' });
    if (amount !== null && amount !== 0) adjustments.set(cell.signature, amount);
  }
  return adjustments;
}

/** The last digit that this year's money carries: facts entered in 万元 with two decimals are all multiples of 100 元. */
export function precisionOf(facts: readonly Fact[]): number {
  const money = facts.filter((fact) => fact.period === 'current' && fact.quantityKind === 'fen' && fact.measure !== 'line' && fact.measure !== 'budget' && fact.quantity !== 0);
  for (const digit of [1_000_000, 100_000, 10_000, 1_000, 100]) {
    if (money.length > 0 && money.every((fact) => fact.quantity % digit === 0)) return Math.min(digit, 10_000);
  }
  return 1;
}
