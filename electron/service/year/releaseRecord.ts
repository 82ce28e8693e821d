import { BadInput } from '../../../shared/badInput.ts';
import { type ComparedTotal, compareApproval } from '../../../shared/checks/findings/approvalFindings.ts';
import { FISCAL_FUNDS, type Fact, type Filter } from '../../../shared/ledger/fact.ts';
import { FactIndex } from '../../../shared/statement/factIndex.ts';
import type { ReadConnection, WriteConnection } from '../../ledger/connection.ts';
import type { Approval } from '../../ledger/subjects/approval.ts';
import { listFacts, putFact, removeFact } from '../../ledger/subjects/facts.ts';
import { type Unit, listUnits, putUnit } from '../../ledger/subjects/units.ts';
import type { LedgerBook } from './ledgerBook.ts';

/** The totals of a 批复 as typed or stored against the department's book. */
export function comparedTotals(book: LedgerBook, approval: Pick<Approval, 'totals'>): ComparedTotal[] {
  return compareApproval(book.view, { documentNumber: '', totals: approval.totals });
}

/** One line of the department's sum by unit; amounts in fen in the order of `UNIT_COLUMNS`, null where nothing was entered. */
export interface UnitTotals {
  readonly code: string;
  readonly name: string;
  readonly kind: 'unit' | 'cancellation' | 'department';
  readonly amounts: readonly (number | null)[];
}

export const UNIT_COLUMNS: readonly { readonly name: string; readonly filter: Filter }[] = [
  { name: '本年收入', filter: { measure: 'income' } },
  { name: '其中财政拨款', filter: { measure: 'income', source: FISCAL_FUNDS } },
  { name: '本年支出', filter: { measure: 'expenditure' } },
  { name: '基本支出', filter: { measure: 'expenditure', nature: 'basic' } },
  { name: '项目支出', filter: { measure: 'expenditure', nature: 'project' } },
  { name: '年初结转和结余', filter: { measure: 'carriedIn' } },
  { name: '年末结转和结余', filter: { measure: 'closing' } },
];

/** Main totals of every unit, of what cancels between them, and of the department, which is the sum of the same facts. */
export function unitTotals(facts: readonly Fact[], units: readonly Unit[], department: string): UnitTotals[] {
  const amounts = (codes?: readonly string[]): (number | null)[] => {
    const index = new FactIndex(facts, codes);
    return UNIT_COLUMNS.map(({ filter }) => index.quantity(filter));
  };
  return [
    ...units.map(({ code, name, nature }): UnitTotals => ({ code, name, kind: nature === 'cancellation' ? 'cancellation' : 'unit', amounts: amounts([code]) })),
    { code: '', name: department, kind: 'department', amounts: amounts() },
  ];
}

export const CANCELLING_UNIT: Unit = { code: '抵销', name: '内部往来抵销', nature: 'cancellation', level: '' };

/** What one unit books as income and another one as expenditure. */
export const CANCELLATION_PAIRS = [
  { pair: 'subsidy', source: 'superiorSubsidy', nature: 'affiliateSubsidy', income: '上级补助收入', expenditure: '对附属单位补助支出' },
  { pair: 'remittance', source: 'affiliateRemittance', nature: 'remittedUp', income: '附属单位上缴收入', expenditure: '上缴上级支出' },
] as const;
export type CancellationPair = (typeof CANCELLATION_PAIRS)[number]['pair'];

/** What cancels of one pair: amounts in fen as entered (positive), by 科目; and what the units themselves have booked. */
export interface Cancellation {
  readonly pair: CancellationPair;
  readonly income: string;
  readonly expenditure: string;
  readonly unitsIncome: number;
  readonly unitsExpenditure: number;
  readonly rows: readonly { readonly function: string; readonly income: number | null; readonly expenditure: number | null }[];
  readonly agrees: boolean;
}

