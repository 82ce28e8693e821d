import { describe, expect, test } from 'vitest';
import { chartSvgs } from '../../../electron/charts/chartSvg.ts';
import { chartWorkbook } from '../../../electron/charts/chartData.ts';
import { officeChart } from '../../../electron/charts/officeChart.ts';
import { svgShapes } from '../../../electron/charts/svgShapes.ts';
import { withChartSheet } from '../../../electron/charts/workbookCharts.ts';
import { zipMembers } from '../../../electron/workbook/zip.ts';
import type { ChartSpec } from '../../../shared/booklet/chart.ts';
import { captionedCharts } from '../../../shared/booklet/chartCaptions.ts';
import { chartFill } from '../../../shared/booklet/chartFills.ts';
import { chartOption, sliceLines } from '../../../shared/booklet/chartOption.ts';
import { barsLie, chartHeight, roughWidth } from '../../../shared/booklet/chartSize.ts';
import { barChart, pieChart, value } from './sampleCharts.ts';

const WIDTH = 441;
const measure = (text: string, size: number): number => [...text].reduce((ems, char) => ems + (char < '\u2010' ? 0.56 : 1), 0) * size;
const NAMES = ['一般公共预算财政拨款收入', '政府性基金预算财政拨款收入', '事业收入', '其他收入', '经营收入'];
const LONG = barChart({ categories: ['社会保障和就业支出', '卫生健康支出', '农林水支出', '住房保障支出', '文化旅游体育与传媒支出'], series: [{ name: '增减额', values: [value(-400_000), value(5_800), null, value(659_100), value(12_345_600)] }] });

async function shapesOf(chart: ChartSpec): Promise<ReturnType<typeof svgShapes>> {
  const [svg] = await chartSvgs([chart], WIDTH, measure);
  return svgShapes(svg ?? '');
}

function labelsOf(chart: ChartSpec): string[] {
  return chart.kind === 'pie' ? chart.slices.map(({ label }) => label) : chart.series.flatMap(({ values }) => values.flatMap((each) => (each ? [each.label] : [])));
}

