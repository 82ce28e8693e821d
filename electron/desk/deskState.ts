import { basename, dirname } from 'node:path';
import type { AnsweredResult } from '../../shared/checks/answers.ts';
import type { Finding, Level } from '../../shared/checks/finding.ts';
import type { DeskState } from '../../shared/ipc/desk.ts';
import type { ReadConnection } from '../ledger/connection.ts';
import type { Ledger } from '../ledger/ledger.ts';
import { departmentOf, listBooks } from '../ledger/subjects/books.ts';
import { readBureau } from '../ledger/subjects/bureau.ts';
import { listJournal } from '../ledger/subjects/history.ts';
import { listUnits } from '../ledger/subjects/units.ts';
import type { LedgerBook } from '../service/year/ledgerBook.ts';
import { stepsOf } from './steps.ts';

/** What is counted after the answer to an edit. */
export interface SlowCounts {
  readonly missingReasons: number;
  /** Texts that every bureau has and that are not written. */
  readonly missingTexts: number;
  /** Of the self-evaluation and of a person's texts. */
  readonly laterFindings: readonly Finding[];
}

export interface StateParts {
  readonly revision: number;
  readonly findingsRevision: number;
  readonly ledger: Ledger | null;
  readonly year: number | null;
  readonly unit: string | null;
  readonly displayUnit: DeskState['displayUnit'];
  readonly savedAt: string | null;
  /** Null before the first count since the year was opened. */
  readonly slow: SlowCounts | null;
  readonly book?: LedgerBook;
  /** Findings that stand at this revision; while it is being checked, those that stood before. */
  readonly standing: readonly Finding[];
  readonly checking: boolean;
}

/** The state of the whole window from the ledger, the evaluated book and its findings. */
export function stateOf({ revision, findingsRevision, ledger, year, unit, displayUnit, savedAt, slow, book, standing, checking }: StateParts): DeskState {
  const books = ledger === null ? [] : listBooks(ledger.read);
  const present = books.find((entry) => entry.year === year);
  const [undo, redo] = ledger === null || year === null ? [null, null] : [ledger.undoable(year), ledger.redoable(year)];
  return {
    revision, findingsRevision, checking, unit, displayUnit,
    ledger: ledger && { name: basename(ledger.path, '.juece'), folder: dirname(ledger.path), bureau: (year === null ? readBureau(ledger.read)?.name : departmentOf(ledger.read, year)) ?? '' },
    years: books.map((entry) => ({ year: entry.year, locked: entry.locked })),
    book: ledger && present && book ? {
      year: present.year, packId: present.packId, packName: book.pack.name, provisional: book.pack.provisional, schemeId: present.schemeId, unit: present.unit, decimals: present.decimals,
      locked: present.locked, units: realUnits(ledger.read, present.year),
    } : null,
    undo: undo?.what ?? null,
    redo: redo?.what ?? null,
    findings: countLevels(standing),
    steps: stepsOf({ read: ledger?.read ?? null, year, locked: present?.locked ?? false, facts: book?.facts ?? [], standing, unwritten: slow && { reasons: slow.missingReasons, texts: slow.missingTexts } }),
    savedAt: ledger && latest([savedAt, listJournal(ledger.read, { limit: 1 })[0]?.stateAt, undo?.stateAt, redo?.stateAt]),
  };
}

/** Also what was written past the desk (a lock, an import, the way back to an earlier step) is saved. ISO texts of one form are in order. */
function latest(times: readonly (string | null | undefined)[]): string | null {
  return times.reduce<string | null>((last, time) => (time && (last === null || time > last) ? time : last), null);
}

function realUnits(read: ReadConnection, year: number): { code: string; name: string }[] {
  return listUnits(read, year).filter((entry) => entry.nature !== 'cancellation').map(({ code, name }) => ({ code, name }));
}

/** Findings that stand by themselves: no symptoms of others, none that a person's answer counts for. */
export function standingFindings({ result }: AnsweredResult): Finding[] {
  return result.findings.filter((finding) => finding.root === undefined && finding.answer === undefined);
}

export function countLevels(findings: readonly Pick<Finding, 'level'>[]): Record<Level, number> {
  const counts: Record<Level, number> = { error: 0, warning: 0, tail: 0, note: 0 };
  for (const { level } of findings) counts[level] += 1;
  return counts;
}
