import type { ReadConnection, WriteConnection } from '../connection.ts';
import { required } from './wording.ts';

/** 业务数据: a figure that is not money and that prose, forms and attachments share. */
export interface BusinessFigure {
  readonly name: string;
  /** As written: `36.5`. */
  readonly value: string;
  /** 万人, 次, % … */
  readonly unit: string;
  /** 口径: what is counted, until when. */
  readonly scope: string;
}

export function listBusinessFigures(read: ReadConnection, book: number): readonly BusinessFigure[] {
  return read.select('business_figure', { where: { book }, orderBy: ['seq', 'name'] }).map(({ name, value, unit, scope }) => ({ name, value, unit, scope }));
}

/** Throws BadInput `blank-field`. */
export function putBusinessFigure(tx: WriteConnection, book: number, figure: BusinessFigure): void {
  const name = required(figure.name, '业务数据名称');
  const seq = tx.get('business_figure', { book, name })?.seq ?? (tx.select('business_figure', { where: { book }, orderBy: ['seq'], descending: true, limit: 1 })[0]?.seq ?? 0) + 1;
  tx.upsert('business_figure', { book, name, value: required(figure.value, `“${name}”的数值`), unit: figure.unit.trim(), scope: figure.scope.trim(), seq });
}

export function removeBusinessFigure(tx: WriteConnection, book: number, name: string): boolean {
  return tx.remove('business_figure', { book, name });
}
