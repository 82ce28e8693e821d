import type { BarChartSpec, ChartSlice, ChartSpec, ChartValue, PieChartSpec } from './chart.ts';
import { type ChartFill, chartFill } from './chartFills.ts';
import { CHART_TEXT, barsLie, chartHeight, legendLines, nameRoom, roughWidth } from './chartSize.ts';
import { wordStartsOf } from './words.ts';

const INK = '#000000';
const TEXT = { color: INK, fontSize: CHART_TEXT, textBorderWidth: 0 } as const;
const LINE = { color: INK, width: 0.8 } as const;

/**
 * The ECharts option of a chart, the same for the page, the window and every picture. Plain values without functions; lengths in
 * points (or CSS pixels). The caption is not part of it: whoever shows the chart prints `title` and `unitLabel` beside it.
 */
export function chartOption(spec: ChartSpec, width: number) {
  const frame = { animation: false, backgroundColor: 'transparent', textStyle: { color: INK, fontSize: CHART_TEXT }, aria: { enabled: false, label: { description: spec.description } } } as const;
  return spec.kind === 'pie' ? { ...frame, series: [pieSeries(spec, width)] } : { ...frame, ...bars(spec, width) };
}

function bars(spec: BarChartSpec, width: number) {
  const lying = barsLie(spec, width);
  const negative = spec.series.some((series) => series.values.some((value) => (value?.fen ?? 0) < 0));
  const number = Math.max(...spec.series.flatMap((series) => series.values.map((value) => roughWidth(value?.label ?? ''))), 0) + 6;
  const legend = legendLines(spec, width) * 20;
  const names = {
    type: 'category' as const, data: [...spec.categories], inverse: lying, axisTick: { show: false }, axisLine: { show: !negative, lineStyle: LINE },
    axisLabel: { ...TEXT, interval: 0, lineHeight: 12, ...(lying && negative && { margin: number + 6 }), ...(lying && { width: nameRoom(spec, width) - 6, overflow: 'break' as const }) },
  };
  const lengths = { type: 'value' as const, show: false, splitLine: { show: false } };
  return {
    ...(legend > 0 && { legend: { bottom: 0, icon: 'rect', itemStyle: { borderWidth: 0.7 }, itemWidth: 22, itemHeight: 11, itemGap: 12, textStyle: TEXT, selectedMode: false, data: spec.series.map(({ name }) => name) } }),
    grid: lying
      ? { left: nameRoom(spec, width) + (negative ? number : 0), right: spec.kind === 'stacked' ? 12 : number, top: 8, bottom: 8 + legend, containLabel: false }
      : { left: 12, right: 12, top: 22, bottom: 24 + legend + (negative ? 14 : 0), containLabel: false },
    xAxis: lying ? lengths : names, yAxis: lying ? names : lengths,
    series: spec.series.map((series, index) => ({
      type: 'bar' as const, name: series.name, clip: false, barMaxWidth: lying ? 15 : 46, barMinHeight: 0, barGap: lying ? '15%' : '45%', barCategoryGap: '28%', silent: true,
      ...(spec.kind === 'stacked' && { stack: 'all' }), itemStyle: itemStyle(chartFill(index, spec.series.length)),
      label: { ...TEXT, show: true, ...(spec.kind === 'stacked' && { position: 'inside' as const, backgroundColor: '#ffffff', padding: [1, 2, 1, 2] }) },
      ...(spec.kind === 'stacked' && { labelLayout: { moveOverlap: lying ? 'shiftX' as const : 'shiftY' as const } }),
      ...(negative && index === 0 && { markLine: zeroLine(lying) }),
      data: series.values.map((value) => barItem(value, spec.kind, lying)),
    })),
  };
}

function barItem(value: ChartValue | null, kind: BarChartSpec['kind'], lying: boolean) {
  if (value === null) return { value: '-' as const };
  const positive = lying ? 'right' as const : 'top' as const;
  const negative = lying ? 'left' as const : 'bottom' as const;
  return { value: value.fen, label: { formatter: literal(value.label), ...(kind === 'bar' && { position: value.fen < 0 ? negative : positive, distance: 3 }) } };
}

