import { BadInput } from '../../../shared/badInput.ts';
import { parseFen } from '../../../shared/money/parse.ts';
import type { CheckResult } from '../../../shared/checks/finding.ts';
import { joinBlanks, joinBookRules } from '../../../shared/checks/joinResults.ts';
import type { PostingConflict } from '../../../shared/posting/plan.ts';
import type { ImportPlan } from '../../../shared/sources/importPlan.ts';
import type { SourceUnit } from '../../../shared/sources/plan.ts';
import type { Ledger } from '../../ledger/ledger.ts';
import { openLedger, openMemoryLedger } from '../../ledger/openLedger.ts';
import { createBook, listBooks } from '../../ledger/subjects/books.ts';
import { putBureau, readBureau } from '../../ledger/subjects/bureau.ts';
import { OWN_UNIT, type Unit, listUnits, putUnit } from '../../ledger/subjects/units.ts';
import { type Audited, auditReading, readingsOf, refuseUnreadable } from '../audit/audit.ts';
import { checkBook, lastYearView } from '../checks/bookChecks.ts';
import { type ImportChoices, planSource, planStatements } from '../importing/importSource.ts';
import { acceptSource } from '../importing/importSourceAccept.ts';
import { type SourceFiles, openSourceFiles } from '../importing/importSourceFiles.ts';
import { type TakenSource, changeConflicts, takenSource } from '../importing/importSourceReport.ts';
import { type LedgerBook, openBook } from '../year/ledgerBook.ts';
import type { Library } from '../packs/library.ts';
import { requireWritable } from './outputs.ts';
import { takePerformance } from '../performance/performanceImport.ts';
import { type BuildResult, type Extras, writeBook } from './writeBook.ts';

export interface BuildRequest {
  /** Of this year: published tables, a 财决 export, budgets, 底稿, in any mix. */
  readonly files: readonly string[];
  readonly lastYearFiles: readonly string[];
  readonly out: string;
  readonly pack?: string;
  readonly year?: number;
  /** A ledger file to keep the figures in; without it they live as long as the command. */
  readonly ledger?: string;
  readonly unit?: string;
  readonly edition: 'print' | 'web';
  readonly extras: Extras;
  readonly today: Date;
  readonly progress: (step: string) => void;
}

export interface BuildOutcome extends BuildResult {
  /** What each file was taken for, in the order of import. */
  readonly sources: readonly TakenSource[];
}

/** Workbooks → ledger → statements, narrative, checks → the three outputs. Throws BadInput; nothing is half-written. */
export async function build(library: Library, request: BuildRequest): Promise<BuildOutcome> {
  request.progress('正在读取工作簿');
  const { pack, year } = request;
  const current = await openSourceFiles(library, request.files, { ...(pack !== undefined && { pack }), ...(year !== undefined && { year }) });
  const last = request.lastYearFiles.length === 0 ? null : await openSourceFiles(library, request.lastYearFiles, { year: current.year - 1 });
  const lastAudited = last?.statements ? auditReading(library, last.statements.reading, request.lastYearFiles) : null;
  const audited = current.statements ? auditReading(library, current.statements.reading, current.statements.files, lastAudited?.reading.view, request.year) : null;
  for (const document of [audited, lastAudited]) if (document) refuseUnreadable(document.reading.view);
  requireWritable(request.out);
  const ledger = request.ledger === undefined ? openMemoryLedger() : await openLedger(request.ledger, { mode: 'openOrCreate' });
  try {
    requireFigures(ledger, current);
    requireUnits(ledger, request, current);
    prepareBook(library, ledger, request, current, last);
    const importing = new Importing(library, ledger, request, current);
    importing.take(current, audited, 'current');
    if (last) importing.take(last, lastAudited, 'previous');
    importing.noteForms(takePerformance(ledger, library, current.year, current.forms));
    const book = openBook(ledger, library, current.year, request.unit === undefined ? {} : { unit: request.unit });
    const live = (): CheckResult => checkLedger(library, ledger, book, request, lastAudited);
    // What was printed is judged as printed; a ledger that is kept knows more of the year than the document does, and any book's form may print more.
    const result = !importing.isPrinted || !audited ? live() : request.ledger === undefined ? joinBlanks(audited.result, live()) : joinBookRules(audited.result, live());
    return { ...await writeBook(ledger, book, { result, conflicts: importing.conflicts }, request), sources: importing.taken };
  } finally {
    ledger.close();
  }
}

