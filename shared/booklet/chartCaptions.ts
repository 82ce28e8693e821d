import type { ChartSpec } from './chart.ts';
import type { Booklet, BookletPart } from './model.ts';

/** The charts of a document with their captions, numbered in the order in which they stand: 图1 收入支出总体变动情况（单位：万元）. */
export function captionedCharts(parts: readonly BookletPart[]): { readonly chart: ChartSpec; readonly caption: string }[] {
  const charts = parts.flatMap((part) => part.sections.flatMap((section) => section.blocks.flatMap((block) => (block.kind === 'chart' ? [block.chart] : []))));
  return charts.map((chart, index) => ({ chart, caption: `图${index + 1}　${chart.title}${chart.unitLabel === '' ? '' : `（${chart.unitLabel}）`}` }));
}

/** Finds the caption of a chart of the booklet. */
export function captionsOf(booklet: Booklet): (chart: ChartSpec) => string {
  const captions = new Map(captionedCharts(booklet.parts).map(({ chart, caption }) => [chart.id, caption]));
  return (chart) => captions.get(chart.id) ?? chart.title;
}
