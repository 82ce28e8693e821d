import type { BarChartSpec, ChartSpec } from './chart.ts';

/** Type size of everything in a chart, points. */
export const CHART_TEXT = 10;
const LINE = 13;
/** Names of categories beside lying bars take at most this share of the width. */
const MOST_NAME_SHARE = 0.4;
const BAR_ROW = 17;
const UPRIGHT_HEIGHT = 190;
const PIE_HEIGHT = 212;
const PIE_LABEL_LINES = 2;

/** About how wide a text is, points: a Chinese character fills its square, a digit a little more than half of it. */
export function roughWidth(text: string): number {
  let ems = 0;
  for (const char of text) ems += (char.codePointAt(0) ?? 0) >= 0x2010 ? 1 : 0.58;
  return ems * CHART_TEXT;
}

/** Whether bars lie: where they stood, their names or numbers would not fit beside one another. */
export function barsLie(spec: BarChartSpec, width: number): boolean {
  const number = Math.max(0, ...spec.series.flatMap((series) => series.values.map((value) => roughWidth(value?.label ?? ''))));
  const bars = spec.kind === 'stacked' ? 1 : spec.series.length;
  const name = Math.max(0, ...spec.categories.map(roughWidth));
  return spec.categories.length * Math.max(name + 6, bars * (number + 5)) > width - 20;
}

/** Room for the names of lying bars, points. */
export function nameRoom(spec: BarChartSpec, width: number): number {
  return Math.min(width * MOST_NAME_SHARE, Math.max(0, ...spec.categories.map(roughWidth)) + 8);
}

/** Lines of the legend under a chart of several series. */
export function legendLines(spec: BarChartSpec, width: number): number {
  if (spec.series.length < 2) return 0;
  const length = spec.series.reduce((total, series) => total + roughWidth(series.name) + 45, 0);
  return Math.ceil(length / width);
}

/** Height of a chart drawn in a width, both in points and without its caption. */
export function chartHeight(spec: ChartSpec, width: number): number {
  if (spec.kind === 'pie') {
    return Math.max(PIE_HEIGHT, Math.ceil(spec.slices.length * 0.62) * PIE_LABEL_LINES * LINE + 50);
  }
  const legend = legendLines(spec, width) * (LINE + 7);
  if (!barsLie(spec, width)) return UPRIGHT_HEIGHT + legend;
  const room = nameRoom(spec, width);
  const rows = spec.categories.reduce((total, name) => total + Math.max(spec.kind === 'stacked' ? 1.4 : spec.series.length + 0.5, Math.ceil(roughWidth(name) / room) * LINE / BAR_ROW + 0.4), 0);
  return rows * BAR_ROW + 24 + legend;
}
