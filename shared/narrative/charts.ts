import type { ChartSeries, ChartSlice, ChartSpec, ChartValue } from '../booklet/chart.ts';
import { type Filter, signature } from '../ledger/fact.ts';
import { fen } from '../money/fen.ts';
import { type AmountFormat, formatFen } from '../money/format.ts';
import { percentOf } from '../money/ratio.ts';
import type { ChartDefinition, ChartSeriesDefinition } from '../pack/pack.ts';
import type { Period } from '../statement/figures.ts';
import type { Ask } from './ask.ts';

/** What a chart is filled from: the same questions and the same format as the prose of the section. */
export interface ChartContext {
  readonly ask: Ask;
  readonly format: AmountFormat;
  readonly section: string;
}

interface Quantity {
  readonly name: string;
  readonly filter: Filter;
}

/**
 * Fills a declared chart; null where it would show nothing: no money at all, a pie of a whole that is not positive or of parts below
 * zero. A year that is not known is left out, so that a new bureau has one column and not an empty one.
 */
export function fillChart(definition: ChartDefinition, context: ChartContext): ChartSpec | null {
  const quantities = definition.series.flatMap((series) => quantitiesOf(series, context.ask));
  return definition.kind === 'pie' ? pie(definition, quantities, context) : columns(definition, definition.kind, quantities, context);
}

/** A declared quantity, or one a code where the series is spread over a classification. */
function quantitiesOf(series: ChartSeriesDefinition, { figures }: Ask): Quantity[] {
  if ('label' in series) return [{ name: series.label, filter: series.filter }];
  const { dimension, digits, filter } = series;
  const codes = [...new Set([...figures.valuesOf(dimension, filter), ...figures.valuesOf(dimension, filter, 'previous')].map((code) => code.slice(0, digits)))].sort();
  return codes.map((code) => ({ name: figures.nameOf(dimension, code), filter: { ...filter, [dimension]: code } }));
}

function pie(definition: ChartDefinition, quantities: readonly Quantity[], context: ChartContext): ChartSpec | null {
  const parts = quantities.flatMap(({ name, filter }) => {
    const value = valueOf(filter, 'current', context);
    return value === null || value.fen === 0 ? [] : [{ ...value, name }];
  });
  const whole = parts.reduce((sum, part) => sum + part.fen, 0);
  if (whole <= 0 || parts.some((part) => part.fen < 0)) return null;
  const slices = parts.map((part): ChartSlice => ({ ...part, share: `${percentOf(part.fen, whole) ?? ''}%` }));
  const description = slices.map(({ name, label, share }) => `${name}${label}${context.format.unit}，占${share}`).join('；');
  return { kind: 'pie', ...frame(definition, context, description), slices };
}

function columns(definition: ChartDefinition, kind: 'bar' | 'stacked', quantities: readonly Quantity[], context: ChartContext): ChartSpec | null {
  const periods = (['previous', 'current'] as const).filter((period) => quantities.some(({ filter }) => valueOf(filter, period, context) !== null));
  const all = quantities.map(({ name, filter }): ChartSeries => ({ name, values: periods.map((period) => valueOf(filter, period, context)) }));
  const series = all.filter(({ values }) => values.some((value) => value !== null && value.fen !== 0));
  if (series.length === 0 || (kind === 'stacked' && series.some(({ values }) => values.some((value) => value !== null && value.fen < 0)))) return null;
  const categories = periods.map((period) => `${context.ask.figures.year - (period === 'previous' ? 1 : 0)}年度`);
  const said = categories.map((year, index) => `${year}${series.flatMap(({ name, values }) => { const value = values[index]; return value ? [`${name}${value.label}${context.format.unit}`] : []; }).join('、')}`);
  return { kind, ...frame(definition, context, said.join('；')), categories, series };
}

function frame({ id, title }: ChartDefinition, { format, section, ask }: ChartContext, description: string): { readonly id: string; readonly title: string; readonly unitLabel: string; readonly description: string } {
  const named = title.replaceAll('{year}', String(ask.figures.year));
  return { id: `${section}.${id}`, title: named, unitLabel: `单位：${format.unit}`, description: `${named}：${description}。` };
}

function valueOf(filter: Filter, period: Period, { ask, format }: ChartContext): ChartValue | null {
  const value = period === 'previous' ? ask.previous(filter) : ask.value(filter);
  return value === null ? null : { fen: value, label: formatFen(fen(value), format), source: signature(filter) };
}
