import { FISCAL_FUNDS, type Filter, signature } from '../ledger/fact.ts';
import { growthOf } from '../money/ratio.ts';
import type { Figures } from '../statement/figures.ts';

/** A figure of the year beside last year's, in fen; null where it is not known. */
export interface Total {
  readonly label: string;
  readonly signature: string;
  readonly current: number | null;
  readonly previous: number | null;
  /** Signed percent; null where there is no base. */
  readonly growth: string | null;
}

/** The figures that everyone asks for first. */
const TOTALS: readonly { readonly label: string; readonly filter: Filter }[] = [
  { label: '本年收入', filter: { measure: 'income' } },
  { label: '本年支出', filter: { measure: 'expenditure' } },
  { label: '财政拨款支出', filter: { measure: 'expenditure', fund: FISCAL_FUNDS } },
  { label: '基本支出', filter: { measure: 'expenditure', nature: 'basic' } },
  { label: '项目支出', filter: { measure: 'expenditure', nature: 'project' } },
  { label: '年末结转和结余', filter: { measure: 'closing' } },
];

/** The totals of a year; those that neither year knows are left out. */
export function overviewTotals(figures: Figures): Total[] {
  return TOTALS.flatMap(({ label, filter }) => {
    const current = figures.quantity(filter);
    const previous = figures.hasPrevious ? figures.quantity(filter, 'previous') : null;
    if (current === null && previous === null) return [];
    return [{ label, signature: signature(filter), current, previous, growth: previous === null || previous <= 0 ? null : growthOf(current ?? 0, previous) }];
  });
}
