import type { NarrativeInput } from '../../../shared/narrative/compose.ts';
import { ATTACHMENT_KEY, attachmentsPart } from '../../../shared/narrative/attachments.ts';
import { sectionOrdinal } from '../../../shared/narrative/ordinals.ts';
import type { Ledger } from '../../ledger/ledger.ts';
import { listLeftOut } from '../../ledger/subjects/leftOut.ts';
import type { LedgerBook } from '../year/ledgerBook.ts';
import { narrativeInput } from '../narrative/narrativeInput.ts';
import { type DrawnForm, drawPerformance } from '../performance/performance.ts';

/** Something behind the tables and the prose that a year may be printed without. */
export interface Attachment {
  /** Id of its section in the booklet. */
  readonly section: string;
  readonly title: string;
  readonly kind: 'text' | 'form';
  readonly printed: boolean;
}

/** Every attachment of a book that has something to print, in the order of the book. */
export function listAttachments(ledger: Ledger, book: LedgerBook): readonly Attachment[] {
  const out = listLeftOut(ledger.read, book.year);
  const { texts = {} } = narrativeInput(ledger, book);
  const written = book.pack.parts.filter((part) => part.kind === 'attachments').flatMap((part) => attachmentsPart(part, texts, book.year)?.sections ?? []);
  const forms = printsForms(book) && book.performance ? drawPerformance(book.performance) : [];
  return [
    ...written.map(({ id, title }, index) => ({ section: id, title: title.slice(sectionOrdinal(index + 1).length), kind: 'text' as const, printed: !out.has(id) })),
    ...forms.map((form) => ({ section: sectionOf(form), title: form.name, kind: 'form' as const, printed: !out.has(sectionOf(form)) })),
  ];
}

/** The prose and the forms of a book without what is left out. */
export function printedAttachments(ledger: Ledger, book: LedgerBook): { readonly input: NarrativeInput; readonly forms: readonly DrawnForm[] } {
  const out = listLeftOut(ledger.read, book.year);
  const input = narrativeInput(ledger, book);
  const forms = book.performance === null ? [] : drawPerformance(book.performance);
  if (out.size === 0) return { input, forms };
  const texts = Object.fromEntries(Object.entries(input.texts ?? {}).filter(([key]) => !key.startsWith(ATTACHMENT_KEY) || !out.has(`attachment:${key.slice(ATTACHMENT_KEY.length)}`)));
  return { input: { ...input, texts }, forms: forms.filter((form) => !out.has(sectionOf(form))) };
}

function sectionOf({ grid }: DrawnForm): string {
  return `form:${grid.id}`;
}

function printsForms(book: LedgerBook): boolean {
  return book.pack.parts.some((part) => part.selfEvaluation !== undefined);
}
