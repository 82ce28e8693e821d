import { BadInput } from '../../../shared/badInput.ts';
import { ATTACHMENT_KEY } from '../../../shared/narrative/attachments.ts';
import type { GlossaryEdit } from '../../../shared/narrative/glossary.ts';
import { TEXT_FIELDS } from '../../../shared/narrative/textFields.ts';
import type { Pack } from '../../../shared/pack/pack.ts';
import type { Ledger } from '../../ledger/ledger.ts';
import { readPack } from '../../ledger/subjects/books.ts';
import { type BusinessFigure, putBusinessFigure, removeBusinessFigure } from '../../ledger/subjects/businessFigures.ts';
import { putGlossaryEdit, removeGlossaryEdit } from '../../ledger/subjects/glossaryEntries.ts';
import { type DeclarableKind, type EventKind, type ItemKind, type NarrativeEvent, type NarrativeItem, putDeclaredNone, putNarrativeEvent, putNarrativeItem, removeNarrativeEvent, removeNarrativeItem } from '../../ledger/subjects/narrativeRecords.ts';
import { listReasons, putReason } from '../../ledger/subjects/reasons.ts';
import { putText } from '../../ledger/subjects/texts.ts';

const LIST_NAMES: Readonly<Record<EventKind | ItemKind, string>> = {
  reception: '国内接待明细', meeting: '会议明细', training: '培训明细', festival: '节庆活动明细', vehicle: '公务用车保有量', transfer: '财政拨款资金来源',
  specialFund: '专项资金', departmentReview: '部门重点评价', financeReview: '财政重点评价',
};

/** A person's wording of a clause `<section>.<clause>` in the notation of texts; '' resets it. One journal entry. Throws BadInput `no-such-clause`, `book-locked`. */
export function rewriteClause(ledger: Ledger, year: number, key: string, text: string): void {
  const title = clauseTitle(readPack(ledger.read, year), key);
  ledger.write(year, { what: `${text.trim() === '' ? '恢复' : '改写'}情况说明：${title}` }, (tx) => { putText(tx, year, { section: key, text }); });
}

/** Back to the generated wording. */
export function resetClause(ledger: Ledger, year: number, key: string): void {
  rewriteClause(ledger, year, key, '');
}

/** A text of the overview or the remarks, or an attachment `attachments.<id>`; '' removes it. Throws BadInput `no-such-text`. */
export function saveText(ledger: Ledger, year: number, key: string, text: string): void {
  const title = TEXT_FIELDS.find((field) => field.key === key)?.title ?? (key.startsWith(ATTACHMENT_KEY) && key.length > ATTACHMENT_KEY.length ? '附件' : undefined);
  if (title === undefined) throw new BadInput('no-such-text', `没有名为“${key}”的文字：请刷新后重做。`);
  ledger.write(year, { what: `填写${title}` }, (tx) => { putText(tx, year, { section: key, text }); });
}

/** Why a quantity grew or deviated, by the key of the reason; a 文号 that it rests on stays. '' removes it. */
export function saveReason(ledger: Ledger, year: number, key: string, text: string, label: string): void {
  const document = listReasons(ledger.read, year).find((reason) => reason.subject === key)?.document ?? '';
  ledger.write(year, { what: `填写原因：${label}` }, (tx) => { putReason(tx, year, { subject: key, text, document }); });
}

/** An entry of 名词解释 in a person's words, or of their own. Throws BadInput `blank-field`. */
export function saveTerm(ledger: Ledger, year: number, edit: GlossaryEdit): void {
  ledger.write(year, { what: `修改名词解释：${edit.term}` }, (tx) => { putGlossaryEdit(tx, year, edit); });
}

/** Back to the pack's entry; one's own is deleted. */
export function resetTerm(ledger: Ledger, year: number, id: string): void {
  ledger.write(year, { what: '恢复名词解释' }, (tx) => { removeGlossaryEdit(tx, year, id); });
}

/** Gives the seq of the event. Throws BadInput `blank-field`, `bad-quantity`. */
export function saveEvent(ledger: Ledger, year: number, event: NarrativeEvent): number {
  return ledger.write(year, { what: `登记${LIST_NAMES[event.kind]}：${event.purpose}` }, (tx) => putNarrativeEvent(tx, year, event));
}

export function deleteEvent(ledger: Ledger, year: number, kind: EventKind, seq: number): void {
  ledger.write(year, { what: `删除${LIST_NAMES[kind]}一条` }, (tx) => { removeNarrativeEvent(tx, year, kind, seq); });
}

/** `before` is the name that the entry had, where it is another now. Throws BadInput `blank-field`, `bad-quantity`. */
export function saveItem(ledger: Ledger, year: number, item: NarrativeItem, before = ''): void {
  ledger.write(year, { what: `登记${LIST_NAMES[item.kind]}：${item.name}` }, (tx) => {
    if (before !== '' && before !== item.name.trim()) removeNarrativeItem(tx, year, item.kind, before);
    putNarrativeItem(tx, year, item);
  });
}

export function deleteItem(ledger: Ledger, year: number, kind: ItemKind, name: string): void {
  ledger.write(year, { what: `删除${LIST_NAMES[kind]}：${name}` }, (tx) => { removeNarrativeItem(tx, year, kind, name); });
}

/** States that there is nothing to list, or takes it back. Throws BadInput `not-none`. */
export function declareNone(ledger: Ledger, year: number, kind: DeclarableKind, none: boolean): void {
  ledger.write(year, { what: `${none ? '写明没有' : '撤回没有'}${LIST_NAMES[kind]}` }, (tx) => { putDeclaredNone(tx, year, kind, none); });
}

/** `before` is the name that the figure had, where it is another now. Throws BadInput `blank-field`. */
export function saveBusinessFigure(ledger: Ledger, year: number, figure: BusinessFigure, before = ''): void {
  ledger.write(year, { what: `登记业务数据：${figure.name}` }, (tx) => {
    if (before !== '' && before !== figure.name.trim()) removeBusinessFigure(tx, year, before);
    putBusinessFigure(tx, year, figure);
  });
}

export function deleteBusinessFigure(ledger: Ledger, year: number, name: string): void {
  ledger.write(year, { what: `删除业务数据：${name}` }, (tx) => { removeBusinessFigure(tx, year, name); });
}

function clauseTitle(pack: Pack, key: string): string {
  const [sectionId, clauseId] = key.split('.');
  const section = pack.parts.flatMap((part) => part.sections ?? []).find((candidate) => candidate.id === sectionId && candidate.clauses.some((clause) => clause.id === clauseId));
  if (!section) throw new BadInput('no-such-clause', `版式“${pack.name}”没有“${key}”这一段：请刷新后重做。`);
  return section.title.replaceAll('{year}', '');
}
