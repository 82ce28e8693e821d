import type { BarChartSpec, ChartValue, PieChartSpec } from '../../../shared/booklet/chart.ts';

const value = (yuan: number): ChartValue => ({ fen: Math.round(yuan * 100), label: (yuan / 10_000).toFixed(2), source: '' });

export function barChart(changes: Partial<BarChartSpec> = {}): BarChartSpec {
  return {
    kind: 'bar', id: 'summary.change', title: '收入支出总体变动情况', unitLabel: '单位：万元', description: '收入支出两年对比。', categories: ['2023年度', '2024年度'],
    series: [{ name: '收入总计', values: [value(60_001_200), value(63_862_700)] }, { name: '支出总计', values: [value(58_003_400), value(63_269_100)] }], ...changes,
  };
}

export function pieChart(names: readonly string[]): PieChartSpec {
  return {
    kind: 'pie', id: 'income.parts', title: '收入构成', unitLabel: '单位：万元', description: '收入的各个来源。',
    slices: names.map((name, index) => ({ ...value((index + 1) * 1_230_000), name, share: `${index + 1}.50%` })),
  };
}

export { value };
