import type { AnsweredResult } from '../../shared/checks/answers.ts';
import type { Finding } from '../../shared/checks/finding.ts';
import type { DeskState } from '../../shared/ipc/desk.ts';
import type { ShownRow } from '../../shared/statement/evaluate.ts';
import type { BookView } from '../../shared/view/view.ts';
import type { WriteConnection } from '../ledger/connection.ts';
import type { Ledger } from '../ledger/ledger.ts';
import type { LedgerBook } from '../service/year/ledgerBook.ts';
import type { Library } from '../service/packs/library.ts';
import type { Emit } from './context.ts';

export interface DeskParts {
  readonly library: Library;
  readonly emit: Emit;
  readonly displayUnit: DeskState['displayUnit'];
  readonly log: (text: string) => void;
}

/** The one thing that the window works on: the open ledger, its chosen year and unit, evaluated and checked at the present revision. */
export interface Desk {
  /** Throws BadInput `no-ledger`. */
  ledger(): Ledger;
  /** Throws BadInput `no-ledger`, `no-year`. */
  year(): number;
  readonly unit: string | null;
  readonly displayUnit: DeskState['displayUnit'];
  readonly revision: number;
  isOpen(): boolean;
  /** The chosen year evaluated, and last year beside it; made once a revision. */
  book(): LedgerBook;
  lastYear(): BookView | null;
  /**
   * Findings of the tables, and those of the self-evaluation and the person's texts as they were last read, with what was answered to them.
   * Texts, self-evaluation and answers are the department's: a unit's own book has the findings of its tables alone.
   */
  checks(): AnsweredResult;
  /** Findings that stand; null while a large book has not been checked since a change of its rows (`changed` comes when it has). */
  knownFindings(): readonly Finding[] | null;
  /** Raised when findings are known anew at one revision. */
  readonly findingsRevision: number;
  /** Everything that the frame shows. */
  state(): DeskState;
  /** Takes over an open ledger (closing the one before) and shows its newest year. */
  take(ledger: Ledger): DeskState;
  close(): DeskState;
  /** Throws BadInput `no-such-book`. */
  chooseYear(year: number): DeskState;
  /** After the last year was deleted. */
  chooseNoYear(): DeskState;
  /** Throws BadInput `no-such-unit`. */
  chooseUnit(unit: string | null): DeskState;
  chooseDisplayUnit(unit: DeskState['displayUnit']): DeskState;
  /** Changes the chosen year: one transaction, one journal entry `what`, a new revision, the event `changed`. */
  write<T>(what: string, change: (tx: WriteConnection, year: number) => T): T;
  /** As `write`, of the bureau's own rows. */
  writeBureau<T>(what: string, change: (tx: WriteConnection) => T): T;
  /** What is slow to count (prose, texts) waits for this too: at the start, for the window's page. */
  holdBack(until: Promise<unknown>): void;
  /** After a change that went another way (a year made, locked, cloned): a new revision and the event. */
  touch(): DeskState;
  /** Takes back the year's last entry, or brings it back. */
  step(direction: 'undo' | 'redo'): { readonly done: string; readonly state: DeskState };
  /** Rows shown without an amount until one is typed, of this session alone. */
  readonly shownRows: readonly ShownRow[];
  showRow(row: ShownRow): void;
  /** Rows that an edit may leave without an amount stay where they are; no new revision by itself. */
  keepRows(rows: readonly ShownRow[]): void;
  hideRow(role: string, code: string): void;
}
