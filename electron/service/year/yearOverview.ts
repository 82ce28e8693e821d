import type { AskedChange } from '../../../shared/overview/changes.ts';
import { askedChanges } from '../../../shared/overview/changes.ts';
import { overviewCharts } from '../../../shared/overview/charts.ts';
import { type Total, overviewTotals } from '../../../shared/overview/totals.ts';
import type { ChartSpec } from '../../../shared/booklet/chart.ts';
import { Ask } from '../../../shared/narrative/ask.ts';
import { draftNarrative } from '../../../shared/narrative/compose.ts';
import type { MoneyUnit } from '../../../shared/money/fen.ts';
import type { Ledger } from '../../ledger/ledger.ts';
import type { LedgerBook } from './ledgerBook.ts';
import { narrativeInput } from '../narrative/narrativeInput.ts';

export interface YearOverview {
  readonly entered: boolean;
  readonly totals: readonly Total[];
  readonly charts: readonly ChartSpec[];
  /** The charts are those that the book prints. */
  readonly printed: boolean;
  readonly changes: readonly (AskedChange & { readonly sectionTitle: string })[];
}

/** The year at a glance, of the whole department or of one unit. `unit` is that of the screen, for charts that the book does not print. */
export function openYearOverview(ledger: Ledger, book: LedgerBook, unit: MoneyUnit): YearOverview {
  const { figures, pack } = book;
  const input = narrativeInput(ledger, book);
  const draft = draftNarrative(input);
  const titles = new Map(draft.sections.map((section) => [section.id, section.title]));
  const printed = draft.narrative.parts.flatMap((part) => part.sections.flatMap((section) => section.blocks.flatMap((block) => (block.kind === 'chart' ? [block.chart] : []))));
  const format = { unit, decimals: 2 } as const;
  const ask = new Ask({ figures, format, thresholds: pack.thresholds, reasons: {} });
  return {
    entered: book.facts.some((fact) => fact.period === 'current'),
    totals: overviewTotals(figures), charts: printed.length > 0 ? printed : overviewCharts(ask, format), printed: printed.length > 0,
    changes: askedChanges(draft.reasons).map((change) => ({ ...change, sectionTitle: titles.get(change.section) ?? '' })),
  };
}
