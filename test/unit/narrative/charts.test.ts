import { describe, expect, it } from 'vitest';
import type { ChartSpec } from '../../../shared/booklet/chart.ts';
import { composeNarrative } from '../../../shared/narrative/compose.ts';
import { NAMES, income, line, packOf, spent } from './books.ts';
import { type StubFact, stubFigures } from './stubFigures.ts';

function charts(facts: readonly StubFact[]): Map<string, ChartSpec> {
  const parts = composeNarrative({ figures: stubFigures(facts, { year: 2021, names: NAMES }), pack: packOf('sichuan-2021'), department: '示例县某局' }).parts;
  return new Map(parts.flatMap((part) => part.sections).flatMap((section) => section.blocks).flatMap((block) => (block.kind === 'chart' ? [[block.chart.id, block.chart] as const] : [])));
}

const TWO_YEARS: readonly StubFact[] = [
  income('general', '100.00'), income('general', '80.00', 'previous'), income('other', '20.00'),
  spent('general', 'basic', '2101501', '60.00'), spent('general', 'project', '2101502', '40.00'), spent('general', 'basic', '2101501', '80.00', 'previous'), spent('nonFiscal', 'project', '2299901', '20.00'), spent('general', 'project', '2210201', '0.00'),
  line('threePublic.vehicle', '3.00', 'final', 'current', 'general'), line('threePublic.reception', '1.00', 'final', 'current', 'general'),
];

describe('the charts of a pack', () => {
  it('are seven in the province that has them, each in its section', () => {
    expect([...charts(TWO_YEARS).keys()]).toEqual(['summary.change', 'income.structure', 'expenditure.structure', 'fiscal.change', 'general.change', 'general.structure', 'threePublic.parts']);
  });

  it('columns stand by year, with the figures as prose prints them', () => {
    expect(charts(TWO_YEARS).get('general.change')).toMatchObject({
      kind: 'bar', unitLabel: '单位：万元', categories: ['2020年度', '2021年度'], description: '一般公共预算财政拨款支出决算变动情况：2020年度一般公共预算财政拨款支出80.00万元；2021年度一般公共预算财政拨款支出100.00万元。',
      series: [{ name: '一般公共预算财政拨款支出', values: [{ fen: 80_000_000, label: '80.00', source: 'expenditure|fund=general' }, { fen: 100_000_000, label: '100.00', source: 'expenditure|fund=general' }] }],
    });
  });

  it('a pie has the parts that are not zero, each with its share of their sum', () => {
    const pie = charts(TWO_YEARS).get('threePublic.parts');
    expect(pie?.kind === 'pie' && pie.slices.map(({ name, label, share }) => [name, label, share])).toEqual([['公务用车购置及运行维护费', '3.00', '75.00%'], ['公务接待费', '1.00', '25.00%']]);
    const classes = charts(TWO_YEARS).get('general.structure');
    expect(classes?.kind === 'pie' && classes.slices.map((slice) => slice.name)).toEqual(['卫生健康支出']);
  });

  it('a new bureau has one column a series, a bureau without money no chart, a negative part no pie', () => {
    const own = TWO_YEARS.filter((fact) => fact.period !== 'previous');
    const bar = charts(own).get('summary.change');
    expect(bar?.kind === 'bar' && bar.categories).toEqual(['2021年度']);
    expect([...charts([income('general', '0.00')]).keys()]).toEqual([]);
    expect(charts([...own, income('operating', '-1.00')]).has('income.structure')).toBe(false);
  });
});