/** Where figures came from elsewhere than the published tables, the book itself is what is checked. */
function checkLedger(library: Library, ledger: Ledger, book: LedgerBook, request: BuildRequest, last: Audited | null): CheckResult {
  return checkBook(library, book, last?.reading.view ?? lastYearView(ledger, library, book, request.unit ?? null));
}

/** Plans and accepts one file after the other, and keeps what is to be said of them. */
class Importing {
  readonly conflicts: PostingConflict[] = [];
  readonly taken: TakenSource[] = [];
  /** Every figure of this year is one that a published table prints. */
  isPrinted = true;
  readonly #library: Library;
  readonly #ledger: Ledger;
  readonly #request: BuildRequest;
  readonly #year: number;
  readonly #byUnit: boolean;

  constructor(library: Library, ledger: Ledger, request: BuildRequest, current: SourceFiles) {
    [this.#library, this.#ledger, this.#request, this.#year] = [library, ledger, request, current.year];
    this.#byUnit = request.unit === undefined && unitsNamed(current).length > 1;
  }

  /** Published tables first, so that what is exact to the fen replaces what is rounded to 万元. */
  take(files: SourceFiles, audited: Audited | null, period: 'current' | 'previous'): void {
    const choices = (units: readonly SourceUnit[]): ImportChoices => {
      const unit = this.#request.unit ?? (this.#byUnit ? units[0]?.code : undefined) ?? (period === 'previous' && units.length === 0 ? this.#firstUnit() : undefined);
      return { book: this.#year, period, ...(unit !== undefined && { unit }), ...(this.#request.pack !== undefined && { pack: this.#request.pack }) };
    };
    if (audited) {
      const adjustments = files.sources.flatMap(({ workbook, identity }) => (identity.kind === 'budget' ? [] : planSource(this.#library, this.#ledger, workbook, choices(identity.units)).facts.filter(({ measure }) => measure === 'openingAdjustment')));
      const readings = readingsOf(audited.reading.view, audited.result, (text, cell) => parseFen(text, cell.table.unit));
      const names = files.statements?.files.join('、') ?? '';
      const plan = planStatements(this.#library, this.#ledger, audited.reading, names, { ...choices([]), ...(adjustments.length > 0 && { adjustments }) }, readings);
      this.#accept({ ...plan, ownUnit: this.#request.unit !== undefined }, 1);
    }
    for (const { workbook, identity } of files.sources) {
      if (period === 'current' && identity.kind !== 'budget') this.isPrinted = false;
      this.#accept(planSource(this.#library, this.#ledger, workbook, choices(identity.units)), files.statements ? PRINTED_DIGIT : 1);
    }
    if (period === 'current' && audited === null) this.isPrinted = false;
  }

  /** Last year's published tables are the department's: as comparative figures they stand with its first unit. */
  #firstUnit(): string | undefined {
    return listUnits(this.#ledger.read, this.#year).find(({ nature }) => nature !== 'cancellation')?.code;
  }

  /** What was not taken from the self-evaluation forms as it stands. */
  noteForms(notes: readonly string[]): void {
    this.conflicts.push(...notes.map((message) => ({ message, cells: [] })));
  }

  #accept(plan: ImportPlan, digit: number): void {
    acceptSource(this.#ledger, plan);
    this.taken.push(takenSource(plan));
    this.conflicts.push(...plan.conflicts.map(({ message }) => ({ message, cells: [] })), ...changeConflicts(plan, digit));
  }
}

/** Published tables stand in 万元 with two decimals at the roughest: 100 元. */
const PRINTED_DIGIT = 10_000;

/** Units that the covers of this year's files name by code. */
function unitsNamed(files: SourceFiles): SourceUnit[] {
  return [...new Map(files.sources.flatMap(({ identity }) => identity.units.filter(({ code }) => code !== '').map((unit) => [unit.code, unit] as const))).values()];
}

/** Self-evaluation alone is bound with a year that the ledger already holds. Throws BadInput `no-table`. */
function requireFigures(ledger: Ledger, { statements, sources, forms, year }: SourceFiles): void {
  if (statements !== null || sources.length > 0 || listBooks(ledger.read).some((book) => book.year === year)) return;
  throw new BadInput('no-table', `“${forms.map(({ file }) => file).join('、')}”里只有绩效自评表，账套中也没有 ${year} 年度的决算数：请同时给出决算公开表或财决导出表。`);
}

/** Of a department with several units, each file must say whose it is. Throws BadInput `unit-needed` before anything is written. */
function requireUnits(ledger: Ledger, request: BuildRequest, current: SourceFiles): void {
  if (request.unit !== undefined) return;
  const held = listBooks(ledger.read).some(({ year }) => year === current.year) ? listUnits(ledger.read, current.year).filter(({ nature }) => nature !== 'cancellation').map(({ code }) => code) : [];
  const codes = new Set([...held, ...unitsNamed(current).map(({ code }) => code)]);
  if (Math.max(held.length, unitsNamed(current).length) < 2) return;
  const unsaid = current.statements?.files[0] ?? current.sources.find(({ identity }) => !identity.units.some(({ code }) => codes.has(code)))?.workbook.file;
  if (unsaid !== undefined) throw new BadInput('unit-needed', `${current.year} 年度按单位记账（${[...codes].join('、')}）：请用 --unit 写明“${unsaid}”是哪个单位的。`);
}

/** Makes what the figures need to stand in: the bureau, the year, the units. What the ledger has already is left as it is. */
function prepareBook(library: Library, ledger: Ledger, request: BuildRequest, current: SourceFiles, last: SourceFiles | null): void {
  const named = unitsNamed(current);
  const covers = current.sources.flatMap(({ identity }) => identity.units);
  const name = departmentOf(current) || departmentOf(last) || '本单位';
  if (readBureau(ledger.read) === null) ledger.write(null, { what: `登记单位 ${name}` }, (tx) => putBureau(tx, { name, code: '', region: '' }));
  const [cover] = covers;
  const own: Unit = { code: request.unit ?? OWN_UNIT, name, nature: cover?.kind ?? 'administrative', level: cover?.level ?? '' };
  const units = request.unit === undefined && named.length > 1 ? named.map(({ code, name: unitName, kind, level }): Unit => ({ code, name: unitName, nature: kind ?? 'administrative', level })) : [own];
  const { year } = current;
  if (!listBooks(ledger.read).some((book) => book.year === year)) {
    const pack = library.packs.getPack(packFor(library, request, current, last));
    const table = current.statements?.reading.view.tables.values().next().value ?? pack.statements[0];
    createBook(ledger, { year, pack, unit: table?.unit ?? '万元', decimals: table?.decimals ?? 2, units });
    return;
  }
  const known = new Set(listUnits(ledger.read, year).map(({ code }) => code));
  const missing = units.filter(({ code }) => !known.has(code) && (known.size === 0 || code !== OWN_UNIT));
  if (missing.length > 0) ledger.write(year, { what: `登记单位 ${missing.map((unit) => unit.name).join('、')}` }, (tx) => { for (const unit of missing) putUnit(tx, year, unit); });
}

function departmentOf(files: SourceFiles | null): string {
  return files?.statements?.reading.view.department || (files?.sources.flatMap(({ identity }) => identity.units)[0]?.name ?? '');
}

/** The pack asked for, else the one that the published tables are laid out by, else last year's province, else the national base. */
function packFor(library: Library, request: BuildRequest, current: SourceFiles, last: SourceFiles | null): string {
  if (request.pack !== undefined) return request.pack;
  if (current.statements) return current.statements.reading.view.packId;
  const before = library.packs.list().find(({ id }) => id === last?.statements?.reading.view.packId);
  return library.packs.proposePack(before?.province ?? '', current.year).id ?? '';
}
