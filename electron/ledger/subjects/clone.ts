import { type Fact, addressKey } from '../../../shared/ledger/fact.ts';
import type { Pack } from '../../../shared/pack/pack.ts';
import type { DraftChange } from '../../../shared/selfEvaluation/drafts/draftFrom.ts';
import { draftProject } from '../../../shared/selfEvaluation/drafts/draftProject.ts';
import type { ReadConnection, WriteConnection } from '../connection.ts';
import type { Ledger } from '../ledger.ts';
import { listApprovedRounding, replaceApprovedRounding } from './approvedRounding.ts';
import { type StoredScheme, createBook, readBook, readPack, readScheme } from './books.ts';
import { type CarriedText, carryTexts } from './cloneTexts.ts';
import { listFacts, replaceFacts } from './facts.ts';
import { listGlossaryEdits, putGlossaryEdit } from './glossaryEntries.ts';
import { learnCode, listLearnedCodes } from './learnedCodes.ts';
import { listProjects, putProject } from './projects.ts';
import { listTexts, putText } from './texts.ts';
import { type Unit, WHOLE_DEPARTMENT, listUnits } from './units.ts';

export interface CloneOptions {
  /** The new year's pack and scheme; default: those of the old year. */
  readonly pack?: Pack;
  readonly scheme?: StoredScheme;
  readonly who?: string;
}

/** What was carried into the new year. */
export interface Carried {
  readonly units: number;
  readonly projects: number;
  readonly texts: number;
  readonly facts: number;
  /** What became different in the projects' forms: what was emptied, which year words moved on, what to check. */
  readonly projectChanges: readonly ProjectChanges[];
  /** Entries of 名词解释 that a person changed or added. */
  readonly terms: number;
  /** The texts and terms that were carried, with the year words that moved on. */
  readonly textChanges: readonly CarriedText[];
  /** Titles of the rewritten paragraphs and attachments that stayed behind; the new year offers them as hints. */
  readonly leftTexts: readonly string[];
}

export interface ProjectChanges {
  readonly code: string;
  readonly name: string;
  readonly changes: readonly DraftChange[];
}

/**
 * Makes a year from another: structure, units, projects (targets kept, their year words moved on; money, actuals and scores emptied), plain texts and
 * glossary edits (year words moved on), learned codes, and, from the year just before, its own facts and approved rounding as the new year's comparative ones. Reasons, rewritten
 * paragraphs, attachments, detail lists, answers, the 批复 and the people are the year's own and stay behind. One entry, a barrier of undo. Throws BadInput `no-such-book`, `book-exists`.
 */
export function cloneBook(ledger: Ledger, fromYear: number, toYear: number, options: CloneOptions = {}): Carried {
  const { read } = ledger;
  const from = readBook(read, fromYear);
  const units = listUnits(read, fromYear);
  const projects = listProjects(read, fromYear).map((project) => draftProject(project, fromYear, toYear));
  const { texts, glossary, report, left } = carryTexts(listTexts(read, fromYear), listGlossaryEdits(read, fromYear), readPack(read, fromYear), fromYear, toYear);
  const comparative = toYear === fromYear + 1;
  const facts = comparative ? listFacts(read, fromYear, { period: 'current' }) : [];
  const scheme = options.scheme ?? readScheme(read, fromYear);
  createBook(ledger, { year: toYear, pack: options.pack ?? readPack(read, fromYear), ...(scheme ? { scheme } : {}), unit: from.unit, decimals: from.decimals, units }, {
    what: `由 ${fromYear} 年度新建 ${toYear} 年度`, ...(options.who === undefined ? {} : { who: options.who }),
    fill: (tx) => {
      if (comparative) carryComparative(tx, fromYear, toYear, units, facts);
      for (const { project } of projects) putProject(tx, toYear, project);
      for (const text of texts) putText(tx, toYear, text);
      for (const edit of glossary) putGlossaryEdit(tx, toYear, edit);
      for (const code of listLearnedCodes(tx, fromYear)) learnCode(tx, toYear, code);
    },
  });
  return {
    units: units.length, projects: projects.length, texts: texts.length, facts: facts.length, terms: glossary.length,
    projectChanges: projects.map(({ project: { code, name }, changes }) => ({ code, name, changes })), textChanges: report, leftTexts: left,
  };
}

function carryComparative(tx: WriteConnection, fromYear: number, toYear: number, units: readonly Unit[], facts: readonly Fact[]): void {
  for (const { code } of units) {
    const own = facts.filter(({ unit }) => unit === code).map((fact) => ({ ...fact, period: 'previous' as const, origin: 'clone' }));
    replaceFacts(tx, toYear, 'previous', code, own, [{}]);
  }
  for (const code of [WHOLE_DEPARTMENT, ...units.map((unit) => unit.code)]) {
    const entries = listApprovedRounding(tx, fromYear, code).filter(({ period }) => period === 'current');
    replaceApprovedRounding(tx, toYear, 'previous', code, entries.map((entry) => ({ ...entry, period: 'previous' as const })));
  }
}

/** A comparative fact that differs from the year that it was copied from. Null: no such fact on that side. */
export interface ComparativeDifference {
  readonly address: Pick<Fact, 'unit' | 'measure' | 'dimensions' | 'quantityKind'>;
  /** In the book's own last-year column. */
  readonly here: number | null;
  /** In the book of the year before. */
  readonly there: number | null;
}

/** Where a book's last-year facts differ from the ledger's book of that year; null when the ledger has none. Nothing is written back. */
export function comparativeDifferences(read: ReadConnection, year: number): readonly ComparativeDifference[] | null {
  if (!read.get('book', { year: year - 1 })) return null;
  const here = byAddress(listFacts(read, year, { period: 'previous' }));
  const there = byAddress(listFacts(read, year - 1, { period: 'current' }));
  return [...new Set([...here.keys(), ...there.keys()])].sort().flatMap((key) => {
    const [own, other] = [here.get(key), there.get(key)];
    const fact = own ?? other;
    if (!fact || own?.quantity === other?.quantity) return [];
    const { unit, measure, dimensions, quantityKind } = fact;
    return [{ address: { unit, measure, dimensions, quantityKind }, here: own?.quantity ?? null, there: other?.quantity ?? null }];
  });
}

function byAddress(facts: readonly Fact[]): Map<string, Fact> {
  return new Map(facts.map((fact) => [addressKey({ ...fact, period: 'previous' }), fact]));
}