function zeroLine(lying: boolean) {
  return { silent: true, symbol: 'none', label: { show: false }, lineStyle: { ...LINE, type: 'solid' as const }, data: [lying ? { xAxis: 0 } : { yAxis: 0 }] };
}

function pieSeries(spec: PieChartSpec, width: number) {
  const radius = Math.min(72, width * 0.18, chartHeight(spec, width) / 2 - 34);
  const room = width / 2 - radius - 36;
  return {
    type: 'pie' as const, radius, center: ['50%', '50%'], silent: true, avoidLabelOverlap: true, minAngle: 0,
    label: { ...TEXT, alignTo: 'edge' as const, edgeDistance: 10, lineHeight: 13 }, labelLine: { length: 9, length2: 9, lineStyle: LINE },
    data: spec.slices.map((slice, index) => ({
      name: slice.name, value: slice.fen, itemStyle: itemStyle(chartFill(index, spec.slices.length)), label: { formatter: literal(sliceLines(slice, room).join('\n')) },
    })),
  };
}

/** What stands beside a slice, in lines no longer than the room: its name in about equal lines, then its number and share together or apart. */
export function sliceLines({ name, label, share }: ChartSlice, room: number): string[] {
  const together = `${label}（${share}）`;
  return [...evenLines(name, room), ...(roughWidth(together) <= room ? [together] : [label, `（${share}）`])];
}

/** A text in lines about equally long that fit the room, ended between words where such an end is not far off. */
function evenLines(text: string, room: number): string[] {
  const { joined } = wordStartsOf(text);
  const lines: string[] = [];
  let left = Math.max(1, Math.ceil(roughWidth(text) / room));
  for (let at = 0; at < text.length; left -= 1) {
    const end = left <= 1 ? text.length : lineEnd(text, at, left, room, joined);
    lines.push(text.slice(at, end));
    at = end;
  }
  return lines;
}

/** Marks that do not begin a line. */
const CLOSING = /^[，。、；：）》”」％%]/u;
/** Characters that a line may be longer or shorter for the sake of a word. */
const REACH = 3;

/** Where the first of `left` lines ends. */
function lineEnd(text: string, from: number, left: number, room: number, words: ReadonlySet<number>): number {
  const even = from + Math.ceil((text.length - from) / left);
  const ends = Array.from({ length: 2 * REACH + 1 }, (_, step) => even + (step % 2 === 0 ? step / 2 : -(step + 1) / 2));
  const fits = (end: number): boolean => end > from && end < text.length && !CLOSING.test(text.slice(end)) && roughWidth(text.slice(from, end)) <= room && roughWidth(text.slice(end)) <= (left - 1) * room;
  return ends.find((end) => words.has(end) && fits(end)) ?? even + (CLOSING.test(text.slice(even)) ? 1 : 0);
}

/** ECharts reads {…} in a label as a place to fill. */
function literal(text: string): string {
  return text.replaceAll('{', '｛').replaceAll('}', '｝');
}

function itemStyle({ ground, pattern }: ChartFill) {
  return { color: ground, borderColor: INK, borderWidth: 0.7, ...(pattern !== 'none' && { decal: decal(pattern) }) };
}

/** Lines are long dashes without gaps, so that a pattern is few shapes. */
function decal(pattern: Exclude<ChartFill['pattern'], 'none'>) {
  const lines = { symbol: 'rect', color: INK, dashArrayX: [60, 0], dashArrayY: [0.8, 4.2], symbolSize: 1 };
  switch (pattern) {
    case 'up': return { ...lines, rotation: -Math.PI / 4 };
    case 'down': return { ...lines, rotation: Math.PI / 4 };
    case 'level': return { ...lines, rotation: 0 };
    case 'upright': return { ...lines, rotation: Math.PI / 2 };
    case 'dots': return { symbol: 'rect', color: INK, dashArrayX: [[1.2, 3.8], [0, 2.5, 1.2, 1.3]], dashArrayY: [1.2, 1.8], symbolSize: 1, rotation: 0 };
    case 'grid': return { symbol: 'rect', color: INK, dashArrayX: [[60, 0], [0.8, 4.2]], dashArrayY: [0.8, 0, 4.2, 0], symbolSize: 1, rotation: Math.PI / 4 };
  }
}
