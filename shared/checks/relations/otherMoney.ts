import { FISCAL_FUNDS, INCOME_SOURCES } from '../../ledger/fact.ts';
import { type FigureIndex, cellMeaning } from '../figureIndex.ts';

export const FISCAL_SET = [...FISCAL_FUNDS].sort().join('+');

const OTHER_SOURCES = INCOME_SOURCES.filter((source) => !FISCAL_FUNDS.some((fund) => fund === source));

/** Amounts that both 总表 print, of all money and of fiscal money. */
const COMPARED = ['carriedIn', 'expenditure', 'closing', 'resources', 'applications'] as const;

/**
 * True when the book has no other money than the fiscal funds, so that what is printed of all money must equal what is printed of
 * fiscal money. One wrong figure must not decide this: an income counts only where every table that prints it has it, and more than
 * half of the compared totals must agree. False when there is other money or nothing to tell it by.
 */
export function hasOnlyFiscalMoney(index: FigureIndex): boolean {
  for (const source of OTHER_SOURCES) {
    const printed = index.bySignature.get(`income|source=${source}`) ?? [];
    if (printed.length > 0 && printed.every((cell) => cell.value !== 0)) return false;
  }
  let compared = 0;
  let equal = 0;
  for (const measure of COMPARED) {
    const all = cellMeaning(index, measure);
    const fiscal = cellMeaning(index, `${measure}|fund=${FISCAL_SET}`);
    if (all === undefined || fiscal === undefined) continue;
    compared += 1;
    if (Math.abs(all.value - fiscal.value) <= Math.max(all.digit, fiscal.digit)) equal += 1;
  }
  return compared >= 3 && equal * 2 > compared;
}

/** True when some table prints expenditure or income of the fund. */
export function hasMoney(index: FigureIndex, fund: string): boolean {
  const meanings = [`expenditure|fund=${fund}`, `income|source=${fund}`, `carriedIn|fund=${fund}`, `closing|fund=${fund}`];
  return meanings.some((meaning) => index.bySignature.get(meaning)?.some((cell) => cell.value !== 0) === true);
}
