import { BadInput } from '../../../shared/badInput.ts';
import type { ReadConnection, WriteConnection } from '../connection.ts';
import type { UNIT_NATURES } from '../tables.ts';
import { required } from './wording.ts';

/** 本级 or a 下属单位 of a book, or the holder of the entries that cancel money between them. */
export interface Unit {
  /** '本级' for a department's own; else the 单位 code. */
  readonly code: string;
  readonly name: string;
  /** administrative 行政, civilServiceManaged 参公, institution 事业, cancellation 抵销. */
  readonly nature: (typeof UNIT_NATURES)[number];
  /** 预算级次 as written; '' where unknown. */
  readonly level: string;
}

/** Code of the department's own unit; the only unit of most bureaus. */
export const OWN_UNIT = '本级';

/** In the order in which they were entered. */
export function listUnits(read: ReadConnection, book: number): readonly Unit[] {
  return read.select('unit', { where: { book }, orderBy: ['seq', 'code'] }).map(({ code, name, nature, level }) => ({ code, name, nature, level }));
}

/** Adds a unit or changes one of the same code. Throws BadInput `blank-field`. */
export function putUnit(tx: WriteConnection, book: number, unit: Unit): void {
  const code = required(unit.code, '单位代码');
  const units = tx.select('unit', { where: { book } });
  const seq = units.find((known) => known.code === code)?.seq ?? Math.max(0, ...units.map((known) => known.seq)) + 1;
  tx.upsert('unit', { book, code, name: required(unit.name, '单位名称'), nature: unit.nature, level: unit.level.trim(), seq });
}

/** Puts a unit one place earlier (-1) or later (+1) in the order of the department's units. */
export function moveUnit(tx: WriteConnection, book: number, code: string, by: -1 | 1): void {
  assertUnit(tx, book, code);
  const order = tx.select('unit', { where: { book }, orderBy: ['seq', 'code'] }).map((unit) => unit.code);
  const from = order.indexOf(code);
  const other = order[from + by];
  if (other === undefined) return;
  [order[from], order[from + by]] = [other, code];
  for (const [index, moved] of order.entries()) tx.update('unit', { book, code: moved }, { seq: index + 1 });
}

/** Whether a unit holds figures, so that it cannot be removed. */
export function isUnitInUse(read: ReadConnection, book: number, code: string): boolean {
  return UNIT_HOLDS.some((table) => read.select(table, { where: { book, unit: code }, limit: 1 }).length > 0);
}

const UNIT_HOLDS = ['fact', 'document', 'approved_rounding', 'comparable'] as const;

/** Throws BadInput `unit-in-use` while the unit holds figures. */
export function removeUnit(tx: WriteConnection, book: number, code: string): void {
  if (isUnitInUse(tx, book, code)) throw new BadInput('unit-in-use', `单位“${code}”在 ${book} 年度已有数据，不能删除：请先清除它的数据。`);
  tx.remove('unit', { book, code });
}

/** Stands for the whole department where a printed document or an approved rounding belongs to no one unit. */
export const WHOLE_DEPARTMENT = '';

/** Throws BadInput `no-such-unit`. */
export function assertUnit(read: ReadConnection, book: number, code: string): void {
  if (!read.get('unit', { book, code })) throw new BadInput('no-such-unit', `${book} 年度没有单位“${code}”：请先在单位列表中添加。`);
}
