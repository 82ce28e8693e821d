import { isCount } from '../../shared/checks/relations/relation.ts';
import { fen } from '../../shared/money/fen.ts';
import { formatFen } from '../../shared/money/format.ts';
import { parseFen } from '../../shared/money/parse.ts';
import type { ViewCell } from '../../shared/view/view.ts';
import type { Random } from './random.ts';

/** The slips that people make when they copy figures. */
export const SLIPS = ['digit', 'transposition', 'factor', 'blank', 'sign', 'neighbour'] as const;
export type Slip = (typeof SLIPS)[number];

/** What a cell shows instead: its text (null for a blank) and the quantity that it stands for, in fen or a count. */
export interface Change {
  readonly slip: Slip;
  readonly text: string | null;
  readonly value: number;
}

/** The change that a slip makes of a cell; null where it makes none (a transposition of 11.11). */
export function slipped(cell: ViewCell, slip: Slip, random: Random): Change | null {
  const before = printedText(cell, cell.value);
  const text = slippedText(cell, before, slip, random);
  if (text === undefined || text === before) return null;
  const value = text === null ? 0 : isCount(cell) ? Number(text) : parseFen(text, cell.table.unit);
  return value === null || value === cell.value ? null : { slip, text, value };
}

function slippedText(cell: ViewCell, before: string, slip: Slip, random: Random): string | null | undefined {
  switch (slip) {
    case 'digit': return withOtherDigit(before, random);
    case 'transposition': return transposed(before, random);
    case 'factor': return printedText(cell, random.next() < 0.5 || isCount(cell) ? cell.value * 10 : Math.trunc(cell.value / 10));
    case 'blank': return null;
    case 'sign': return printedText(cell, -cell.value);
    case 'neighbour': {
      const beside = neighbours(cell);
      return beside.length === 0 ? undefined : printedText(cell, random.pick(beside).value);
    }
  }
}

/** As the cell prints a quantity: a count plain, money in its table's unit with the cell's decimals. */
function printedText(cell: ViewCell, value: number): string {
  if (isCount(cell)) return String(value);
  const decimals = /\.(\d+)$/.exec((cell.printed ?? '').replace(/[\s,]/g, ''))?.[1]?.length ?? 0;
  return formatFen(fen(value), { unit: cell.table.unit, decimals: Math.max(decimals, cell.table.decimals) });
}

function withOtherDigit(text: string, random: Random): string {
  const places = [...text].flatMap((char, at) => (/\d/.test(char) ? [at] : []));
  const at = random.pick(places);
  const digit = (Number(text[at]) + 1 + random.below(9)) % 10;
  return `${text.slice(0, at)}${digit}${text.slice(at + 1)}`;
}

function transposed(text: string, random: Random): string | undefined {
  const places = [...text].flatMap((char, at) => (/\d/.test(char) && /\d/.test(text[at + 1] ?? '') && text[at + 1] !== char ? [at] : []));
  if (places.length === 0) return undefined;
  const at = random.pick(places);
  return `${text.slice(0, at)}${text[at + 1]}${text[at]}${text.slice(at + 2)}`;
}

/** The figures above, below, left and right: what the eye slides to. */
function neighbours(cell: ViewCell): ViewCell[] {
  const alike = (other: ViewCell): boolean => other !== cell && other.state === 'number' && other.value !== cell.value && isCount(other) === isCount(cell);
  const inColumn = cell.table.cells.filter((other) => alike(other) && other.column === cell.column && Math.abs(other.row.order - cell.row.order) === 1);
  const inRow = cell.table.cells.filter((other) => other.row === cell.row);
  const at = inRow.indexOf(cell);
  return [...inColumn, ...[inRow[at - 1], inRow[at + 1]].filter((other) => other !== undefined).filter(alike)];
}
