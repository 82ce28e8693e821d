import type { ChartSpec } from '../booklet/chart.ts';
import { FISCAL_FUNDS } from '../ledger/fact.ts';
import type { Ask } from '../narrative/ask.ts';
import { fillChart } from '../narrative/charts.ts';
import type { AmountFormat } from '../money/format.ts';
import type { ChartDefinition } from '../pack/pack.ts';

/** What a year is made of and how it stands to the year before: shown where the pack prints no charts of its own. */
const CHARTS: readonly ChartDefinition[] = [
  {
    id: 'change', kind: 'bar', title: '收入、支出与上年相比', series: [
      { id: 'income', label: '本年收入', filter: { measure: 'income' } },
      { id: 'expenditure', label: '本年支出', filter: { measure: 'expenditure' } },
      { id: 'fiscal', label: '财政拨款支出', filter: { measure: 'expenditure', fund: FISCAL_FUNDS } },
    ],
  },
  {
    id: 'income', kind: 'pie', title: '{year}年度收入构成', series: [
      { id: 'general', label: '一般公共预算财政拨款', filter: { measure: 'income', source: 'general' } },
      { id: 'governmentFund', label: '政府性基金', filter: { measure: 'income', source: 'governmentFund' } },
      { id: 'stateCapital', label: '国有资本经营预算', filter: { measure: 'income', source: 'stateCapital' } },
      { id: 'superiorSubsidy', label: '上级补助收入', filter: { measure: 'income', source: 'superiorSubsidy' } },
      { id: 'undertaking', label: '事业收入', filter: { measure: 'income', source: 'undertaking' } },
      { id: 'operating', label: '经营收入', filter: { measure: 'income', source: 'operating' } },
      { id: 'affiliateRemittance', label: '附属单位上缴收入', filter: { measure: 'income', source: 'affiliateRemittance' } },
      { id: 'other', label: '其他收入', filter: { measure: 'income', source: 'other' } },
    ],
  },
  { id: 'functions', kind: 'pie', title: '{year}年度支出按功能分类', series: [{ id: 'classes', dimension: 'function', digits: 3, filter: { measure: 'expenditure' } }] },
  {
    id: 'natures', kind: 'bar', title: '支出性质与上年相比', series: [
      { id: 'basic', label: '基本支出', filter: { measure: 'expenditure', nature: 'basic' } },
      { id: 'project', label: '项目支出', filter: { measure: 'expenditure', nature: 'project' } },
      { id: 'others', label: '其他支出', filter: { measure: 'expenditure', nature: ['remittedUp', 'operating', 'affiliateSubsidy'] } },
    ],
  },
];

/** Those of the charts that have something to show; without last year nothing is called a comparison. */
export function overviewCharts(ask: Ask, format: AmountFormat): ChartSpec[] {
  const titled = ask.figures.hasPrevious ? CHARTS : CHARTS.map((definition) => ({ ...definition, title: definition.title.replace('与上年相比', '') }));
  return titled.map((definition) => fillChart(definition, { ask, format, section: 'overview' })).filter((chart) => chart !== null);
}
