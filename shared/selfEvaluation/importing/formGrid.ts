import { numberCellText } from '../../money/parse.ts';
import type { RawCell, RawSheet } from '../../importing/sheet.ts';
import { normalise } from '../target/tokens.ts';

/** A sheet by address, with merged cells answering for all they cover. */
export interface FormGrid {
  readonly sheet: RawSheet;
  /** Rows and columns that hold something. */
  readonly rows: number;
  readonly columns: number;
  /** Text of the cell, or of the merged cell it belongs to; '' for blank. */
  text(row: number, column: number): string;
  /** Text of the cell itself: '' inside a merged cell, so that its number is counted once. */
  own(row: number, column: number): string;
  /** The text as a label: half-width, without blanks. */
  label(row: number, column: number): string;
  /** Address of the master of a merged cell, or of the cell. */
  master(row: number, column: number): string;
}

export function formGrid(sheet: RawSheet): FormGrid {
  const cells = new Map<string, string>();
  const masters = new Map<string, string>();
  let [rows, columns] = [0, 0];
  for (const cell of sheet.cells) {
    cells.set(`${cell.row},${cell.column}`, cellText(cell));
    rows = Math.max(rows, cell.row + 1);
    columns = Math.max(columns, cell.column + 1);
  }
  for (const merge of sheet.merges) {
    const master = `${merge.top},${merge.left}`;
    if (!cells.has(master)) continue;
    for (let row = merge.top; row <= Math.min(merge.bottom, rows - 1); row += 1) {
      for (let column = merge.left; column <= merge.right; column += 1) masters.set(`${row},${column}`, master);
    }
    columns = Math.max(columns, merge.right + 1);
  }
  const master = (row: number, column: number): string => masters.get(`${row},${column}`) ?? `${row},${column}`;
  const text = (row: number, column: number): string => cells.get(master(row, column)) ?? '';
  return {
    sheet, rows, columns, text, master,
    own: (row, column) => (master(row, column) === `${row},${column}` ? text(row, column) : ''),
    label: (row, column) => labelOf(text(row, column)),
  };
}

/** Half-width without blanks and brackets' contents kept. */
export function labelOf(text: string): string {
  return normalise(text).replace(/\s+/g, '');
}

/** What stands in the cell: a percentage format shows 0.95 as 95%. An error keeps its text and will be unreadable. */
function cellText(cell: RawCell): string {
  if (cell.type === 'boolean') return cell.text === 'TRUE' ? '是' : '否';
  if (cell.percent === true) return `${numberCellText(Number(cell.text) * 100)}%`;
  return cell.uncomputed === true ? '' : cell.text.trim();
}
