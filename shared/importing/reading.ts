import type { Filter } from '../ledger/fact.ts';
import type { MoneyUnit } from '../money/fen.ts';
import type { Role, StatementDefinition } from '../statement/definition.ts';
import type { BookView, ReadingRemark } from '../view/view.ts';
import type { RecognitionWords } from './words.ts';

/** Statements of a pack that a document may be laid out by. */
export interface PackCandidate {
  readonly id: string;
  /** First book year it is made for. */
  readonly validFrom: number;
  /** A national base: taken where no province fits better. */
  readonly base: boolean;
  readonly statements: readonly StatementDefinition[];
}

/** What is known of codes in a year: classification and learned names. */
export interface KnownCodes {
  nameOf(dimension: 'function' | 'economic', code: string): string;
  isKnown(dimension: 'function' | 'economic', code: string): boolean;
  /** All codes in force; asked for only by a table that prints names without codes. */
  all(dimension: 'function' | 'economic'): readonly string[];
}

export interface RecognitionOptions {
  readonly packs: readonly PackCandidate[];
  readonly words: RecognitionWords;
  readonly codes?: (year: number) => KnownCodes;
  /** Settles the pack; otherwise the best match, else the national base. */
  readonly packId?: string;
  /** Settles the year; otherwise titles, heads and 部门 lines, else null. */
  readonly year?: number;
  /** Unit of money of the tables that do not say theirs and whose figures equal nobody else's; otherwise told by their size. */
  readonly moneyUnit?: MoneyUnit;
  /** Refuses a unit that the figures do not tell for certain (an import); an audit takes 万元 and says so. */
  readonly strictUnit?: boolean;
  /** Refuses two tables of the same statement with different content; otherwise the fuller one is taken and said so. */
  readonly strictDuplicates?: boolean;
}

/** A document as understood: its tables for checks and posting, and how that was told for the person who accepts it. */
export interface DocumentReading {
  readonly view: BookView;
  readonly sheets: readonly SheetReading[];
  /** Best first; 0–1. */
  readonly packScores: readonly { readonly packId: string; readonly score: number }[];
  readonly packFrom: 'option' | 'match' | 'base';
  /** Null when nothing in the document says it; `view.year` is then the pack's first year. */
  readonly year: number | null;
  /** The year that the document itself says, whatever was asked for. */
  readonly yearSaid: number | null;
  readonly department: string;
  readonly remarks: readonly ReadingRemark[];
}

/** `option`: as the person said. */
export type UnitSource = 'table' | 'sheet' | 'book' | 'figures' | 'option' | 'default';

/** One table of a sheet, or a sheet without any. */
export interface SheetReading {
  readonly file: string;
  readonly sheet: string;
  readonly hidden: boolean;
  /** table: read; part: joined to another part of the same statement; duplicate: another one was taken; skipped: cover, contents, notes; unread: holds figures that nobody understood. */
  readonly status: 'table' | 'part' | 'duplicate' | 'skipped' | 'unread';
  readonly role: Role | null;
  /** 0–1: how sure the role is. */
  readonly confidence: number;
  readonly title: string;
  readonly number: string | null;
  readonly unit: MoneyUnit | null;
  readonly unitFrom: UnitSource | null;
  /** A1 range of the head, labels and 栏次 row. */
  readonly head: string | null;
  readonly columns: readonly ColumnReading[];
  readonly rows: readonly RowReading[];
  /** What was not understood and why, one sentence each. */
  readonly problems: readonly string[];
}

/** `form`: a column or line of the chosen layout; `otherForm`: of another pack's; `words`: by words alone; null: not understood. */
export type ReadingWay = 'form' | 'otherForm' | 'words' | 'code' | 'position' | null;

export interface ColumnReading {
  readonly letter: string;
  readonly path: readonly string[];
  readonly id: string | null;
  readonly filter: Filter | null;
  readonly way: ReadingWay;
}

export interface RowReading {
  /** One-based row of the sheet. */
  readonly row: number;
  readonly label: string;
  readonly code: string | null;
  readonly id: string | null;
  readonly way: ReadingWay;
}
