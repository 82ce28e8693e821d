import { BadInput } from '../../../shared/badInput.ts';
import { isWellFormed } from '../../../shared/classification/codeShape.ts';
import { type Fact, type FactDimensions, addressKey } from '../../../shared/ledger/fact.ts';
import { ADJUSTMENT_KINDS } from '../../../shared/sources/entryRows.ts';
import type { WriteConnection } from '../../ledger/connection.ts';
import { putFact, removeFact } from '../../ledger/subjects/facts.ts';
import { putReason } from '../../ledger/subjects/reasons.ts';
import type { LedgerBook } from '../year/ledgerBook.ts';

/** An adjustment of an opening balance as a person writes it down. */
export interface AdjustmentEntry {
  readonly fund: string;
  /** '' where it is not divided. */
  readonly nature: string;
  readonly function: string;
  readonly kind: string;
  /** Fen; negative where the balance falls. */
  readonly quantity: number;
  /** 文号. */
  readonly document: string;
  readonly text: string;
}

/** The adjustments of the year that are entered, of all units in view. */
export function adjustmentsOf(book: LedgerBook): readonly Fact[] {
  return book.figures.facts.matching({ measure: 'openingAdjustment' });
}

/** What its reason is kept under. */
export function adjustmentSubject(fact: Pick<Fact, 'period' | 'unit' | 'measure' | 'dimensions'>): string {
  return addressKey(fact);
}

/**
 * The fact of an entry. Throws BadInput `adjustment-zero`, `adjustment-kind`, `adjustment-reason`, `bad-code`, and `adjustment-twice` where another of the
 * same place and kind is there.
 * @param replaced the adjustment that the entry takes the place of
 */
export function adjustmentFact(book: LedgerBook, unit: string, entry: AdjustmentEntry, replaced: Fact | null): Fact {
  const { fund, nature, function: code, kind, quantity } = entry;
  if (quantity === 0) throw new BadInput('adjustment-zero', '调整金额是 0：请填写调增（正数）或调减（负数）的金额，不需要的调整请删除。');
  if (!ADJUSTMENT_KINDS.includes(kind)) throw new BadInput('adjustment-kind', `调整类型“${kind}”不在列表中：请选${ADJUSTMENT_KINDS.join('、')}之一。`);
  if (entry.text.trim() === '') throw new BadInput('adjustment-reason', '没有写调整原因：请写明为什么调整，例如“收回结余资金”。');
  if (code !== '' && (code.length !== 7 || !isWellFormed('function', code))) throw new BadInput('bad-code', `科目编码“${code}”不对：请填 7 位的功能分类项，或留空表示不分科目。`);
  const dimensions: FactDimensions = { fund, ...(nature !== '' && { nature }), ...(code !== '' && { function: code }), kind };
  const fact: Fact = { period: 'current', unit, measure: 'openingAdjustment', dimensions, quantity, quantityKind: 'fen', origin: 'entry' };
  const same = adjustmentsOf(book).find((other) => addressKey(other) === addressKey(fact));
  if (same && (replaced === null || addressKey(replaced) !== addressKey(same))) throw new BadInput('adjustment-twice', `同一资金、科目的“${kind}”已经登记过一笔：请修改那一笔的金额和原因。`);
  return fact;
}

/** Writes an adjustment with its reason and 文号, in place of another. */
export function writeAdjustment(tx: WriteConnection, year: number, fact: Fact, entry: Pick<AdjustmentEntry, 'text' | 'document'>, replaced: Fact | null): void {
  if (replaced) dropAdjustment(tx, year, replaced);
  putFact(tx, year, fact);
  putReason(tx, year, { subject: adjustmentSubject(fact), text: entry.text, document: entry.document });
}

export function dropAdjustment(tx: WriteConnection, year: number, fact: Fact): void {
  removeFact(tx, year, fact);
  putReason(tx, year, { subject: adjustmentSubject(fact), text: '', document: '' });
}
