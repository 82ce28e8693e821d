import type { GridCell } from '../../shared/statement/grid.ts';
import type { Ground, Range } from './selection.ts';

/** Most cells that one paste may bring: a whole statement many times over. */
const MOST_CELLS = 200_000;

/**
 * The text of the clipboard as rows of cells: tab-separated, quoted cells (line breaks and doubled quotes inside) as Excel and WPS
 * write them. The final line break makes no row.
 */
export function parseClipboard(text: string): readonly (readonly string[])[] {
  const rows: string[][] = [];
  let row: string[] = [];
  let cell = '';
  let quoted = false;
  let count = 0;
  const endCell = (): void => {
    row.push(cell);
    cell = '';
    count += 1;
  };
  for (let at = 0; at < text.length && count < MOST_CELLS; at += 1) {
    const ch = text[at];
    if (quoted) {
      if (ch !== '"') cell += ch;
      else if (text[at + 1] === '"') { cell += '"'; at += 1; }
      else quoted = false;
    } else if (ch === '"' && cell === '' && closesAsCell(text, at)) quoted = true;
    else if (ch === '\t') endCell();
    else if (ch === '\n' || ch === '\r') {
      if (ch === '\r' && text[at + 1] === '\n') at += 1;
      endCell();
      rows.push(row);
      row = [];
    } else cell += ch;
  }
  if (cell !== '' || row.length > 0) {
    endCell();
    rows.push(row);
  }
  return rows;
}

/** A quote opens a cell only where its partner stands before a tab, a line break or the end. */
function closesAsCell(text: string, from: number): boolean {
  for (let at = from + 1; at < text.length; at += 1) {
    if (text[at] !== '"') continue;
    if (text[at + 1] === '"') { at += 1; continue; }
    const next = text[at + 1];
    return next === undefined || next === '\t' || next === '\n' || next === '\r';
  }
  return false;
}

/** The text that a copied cell gives: an amount without separators, so that it is a number wherever it is pasted. */
export type CopyText = (cell: GridCell) => string;

/** The cells of a range by shown rows; a place covered by a spanning cell is '' but at the cell's own beginning. */
export function copiedBlock(range: Range, { plan, rows }: Ground, textOf: CopyText): readonly (readonly string[])[] {
  const block: string[][] = [];
  for (let at = range.top; at <= range.bottom; at += 1) {
    const row = rows[at];
    if (!row) continue;
    const line: string[] = [];
    for (let column = range.left; column <= range.right; column += 1) {
      const cell = plan.covering[row.row]?.[column];
      line.push(cell && cell.column === Math.max(column, range.left) && cell.row === row.row ? textOf(cell) : '');
    }
    block.push(line);
  }
  return block;
}

/** A block as tab-separated text. */
export function toTsv(block: readonly (readonly string[])[]): string {
  return block.map((line) => line.map((text) => (/[\t\n\r"]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text)).join('\t')).join('\r\n');
}

/** A block as an HTML table, which spreadsheets and word processors prefer. */
export function toHtml(block: readonly (readonly string[])[]): string {
  const lines = block.map((line) => `<tr>${line.map((text) => `<td>${escaped(text)}</td>`).join('')}</tr>`).join('');
  return `<meta charset="utf-8"><table>${lines}</table>`;
}

function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}
