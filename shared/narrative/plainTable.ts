import type { Block } from '../booklet/model.ts';

/** Rows `| a | b |` as a table: the first is the head, a row of dashes is passed over, short rows are filled and long ones cut to the head. */
export function tableBlock(rows: readonly string[]): Extract<Block, { kind: 'table' }> {
  const [head = [], ...body] = rows.map(cellsOf).filter((cells) => !cells.every((cell) => /^:?-{2,}:?$/.test(cell)));
  return { kind: 'table', head, rows: body.map((cells) => head.map((_head, index) => cells[index] ?? '')) };
}

function cellsOf(row: string): string[] {
  return row.trim().replace(/^\|/, '').replace(/\|$/, '').split('|').map((cell) => cell.trim());
}
