import type { ReadConnection, WriteConnection } from '../connection.ts';

/** Sections of the attachments (`attachment:…`, `form:…`) that this year's book is printed without. */
export function listLeftOut(read: ReadConnection, book: number): ReadonlySet<string> {
  return new Set(read.select('left_out', { where: { book } }).map(({ section }) => section));
}

export function putLeftOut(tx: WriteConnection, book: number, section: string, out: boolean): void {
  if (out) tx.upsert('left_out', { book, section });
  else tx.remove('left_out', { book, section });
}
