import type { MoneyUnit } from '../../shared/money/fen.ts';
import { copiedBlock, parseClipboard, toHtml, toTsv } from './clipboard.ts';
import { type BlockEdits, pasteBlock } from './edits.ts';
import { entryText } from './entry.ts';
import type { Ground, Range } from './selection.ts';

/** Puts a range on the clipboard as text for spreadsheets and as a table for documents; amounts exactly, in the unit of the screen. */
export function copyRange(clipboard: DataTransfer, range: Range, ground: Ground, unit: MoneyUnit): void {
  const block = copiedBlock(range, ground, (cell) => (cell.kind === 'amount' && cell.value !== null ? entryText(cell.value, cell.quantity, unit) : cell.text));
  clipboard.setData('text/plain', toTsv(block));
  clipboard.setData('text/html', toHtml(block));
}

/** What a paste would write at a range; null where the clipboard holds no text. */
export function pastedAt(clipboard: DataTransfer, range: Range, ground: Ground, unit: MoneyUnit): BlockEdits | null {
  const block = parseClipboard(clipboard.getData('text/plain'));
  return block.length === 0 ? null : pasteBlock(block, range, ground, unit);
}
