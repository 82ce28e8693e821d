import { BadInput } from '../../shared/badInput.ts';
import { type AnsweredResult, applyAnswers } from '../../shared/checks/answers.ts';
import type { CheckResult, Finding } from '../../shared/checks/finding.ts';
import { createChecker } from '../../shared/checks/runChecks.ts';
import type { DeskState } from '../../shared/ipc/desk.ts';
import { createFollowingView } from '../../shared/view/fromStatements.ts';
import type { BookView } from '../../shared/view/view.ts';
import type { Ledger } from '../ledger/ledger.ts';
import { listBooks } from '../ledger/subjects/books.ts';
import { listFindingAnswers } from '../ledger/subjects/findingAnswers.ts';
import { checkBook, lastYearView } from '../service/checks/bookChecks.ts';
import { type LedgerBook, openBook } from '../service/year/ledgerBook.ts';
import type { ShownRow } from '../../shared/statement/evaluate.ts';
import type { Desk, DeskParts } from './deskFace.ts';
import { type SlowCounts, standingFindings, stateOf } from './deskState.ts';
import { slowCounts, withLaterFindings } from './slowCounts.ts';

interface Evaluated {
  readonly revision: number;
  /** The book of an earlier revision until that of this one is evaluated. */
  before: LedgerBook | null;
  book: LedgerBook | null;
  tables: CheckResult | null;
  checks: AnsweredResult | null;
  state: DeskState | null;
}

/** Milliseconds of quiet after which what is slow to count (prose, texts) is counted again, and after which a large book is checked. */
const QUIET = 250;
const QUIET_OF_LARGE = 30;
/** Amount cells beyond which the checks of tables that have other rows than before do not fit into the answer to an edit: they follow it. */
const LARGE = 3000;

