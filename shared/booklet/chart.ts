/**
 * A chart of the bound document: numbers in fen for the lengths and angles, and beside each its label exactly as prose and tables print
 * it. Renderers scale the numbers and print the labels; they never format a number themselves.
 */
export type ChartSpec = BarChartSpec | PieChartSpec;

interface ChartFrame {
  /** Unique in the document: `<section>.<chart>`. */
  readonly id: string;
  /** Without a number: 收入支出总体变动情况. Renderers print it as the caption. */
  readonly title: string;
  /** 单位：万元 */
  readonly unitLabel: string;
  /** What the chart shows in one sentence with its numbers, for readers who cannot see it (alternative text). */
  readonly description: string;
}

/** Columns beside one another (`bar`) or upon one another (`stacked`). Values may be negative in `bar` only. */
export interface BarChartSpec extends ChartFrame {
  readonly kind: 'bar' | 'stacked';
  /** Along the axis: 2023年度, 2024年度. */
  readonly categories: readonly string[];
  readonly series: readonly ChartSeries[];
}

export interface ChartSeries {
  readonly name: string;
  /** One a category; null where the quantity is not known. */
  readonly values: readonly (ChartValue | null)[];
}

export interface ChartValue {
  readonly fen: number;
  /** As printed, without the unit: 1234.56 */
  readonly label: string;
  /** `signature` of the quantity. */
  readonly source: string;
}

/** Parts of a positive whole, largest angle first only if the pack says so: order is the pack's. No part is negative or zero. */
export interface PieChartSpec extends ChartFrame {
  readonly kind: 'pie';
  readonly slices: readonly ChartSlice[];
}

export interface ChartSlice extends ChartValue {
  readonly name: string;
  /** Of the whole, as printed: 12.34% */
  readonly share: string;
}
