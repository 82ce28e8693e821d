import { cellAddress } from '../../importing/grid.ts';
import type { FindingColumn } from '../findings/finding.ts';
import type { HeadColumn } from './headWords.ts';

/** Where a form's indicators and totals stand on their sheet; rows and columns count from 0. */
export interface FormPlaces {
  readonly sheet: string;
  readonly columns: ReadonlyMap<HeadColumn, number>;
  readonly indicatorRows: readonly number[];
  readonly totalRow: number | null;
}

const HEADS: Readonly<Partial<Record<FindingColumn, HeadColumn>>> = {
  一级指标: 'level1', 二级指标: 'level2', 三级指标: 'level3', 年度指标值: 'target', 实际完成值: 'actual', 分值: 'weight', 得分: 'score', 偏差原因: 'reason', 总分: 'score', 等级: 'score',
};

/** The cell that a finding of the form judges (`D12`); null where it judges no cell of the indicators or the totals. */
export function cellOfFinding(places: FormPlaces, indicator: number | null, column: string | null): { readonly sheet: string; readonly cell: string } | null {
  const row = indicator === null ? (column === '总分' || column === '等级' ? places.totalRow : null) : (places.indicatorRows[indicator] ?? null);
  const head = Object.entries(HEADS).find(([name]) => name === column)?.[1] ?? (indicator === null ? undefined : 'level3');
  const at = head === undefined ? undefined : (places.columns.get(head) ?? places.columns.get('level3'));
  return row === null || at === undefined ? null : { sheet: places.sheet, cell: cellAddress(row, at) };
}
