import { isWellFormed, readCode } from '../importing/codes.ts';
import { type GridRow, cellIn } from '../importing/grid.ts';
import type { Identity, ReadColumn } from './columns.ts';

/** What the identifying cells of a row say, before anyone knows what they mean. */
export interface RowIdentity {
  /** Function or economic digits; null where the row has none. */
  readonly code: string | null;
  /** The code as printed when it cannot be one. */
  readonly bad: string | null;
  readonly label: string;
  readonly line: string;
  readonly texts: ReadonlyMap<Identity, string>;
}

/** Code and name in one cell: 2101501 行政运行, [2101501]行政运行. */
const LEADING_CODE = /^\s*[[(（【]?\s*(\d{3}(?:\s?\d{2}){0,2}|\d{3,7})\s*[\])）】]?[\s\-—_、:：.]*(?!年|月|\d)(?=\p{Script=Han}|$)/u;

/** Reads the identifying cells of a panel's row. `above` is the code of the row before, which blank upper levels repeat. */
export function identify(row: GridRow, columns: readonly ReadColumn[], above: string | null): RowIdentity {
  const cells = (identity: Identity): string[] => columns.filter((column) => column.meaning.kind === 'identity' && column.meaning.identity === identity).map((column) => cellIn(row, column.column)?.raw.text ?? '');
  const texts = new Map<Identity, string>();
  for (const column of columns) {
    if (column.meaning.kind !== 'identity') continue;
    const text = cellIn(row, column.column)?.raw.text.trim() ?? '';
    if (text !== '' && !texts.has(column.meaning.identity)) texts.set(column.meaning.identity, text);
  }
  const label = texts.get('label') ?? '';
  const codeCells = cells('code');
  const inLabel = codeCells.every((cell) => cell.trim() === '') ? LEADING_CODE.exec(label) : null;
  const read = readCode(inLabel?.[1] !== undefined ? [inLabel[1]] : codeCells, above);
  const wellFormed = read.code !== null && (isWellFormed(read.code, 'function') || isWellFormed(read.code, 'economic'));
  const named = inLabel ? label.slice(inLabel[0].length) : label !== '' ? label : (read.name ?? '');
  return { code: wellFormed ? read.code : null, bad: read.code !== null && !wellFormed ? read.printed : null, label: named.trim(), line: texts.get('line') ?? '', texts };
}
