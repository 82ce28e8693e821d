import type { ReadConnection, WriteConnection } from '../connection.ts';

/** A section that a person wrote: 部门概况, a rewritten paragraph, an attachment. */
export interface SectionText {
  /** Section or clause id of the pack. */
  readonly section: string;
  readonly text: string;
}

export function listTexts(read: ReadConnection, book: number): readonly SectionText[] {
  return read.select('text', { where: { book } }).map(({ section, text }) => ({ section, text }));
}

/** Keeps the text as written; an empty one is removed, so that the generated wording stands again. */
export function putText(tx: WriteConnection, book: number, { section, text }: SectionText): void {
  if (text.trim() === '') tx.remove('text', { book, section });
  else tx.upsert('text', { book, section, text });
}