export function listCancellations(facts: readonly Fact[], units: readonly Unit[]): Cancellation[] {
  const cancelling = new Set(units.filter(({ nature }) => nature === 'cancellation').map(({ code }) => code));
  const current = facts.filter(({ period }) => period === 'current');
  return CANCELLATION_PAIRS.map(({ pair, source, nature, income, expenditure }): Cancellation => {
    const gained = current.filter(({ measure, dimensions }) => measure === 'income' && dimensions.source === source);
    const spent = current.filter(({ measure, dimensions }) => measure === 'expenditure' && dimensions.nature === nature);
    const own = (list: readonly Fact[]): Fact[] => list.filter(({ unit }) => cancelling.has(unit));
    const sum = (list: readonly Fact[]): number => list.reduce((total, { quantity }) => total + quantity, 0);
    const codes = [...new Set([...own(gained), ...own(spent)].map(({ dimensions }) => dimensions.function ?? ''))].sort();
    const at = (list: readonly Fact[], code: string): number | null => {
      const found = own(list).filter(({ dimensions }) => (dimensions.function ?? '') === code);
      return found.length === 0 ? null : -sum(found);
    };
    return {
      pair, income, expenditure, unitsIncome: sum(gained) - sum(own(gained)), unitsExpenditure: sum(spent) - sum(own(spent)),
      rows: codes.map((code) => ({ function: code, income: at(gained, code), expenditure: at(spent, code) })), agrees: sum(own(gained)) === sum(own(spent)),
    };
  });
}

export interface NewCancellation {
  readonly pair: CancellationPair;
  readonly incomeFunction: string;
  readonly expenditureFunction: string;
  /** Fen, positive. */
  readonly amount: number;
}

/** Enters what cancels on both sides, in place of what stood at these 科目. Throws BadInput `bad-code`, `bad-amount`. */
export function putCancellation(tx: WriteConnection, book: number, { pair, incomeFunction, expenditureFunction, amount }: NewCancellation): void {
  for (const code of [incomeFunction, expenditureFunction]) if (!/^\d{7}$/.test(code)) throw new BadInput('bad-code', `科目代码“${code}”不对：抵销要按项级科目登记，请填 7 位的功能分类代码，如 2101501。`);
  if (amount <= 0) throw new BadInput('bad-amount', '抵销金额要大于零：请按一方记的收入（另一方记的支出）填写正数，程序自动作减数。');
  const unit = cancellingUnit(tx, book) ?? CANCELLING_UNIT;
  putUnit(tx, book, unit);
  const { source, nature } = pairOf(pair);
  const common = { period: 'current', unit: unit.code, quantity: -amount, quantityKind: 'fen', origin: 'entry' } as const;
  putFact(tx, book, { ...common, measure: 'income', dimensions: { source, function: incomeFunction } });
  putFact(tx, book, { ...common, measure: 'expenditure', dimensions: { fund: 'nonFiscal', nature, function: expenditureFunction } });
}

/** Takes back what cancels at a 科目, on both sides. */
export function removeCancellation(tx: WriteConnection, book: number, pair: CancellationPair, functionCode: string): void {
  const unit = cancellingUnit(tx, book);
  if (unit === null) return;
  const { source, nature } = pairOf(pair);
  for (const fact of listFacts(tx, book, { period: 'current', unit: unit.code })) {
    if ((fact.dimensions.function ?? '') !== functionCode) continue;
    if ((fact.measure === 'income' && fact.dimensions.source === source) || (fact.measure === 'expenditure' && fact.dimensions.nature === nature)) removeFact(tx, book, fact);
  }
}

function pairOf(pair: CancellationPair): (typeof CANCELLATION_PAIRS)[number] {
  const found = CANCELLATION_PAIRS.find((known) => known.pair === pair);
  if (found === undefined) throw new RangeError(pair);
  return found;
}

function cancellingUnit(read: ReadConnection, book: number): Unit | null {
  return listUnits(read, book).find(({ nature }) => nature === 'cancellation') ?? null;
}
