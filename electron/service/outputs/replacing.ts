import type { Fact } from '../../../shared/ledger/fact.ts';
import { type MoneyUnit, fen } from '../../../shared/money/fen.ts';
import { formatFen } from '../../../shared/money/format.ts';
import { factWords } from '../statements/factWords.ts';
import type { LedgerBook } from '../year/ledgerBook.ts';

/** Amounts that a question names one by one. */
const NAMED = 3;

/** Asks before finer amounts take the place of coarser ones (DESIGN §3: they replace them and never add to them). */
export function replacingQuestion(book: LedgerBook, replaces: readonly Fact[], unit: MoneyUnit): string {
  const named = replaces.slice(0, NAMED).map(({ measure, dimensions, quantity, quantityKind }) => `“${factWords(measure, dimensions, book.figures)}”${quantityKind === 'count' ? String(quantity) : `${formatFen(fen(quantity), { unit, decimals: 2, grouping: true })} ${unit}`}`);
  const more = replaces.length > NAMED ? `等 ${replaces.length} 个数` : '';
  return `账套中已有较粗的数：${named.join('、')}${more}。填入的数更细，以后以它为准，原来的数将被替换，不会相加（可按 Ctrl+Z 撤销）。`;
}
