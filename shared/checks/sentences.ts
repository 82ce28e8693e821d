import type { ViewCell } from '../view/view.ts';
import { amountText, columnRef, decimalsMore, differenceText, placeOf, rowName, shown, unitText } from './address.ts';
import { isMissingRow } from './figureIndex.ts';
import { slipOf } from './causes/probableCause.ts';
import { type Relation, type Term, isUnreadable, sumOfParts } from './relations/relation.ts';

/** Closing words of an error that has no source to copy from. */
export const ASK_SOURCE = '请核对财决报表及批复';

/**
 * The plain sentence of a broken relation: the judged cell, its value, what the relation says with both sides' places and values,
 * the difference.
 */
export function describe(of: Relation, cell: ViewCell, expected: number): string {
  const unit = unitText(cell);
  const more = decimalsMore(cell, expected);
  const head = isMissingRow(cell.row) ? `${cell.table.number}没有列${rowName(cell.table, cell.row)}这一行，“${columnRef(cell)}”无数`
    : `${placeOf(cell)}为${shown(cell, more)}${cell.state === 'number' ? unit : ''}`;
  if (of.parts.some((part) => isUnreadable(part.cell))) return `${head}，${reason(of, cell, more)}，不能核对`;
  // What is missing are the details: no figure is proposed for a total that others confirm.
  if (of.mode === 'equal' && cell === of.target && cell.state === 'number' && of.parts.length > 1 && of.parts.every((part) => part.cell.state === 'blank')) return `${head}，${reason(of, cell, more)}，明细没有填列`;
  const bound = of.mode === 'equal' ? '应为' : (of.mode === 'atLeast') === (cell === of.target) ? '不应小于' : '不应大于';
  return `${head}，${reason(of, cell, more)}，${bound}${amountText(cell, expected, more)}${unit}，相差${differenceText(cell, expected)}${unit}`;
}

/** Where the expected value comes from. */
function reason(of: Relation, cell: ViewCell, more: number): string {
  if (cell !== of.target) return of.kind !== 'sum' && of.parts.length === 1 ? told(of.target, cell, more) : `按${placeOf(of.target, of.target.table !== cell.table)}${shown(of.target, more)}推算`;
  if (of.parts.length === 0) return '另一表没有这个科目';
  const filled = of.parts.filter((part) => part.cell.value !== 0 || part.cell.state === 'bad');
  const [only] = of.parts.length === 1 ? of.parts : filled;
  if (only !== undefined && (of.parts.length === 1 || filled.length === 1) && only.sign > 0) return told(only.cell, cell, more);
  if (filled.length === 0) return `${partsText(of.parts, cell, more)}都没有数`;
  return `${partsText(filled, cell, more)}${filled.some((part) => part.sign < 0) ? '的代数和' : '之和'}为${amountText(cell, sumOfParts(of), more)}`;
}

/** Another cell with its value; a row that its table does not have is called so. */
function told(other: ViewCell, cell: ViewCell, more: number): string {
  if (isMissingRow(other.row)) return `${other.table.number}没有列${rowName(other.table, other.row)}`;
  return `${placeOf(other, other.table !== cell.table)}为${shown(other, more)}`;
}

const MOST_NAMED = 4;

/** Names the parts as shortly as their places allow. */
function partsText(parts: readonly Term[], cell: ViewCell, more: number): string {
  const inTable = parts.every((part) => part.cell.table === cell.table);
  const [first, last] = [parts[0]?.cell, parts[parts.length - 1]?.cell];
  if (first === undefined || last === undefined) return '';
  const sign = (part: Term): string => (part.sign < 0 ? '－' : '');
  const value = (part: Term): string => (part.cell.value === 0 && part.cell.state !== 'bad' ? '' : shown(part.cell, more));
  if (inTable && parts.every((part) => part.cell.row === cell.row)) return `同行${parts.map((part) => `${sign(part)}${lastHead(part.cell)}${value(part)}`).join('、')}`;
  const oneTable = parts.every((part) => part.cell.table === first.table);
  const table = oneTable && !inTable ? `${first.table.number} ` : '';
  if (parts.length > MOST_NAMED) return `${table}${rowName(first.table, first.row)}至${rowName(last.table, last.row)}共${parts.length}个数`;
  const column = sameColumn(parts) && oneTable;
  return table + parts.map((part) => `${sign(part)}${column ? `${rowName(part.cell.table, part.cell.row)} ` : placeOf(part.cell, !oneTable)}${value(part)}`).join('、');
}

function sameColumn(parts: readonly Term[]): boolean {
  return parts.every((part) => part.cell.column.id === parts[0]?.cell.column.id);
}

function lastHead(cell: ViewCell): string {
  return cell.column.path[cell.column.path.length - 1] ?? '';
}

/** `，疑似小数点错一位` and the like; '' when the figures prove no cause. */
export function causeText(cell: ViewCell, expected: number): string {
  const slip = slipOf(cell, expected);
  return slip === null ? '' : `，${slip.text}`;
}