describe('on the page', () => {
  test.each([barChart(), barChart({ kind: 'stacked' }), LONG, pieChart(NAMES)])('$kind $id shows every label and lies within its height', async (chart) => {
    const texts = (await shapesOf(chart)).flatMap((shape) => (shape.kind === 'text' ? [shape] : []));
    const all = texts.map(({ text }) => text).join(' ');
    for (const label of labelsOf(chart)) expect(all).toContain(label);
    for (const { matrix, size, text, anchor } of texts) {
      const [x, y, width] = [matrix[4], matrix[5], measure(text, size)];
      const left = anchor === 'start' ? x : anchor === 'end' ? x - width : x - width / 2;
      expect(left).toBeGreaterThan(-2);
      expect(left + width).toBeLessThan(WIDTH + 2);
      expect(y - size / 2).toBeGreaterThan(-2);
      expect(y + size / 2).toBeLessThan(chartHeight(chart, WIDTH) + 2);
    }
  });

  test('nothing on it has a colour', async () => {
    const paints = (await shapesOf(pieChart(NAMES))).flatMap((shape) => (shape.kind === 'path' && typeof shape.fill === 'string' ? [shape.fill] : []));
    expect(paints.length).toBeGreaterThan(0);
    for (const paint of paints) expect(paint).toMatch(/^#(..)\1\1$/);
  });

  test('the words beside a slice are broken into even lines that fit; a share is not torn', () => {
    const whole = { ...value(19_205_498_300), name: '一般公共预算财政拨款收入', share: '100.00%' };
    const lines = sliceLines(whole, 100);
    expect(lines).toEqual(['一般公共预算', '财政拨款收入', '1920549.83', '（100.00%）']);
    for (const line of lines) expect(roughWidth(line)).toBeLessThanOrEqual(100);
    expect(sliceLines({ ...whole, name: '国有资本经营预算财政拨款收入' }, 100).slice(0, 2)).toEqual(['国有资本经营', '预算财政拨款收入']);
    for (const line of sliceLines({ ...whole, name: '国有资本经营预算财政拨款收入', share: '1.00%' }, 62)) expect(roughWidth(line)).toBeLessThanOrEqual(62);
    expect(sliceLines({ ...value(1_230_000), name: '其他收入', share: '1.50%' }, 110)).toEqual(['其他收入', '123.00（1.50%）']);
  });

  test('bars lie where their names would run into one another', () => {
    expect(barsLie(barChart(), WIDTH)).toBe(false);
    expect(barsLie(LONG, WIDTH)).toBe(true);
  });

  test('the option is plain: it can be sent to the window', () => {
    expect(structuredClone(chartOption(LONG, WIDTH))).toEqual(chartOption(LONG, WIDTH));
  });

  test.each([2, 5, 11, 21, 30])('of %i parts no two neighbours look the same, also where the circle closes', (count) => {
    const fills = Array.from({ length: count }, (_, index) => JSON.stringify(chartFill(index, count)));
    fills.forEach((fill, index) => expect(fill).not.toBe(fills[(index + 1) % count]));
  });
});

describe('in Word and Excel', () => {
  test('a native chart prints the labels of the spec and begins its bars at zero', () => {
    const xml = officeChart(barChart(), { sheet: 'Sheet1', row: 0 }, WIDTH);
    for (const label of labelsOf(barChart())) expect(xml).toContain(`<a:t>${label}</a:t>`);
    expect(xml).toContain('<c:min val="0"/>');
    expect(xml).toContain('\'Sheet1\'!$B$2:$B$3');
    expect(officeChart(LONG, { sheet: 'Sheet1', row: 0 }, WIDTH)).not.toContain('<c:min ');
  });

  test('its workbook holds the numbers as they are printed', () => {
    const sheet = zipMembers(chartWorkbook(barChart(), new Date(0))).find(({ name }) => name === 'xl/worksheets/sheet1.xml')?.content().toString('utf8');
    expect(sheet).toContain('<c r="B2" s="0"><v>6000.12</v></c>');
    expect(sheet).toContain('<c r="C3" s="0"><v>6326.91</v></c>');
  });

  test('the sheet of charts leaves the other sheets as they are', () => {
    const workbook = chartWorkbook(pieChart(NAMES), new Date(0));
    const once = withChartSheet(workbook, '图', [{ chart: barChart(), caption: '图1　变动情况' }], new Date(0));
    const names = [...(zipMembers(once).find(({ name }) => name === 'xl/workbook.xml')?.content().toString('utf8') ?? '').matchAll(/<sheet name="([^"]+)"/g)].map(([, name]) => name);
    expect(names).toEqual(['Sheet1', '图']);
    const before = zipMembers(workbook).find(({ name }) => name === 'xl/worksheets/sheet1.xml')?.content();
    expect(zipMembers(once).find(({ name }) => name === 'xl/worksheets/sheet1.xml')?.content()).toEqual(before);
  });

  test('a page of the sheet of charts ends before a chart that would not stand on it whole', () => {
    const several = withChartSheet(chartWorkbook(pieChart(NAMES), new Date(0)), '图', Array.from({ length: 5 }, (_, index) => ({ chart: barChart(), caption: `图${index + 1}` })), new Date(0));
    const xml = zipMembers(several).find(({ name }) => name === 'xl/worksheets/sheetCharts.xml')?.content().toString('utf8') ?? '';
    expect(xml).not.toContain('fitToPage');
    const breaks = [...xml.matchAll(/<brk id="(\d+)"/g)].map(([, row]) => Number(row));
    expect(breaks.length).toBeGreaterThan(0);
    for (const row of breaks) expect(xml).toMatch(new RegExp(`<c r="A${row + 1}"[^>]*><is><t[^>]*>图\\d`));
  });
});

test('charts are numbered through the document in the order in which they stand', () => {
  const section = (id: string, chart: ChartSpec) => ({ id, title: id, level: 2 as const, blocks: [{ kind: 'chart' as const, chart }] });
  const parts = [{ id: 'a', title: '甲', sections: [section('1', barChart())] }, { id: 'b', title: '乙', sections: [section('2', pieChart(NAMES))] }];
  expect(captionedCharts(parts).map(({ caption }) => caption)).toEqual(['图1　收入支出总体变动情况（单位：万元）', '图2　收入构成（单位：万元）']);
});
