import type { GlossaryEdit } from '../../../shared/narrative/glossary.ts';
import type { ReadConnection, WriteConnection } from '../connection.ts';
import { required } from './wording.ts';

export function listGlossaryEdits(read: ReadConnection, book: number): readonly GlossaryEdit[] {
  return read.select('glossary_entry', { where: { book }, orderBy: ['seq', 'id'] }).map(({ id, term, text, use }) => ({ id, term, text, use }));
}

/** Throws BadInput `blank-field` without id or term. */
export function putGlossaryEdit(tx: WriteConnection, book: number, edit: GlossaryEdit): void {
  const id = required(edit.id, '名词的标识');
  const seq = tx.get('glossary_entry', { book, id })?.seq ?? (tx.select('glossary_entry', { where: { book }, orderBy: ['seq'], descending: true, limit: 1 })[0]?.seq ?? 0) + 1;
  tx.upsert('glossary_entry', { book, id, term: required(edit.term, '名词'), text: edit.text.trim(), use: edit.use, seq });
}

/** Back to the pack's own entry; an entry of one's own is gone. */
export function removeGlossaryEdit(tx: WriteConnection, book: number, id: string): boolean {
  return tx.remove('glossary_entry', { book, id });
}
