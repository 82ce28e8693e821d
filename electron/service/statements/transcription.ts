import type { Finding } from '../../../shared/checks/finding.ts';
import type { MoneyUnit } from '../../../shared/money/fen.ts';
import { type EditPlan, planEdit } from './editStatement.ts';
import { placeOfFinding } from '../checks/findingPlaces.ts';
import type { LedgerBook } from '../year/ledgerBook.ts';
import { replacingQuestion } from '../outputs/replacing.ts';

/** A transcription as the edit of the one judged cell. `plan` null where the finding offers none. */
export interface Transcription {
  readonly plan: EditPlan | null;
  /** Why it cannot be written, without a full stop; null where it can. */
  readonly refusal: string | null;
}

/** What the transcription would take the place of, in one sentence; null where it replaces nothing coarser. */
export function replacedBy({ plan }: Transcription, book: LedgerBook, unit: MoneyUnit): string | null {
  return plan === null || plan.replaces.length === 0 ? null : replacingQuestion(book, plan.replaces, unit);
}

/** Copies the source cell that a finding names, to the fen, into the cell that it judges (DESIGN §5: repairs of money are transcriptions). */
export function planTranscription(book: LedgerBook, finding: Finding, unit: string | null): Transcription {
  const { suggestion } = finding;
  if (suggestion === undefined) return { plan: null, refusal: '这一条没有可抄录的数' };
  const [target, source] = [placeOfFinding(book.view, finding), placeOfFinding(book.view, suggestion.at)];
  if (!target?.columnId || !source?.columnId) return { plan: null, refusal: `${suggestion.from}已经不在表中` };
  const cell = book.view.tables.get(source.role)?.cells.find(({ row, column }) => row.id === source.rowId && column.id === source.columnId);
  if (cell?.state !== 'number') return { plan: null, refusal: `${suggestion.from}现在没有数` };
  const plan = planEdit(book, target.role, unit, [{ rowId: target.rowId, columnId: target.columnId, value: cell.value }]);
  return { plan, refusal: plan.rejected[0]?.reason ?? null };
}