export function createDesk({ library, emit, log, ...parts }: DeskParts): Desk {
  let ledger: Ledger | null = null;
  let year: number | null = null;
  let unit: string | null = null;
  let { displayUnit } = parts;
  let revision = 0;
  let findingsRevision = 0;
  let stood: readonly Finding[] = [];
  let savedAt: string | null = null;
  let shownRows: readonly ShownRow[] = [];
  let slow: SlowCounts | null = null;
  let held: Promise<unknown> | null = null;
  const checker = createChecker();
  const followingView = createFollowingView();
  let evaluated: Evaluated = { revision: -1, before: null, book: null, tables: null, checks: null, state: null };
  let last: { readonly key: readonly unknown[]; readonly view: BookView | null } = { key: [], view: null };
  let timer: NodeJS.Timeout | null = null;
  let checkTimer: NodeJS.Timeout | null = null;

  const opened = (): Ledger => {
    if (ledger === null) throw new BadInput('no-ledger', '还没有打开账套：请先新建或打开一个账套。');
    return ledger;
  };
  const chosenYear = (): number => {
    opened();
    if (year === null) throw new BadInput('no-year', '账套中还没有年度：请先在“账套与年度”中新建年度。');
    return year;
  };
  const now = (): Evaluated => {
    if (evaluated.revision !== revision) evaluated = { revision, before: evaluated.book ?? evaluated.before, book: null, tables: null, checks: null, state: null };
    return evaluated;
  };
  const evaluate = (before: LedgerBook | null): LedgerBook => openBook(opened(), library, chosenYear(), { ...(unit !== null && { unit }), shown: shownRows, after: { book: before, view: followingView } });
  const book = (): LedgerBook => {
    const present = now();
    present.book ??= evaluate(present.before);
    present.before = null;
    return present.book;
  };
  const lastYear = (): BookView | null => {
    const present = book();
    const previous = present.facts.filter((fact) => fact.period === 'previous');
    const key = [opened(), present.year, unit, present.pack.hash, previous.length === 0 ? revision : 0, ...previous];
    if (last.key.length !== key.length || last.key.some((part, at) => part !== key[at])) last = { key, view: lastYearView(opened(), library, present, unit) };
    return last.view;
  };
  const tableChecks = (): CheckResult => now().tables ??= checkBook(library, book(), lastYear(), checker.check);
  const checks = (): AnsweredResult => now().checks ??= applyAnswers(unit === null ? withLaterFindings(tableChecks(), slow?.laterFindings ?? []) : tableChecks(), book().view, unit === null ? listFindingAnswers(opened().read, chosenYear()) : []);
  const knownFindings = (): readonly Finding[] | null => {
    if (now().checks === null && checkTimer !== null) return null;
    return stood = standingFindings(checks());
  };
  const state = (): DeskState => {
    const present = now();
    if (present.state !== null && !(present.state.checking && present.checks !== null)) return present.state;
    const hasYear = ledger !== null && year !== null;
    const standing = hasYear ? knownFindings() : [];
    return present.state = stateOf({ revision, findingsRevision, ledger, year, unit, displayUnit, savedAt, slow, standing: standing ?? stood, checking: standing === null, ...(hasYear && { book: book() }) });
  };

  const announce = (): DeskState => {
    const next = state();
    emit('changed', next);
    return next;
  };
  const foundAnew = (): void => {
    findingsRevision += 1;
    now().state = null;
    announce();
  };
  const guarded = (what: string, work: () => void): void => {
    try {
      work();
    } catch (error) {
      log(`${what}: ${error instanceof Error ? error.stack ?? error.message : String(error)}`);
    }
  };
  /** Checks that an answer does not wait for, with `wait`; a change in between starts the wait anew. */
  const checkLater = (wait: boolean): void => {
    if (checkTimer !== null) clearTimeout(checkTimer);
    checkTimer = !wait ? null : setTimeout(() => {
      checkTimer = null;
      guarded('checks', foundAnew);
    }, QUIET_OF_LARGE);
  };
  const countSlowly = (): void => {
    timer = null;
    if (ledger === null || year === null) return;
    if (held !== null) return void held.then(countLater);
    const open = ledger;
    guarded('slow counts', () => {
      const next = slowCounts(open, book(), tableChecks());
      if (JSON.stringify(next) === JSON.stringify(slow)) return;
      slow = next;
      now().checks = null;
      foundAnew();
    });
  };
  const countLater = (): void => {
    if (timer !== null) clearTimeout(timer);
    timer = ledger === null ? null : setTimeout(countSlowly, QUIET);
    timer?.unref();
  };
  const touch = (): DeskState => {
    revision += 1;
    checkLater(ledger !== null && year !== null && cellCount(book().view) > LARGE && !checker.knows(book().view));
    countLater();
    return announce();
  };
  const written = <T>(result: T): T => {
    savedAt = opened().stamp().at;
    touch();
    return result;
  };
  const keepRows = (rows: readonly ShownRow[]): void => {
    const isShown = (row: ShownRow): boolean => shownRows.some((other) => other.role === row.role && other.panel === row.panel && other.code === row.code);
    shownRows = [...shownRows, ...rows.filter((row) => !isShown(row))];
  };
  const show = (next: number | null, nextUnit: string | null = null): void => {
    year = next;
    unit = nextUnit;
    shownRows = [];
    slow = null;
    stood = [];
  };

  return {
    holdBack(until) {
      const own = held = until.finally(() => { if (held === own) held = null; });
    },
    ledger: opened, year: chosenYear, book, lastYear, checks, knownFindings, state, touch,
    get unit() { return unit; },
    get displayUnit() { return displayUnit; },
    get revision() { return revision; },
    get findingsRevision() { return findingsRevision; },
    get shownRows() { return shownRows; },
    isOpen: () => ledger !== null,
    take(next) {
      ledger?.close();
      ledger = next;
      savedAt = null;
      show(listBooks(next.read)[0]?.year ?? null);
      return touch();
    },
    close() {
      ledger?.close();
      ledger = null;
      savedAt = null;
      show(null);
      return touch();
    },
    chooseYear(next) {
      if (!opened().read.get('book', { year: next })) throw new BadInput('no-such-book', `账套中没有 ${next} 年度：请先新建该年度。`);
      show(next);
      return touch();
    },
    chooseNoYear() {
      show(null);
      return touch();
    },
    chooseUnit(next) {
      if (next !== null && !opened().read.get('unit', { book: chosenYear(), code: next })) throw new BadInput('no-such-unit', `${chosenYear()} 年度没有单位“${next}”：请先在单位列表中添加。`);
      show(chosenYear(), next);
      return touch();
    },
    chooseDisplayUnit(next) {
      displayUnit = next;
      return touch();
    },
    write: (what, change) => {
      const target = chosenYear();
      return written(opened().write(target, { what }, (tx) => change(tx, target)));
    },
    writeBureau: (what, change) => written(opened().write(null, { what }, change)),
    step(direction) {
      const entry = opened()[direction](chosenYear());
      written(entry);
      return { done: entry.what, state: state() };
    },
    keepRows,
    showRow(row) {
      keepRows([row]);
      touch();
    },
    hideRow(role, code) {
      shownRows = shownRows.filter((row) => row.role !== role || row.code !== code);
    },
  };
}

function cellCount(view: BookView): number {
  let count = 0;
  for (const table of view.tables.values()) count += table.cells.length;
  return count;
}
