import { BadInput } from '../../../shared/badInput.ts';
import type { ReadConnection, WriteConnection } from '../connection.ts';
import type { DECLARABLE_KINDS, EVENT_KINDS, ITEM_KINDS } from '../tables.ts';
import { required } from './wording.ts';

export type EventKind = (typeof EVENT_KINDS)[number];
export type ItemKind = (typeof ITEM_KINDS)[number];
export type DeclarableKind = (typeof DECLARABLE_KINDS)[number];

/** One line of 国内接待明细, of the meetings, trainings or 节庆 of the year. */
export interface NarrativeEvent {
  readonly kind: EventKind;
  /** Counted within its kind from 1; 0 when it is put for the first time. */
  readonly seq: number;
  /** As printed; '' where no date is published. */
  readonly date: string;
  readonly purpose: string;
  /** Fen. */
  readonly amount: number;
  readonly persons: number | null;
}

/** A name with fen, or with a count for vehicles. */
export interface NarrativeItem {
  readonly kind: ItemKind;
  readonly name: string;
  readonly quantity: number;
}

export function listNarrativeEvents(read: ReadConnection, book: number): readonly NarrativeEvent[] {
  return read.select('narrative_event', { where: { book }, orderBy: ['kind', 'seq'] }).map(({ book: _book, ...event }) => event);
}

/** Adds an event (seq 0) or replaces the one of the same kind and seq, a declared 没有 of its kind lapses; gives its seq. Throws BadInput `blank-field`, `bad-quantity`. */
export function putNarrativeEvent(tx: WriteConnection, book: number, event: NarrativeEvent): number {
  const { kind, date } = event;
  const purpose = required(event.purpose, '明细的事由');
  if (!Number.isSafeInteger(event.amount) || event.amount < 0) throw new BadInput('bad-quantity', `明细“${purpose}”的金额不能为负，也不能空缺：请改正后保存。`);
  if (event.persons !== null && (!Number.isSafeInteger(event.persons) || event.persons < 0)) throw new BadInput('bad-quantity', `明细“${purpose}”的人数应为不小于零的整数：请改正后保存。`);
  const last = tx.select('narrative_event', { where: { book, kind }, orderBy: ['seq'], descending: true, limit: 1 })[0]?.seq ?? 0;
  const seq = event.seq > 0 ? event.seq : last + 1;
  tx.upsert('narrative_event', { book, kind, seq, date: date.trim(), purpose: withoutStop(purpose), amount: event.amount, persons: event.persons });
  if (isDeclarable(kind)) tx.remove('narrative_none', { book, kind });
  return seq;
}

export function removeNarrativeEvent(tx: WriteConnection, book: number, kind: EventKind, seq: number): boolean {
  return tx.remove('narrative_event', { book, kind, seq });
}

export function listNarrativeItems(read: ReadConnection, book: number): readonly NarrativeItem[] {
  return read.select('narrative_item', { where: { book }, orderBy: ['kind', 'seq'] }).map(({ kind, name, quantity }) => ({ kind, name, quantity }));
}

/** Adds an item or replaces the one of the same name; a declared 没有 of its kind lapses. Throws BadInput `blank-field`, `bad-quantity`. */
export function putNarrativeItem(tx: WriteConnection, book: number, item: NarrativeItem): void {
  const { kind, quantity } = item;
  const name = withoutStop(required(item.name, '名称'));
  if (!Number.isSafeInteger(quantity) || quantity < 0) throw new BadInput('bad-quantity', `“${name}”的数应为不小于零的数：请改正后保存。`);
  const seq = tx.get('narrative_item', { book, kind, name })?.seq ?? (tx.select('narrative_item', { where: { book, kind }, orderBy: ['seq'], descending: true, limit: 1 })[0]?.seq ?? 0) + 1;
  tx.upsert('narrative_item', { book, kind, name, quantity, seq });
  if (isDeclarable(kind)) tx.remove('narrative_none', { book, kind });
}

export function removeNarrativeItem(tx: WriteConnection, book: number, kind: ItemKind, name: string): boolean {
  return tx.remove('narrative_item', { book, kind, name });
}

/** Lists of which it is stated that there is nothing to list. */
export function listDeclaredNone(read: ReadConnection, book: number): readonly DeclarableKind[] {
  return read.select('narrative_none', { where: { book } }).map(({ kind }) => kind);
}

/** States that there is nothing to list, or takes it back. Throws BadInput `not-none` while the list has entries. */
export function putDeclaredNone(tx: WriteConnection, book: number, kind: DeclarableKind, none: boolean): void {
  if (!none) { tx.remove('narrative_none', { book, kind }); return; }
  const listed = kind === 'festival' ? tx.select('narrative_event', { where: { book, kind }, limit: 1 }) : tx.select('narrative_item', { where: { book, kind }, limit: 1 });
  if (listed.length > 0) throw new BadInput('not-none', '清单里还有登记的内容，不能写成没有：请先删去清单里的各项。');
  tx.upsert('narrative_none', { book, kind });
}

function isDeclarable(kind: ItemKind | EventKind): kind is DeclarableKind {
  return kind === 'specialFund' || kind === 'departmentReview' || kind === 'financeReview' || kind === 'festival';
}

/** The sentence brings its own marks. */
function withoutStop(words: string): string {
  return words.replace(/[。；;，,.、\s]+$/u, '');
}
