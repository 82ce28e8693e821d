import type { ReadConnection, WriteConnection } from '../connection.ts';
import type { Row } from '../tables.ts';
import { WHOLE_DEPARTMENT, assertUnit } from './units.ts';

/** An imported document. */
export interface ImportedDocument {
  /** Chosen by the importer, unique in the book. */
  readonly id: string;
  /** File name without folders. */
  readonly file: string;
  readonly sha256: string;
  readonly period: 'current' | 'previous';
  readonly unit: string;
  /** Pack by which it was read. */
  readonly pack: string;
  /** ISO 8601. */
  readonly importedAt: string;
}

/** One cell of an imported document as printed. A document may print one row twice: both cells are kept. */
export interface PrintedValue {
  readonly role: string;
  readonly rowId: string;
  readonly columnId: string;
  readonly state: Row<'printed_value'>['state'];
  /** As printed; null for blank. */
  readonly printed: string | null;
  /** Fen (or a count) as read; 0 for blank and dash. */
  readonly value: number;
  /** Size of the last printed digit in fen; 1 for counts. */
  readonly digit: number;
  readonly sheet: string;
  /** A1 address. */
  readonly cell: string;
}

/** In the order in which they were imported. */
export function listDocuments(read: ReadConnection, book: number): readonly ImportedDocument[] {
  return read.select('document', { where: { book }, orderBy: ['importedAt', 'id'] }).map(({ book: _book, ...document }) => document);
}

export function listPrintedValues(read: ReadConnection, book: number, document: string, role?: string): readonly PrintedValue[] {
  return read.select('printed_value', { where: role === undefined ? { book, document } : { book, document, role } })
    .map(({ role: ofRole, row, column, state, printed, value, digit, sheet, cell }) => ({
      role: ofRole, rowId: row, columnId: column, state, printed: state === 'blank' ? null : printed, value, digit, sheet, cell,
    }));
}

/** Keeps a document with its cells; an earlier one of the same id is replaced whole. Throws BadInput `no-such-unit`. */
export function putDocument(tx: WriteConnection, book: number, document: ImportedDocument, values: readonly PrintedValue[]): void {
  if (document.unit !== WHOLE_DEPARTMENT) assertUnit(tx, book, document.unit);
  tx.removeWhere('printed_value', { book, document: document.id });
  tx.upsert('document', { book, ...document });
  for (const { role, rowId, columnId, state, printed, value, digit, sheet, cell } of values) {
    tx.insert('printed_value', { book, document: document.id, role, row: rowId, column: columnId, state, printed: printed ?? '', value, digit, sheet, cell });
  }
}

export function removeDocument(tx: WriteConnection, book: number, id: string): void {
  tx.removeWhere('printed_value', { book, document: id });
  tx.remove('document', { book, id });
}
