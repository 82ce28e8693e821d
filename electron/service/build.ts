import { basename, join } from 'node:path';
import { BadInput } from '../../shared/badInput.ts';
import type { Booklet } from '../../shared/booklet/model.ts';
import { chineseMonth, composeBooklet } from '../../shared/booklet/compose.ts';
import type { CheckResult } from '../../shared/checks/finding.ts';
import { RULES } from '../../shared/checks/rules.ts';
import { parseFen } from '../../shared/money/parse.ts';
import { type Narrative, composeNarrative } from '../../shared/narrative/compose.ts';
import { layoutStatement } from '../../shared/statement/layout.ts';
import type { PostingConflict } from '../../shared/posting/plan.ts';
import type { GridSheet } from '../../shared/statement/grid.ts';
import type { BookView } from '../../shared/view/view.ts';
import type { Ledger } from '../ledger/ledger.ts';
import { openLedger, openMemoryLedger } from '../ledger/openLedger.ts';
import { createBook, listBooks, readPack } from '../ledger/subjects/books.ts';
import { putBureau, readBureau } from '../ledger/subjects/bureau.ts';
import { listReasons } from '../ledger/subjects/reasons.ts';
import { listTexts } from '../ledger/subjects/texts.ts';
import { OWN_UNIT, listUnits, putUnit } from '../ledger/subjects/units.ts';
import { type Audited, auditReading, hasErrors, readingsOf } from './audit.ts';
import { type ImportRequest, acceptImport, planImport } from './importDocument.ts';
import { type LedgerBook, openBook } from './ledgerBook.ts';
import type { Library } from './library.ts';
import { openDocument } from './openDocument.ts';
import { writeTogether } from './outputs.ts';

export interface BuildRequest {
  readonly files: readonly string[];
  readonly lastYearFiles: readonly string[];
  readonly out: string;
  readonly pack?: string;
  readonly year?: number;
  /** A ledger file to keep the figures in; without it they live as long as the command. */
  readonly ledger?: string;
  readonly unit?: string;
  readonly edition: 'print' | 'web';
  readonly today: Date;
  readonly progress: (step: string) => void;
}

export interface BuildResult {
  readonly year: number;
  readonly pack: string;
  readonly outputs: readonly string[];
  readonly result: CheckResult;
  readonly conflicts: readonly PostingConflict[];
  /** Errors that are not answered: the cover says 校核稿. */
  readonly draft: boolean;
  readonly pages: number;
  /** Characters that no face has. */
  readonly missingGlyphs: readonly string[];
  readonly missingReasons: number;
}

export const OUTPUT_NAMES = { pdf: '决算公开.pdf', workbook: '决算公开表.xlsx', report: '检查报告.xlsx' } as const;

/** Workbook → ledger → statements, narrative, checks → the three outputs. Throws BadInput; nothing is half-written. */
export async function build(library: Library, request: BuildRequest): Promise<BuildResult> {
  request.progress('正在读取工作簿');
  const reading = await openDocument(library, request.files, { ...request, strict: true });
  const lastYear = request.lastYearFiles.length === 0 ? null
    : await openDocument(library, request.lastYearFiles, { strict: true, year: reading.view.year - 1 });
  const audited = auditReading(library, reading, request.files, lastYear?.view);
  const ledger = request.ledger === undefined ? openMemoryLedger() : await openLedger(request.ledger, { mode: 'openOrCreate' });
  try {
    const conflicts = importAll(library, ledger, request, audited, lastYear && auditReading(library, lastYear, request.lastYearFiles));
    const book = openBook(ledger, library, reading.view.year, request.unit === undefined ? {} : { unit: request.unit });
    return await writeBook(library, ledger, book, audited.result, conflicts, request);
  } finally {
    ledger.close();
  }
}

function importAll(library: Library, ledger: Ledger, request: BuildRequest, audited: Audited, lastYear: Audited | null): PostingConflict[] {
  const { view } = audited.reading;
  const unit = request.unit ?? OWN_UNIT;
  prepareBook(library, ledger, view, unit, request.unit !== undefined);
  const pack = readPack(ledger.read, view.year);
  const conflicts: PostingConflict[] = [];
  const accept = (document: Audited, period: 'current' | 'previous', files: readonly string[]): void => {
    const source = document.reading.view;
    const readings = readingsOf(source, document.result, (text, cell) => parseFen(text, cell.table.unit));
    const importing: ImportRequest = { view: source, file: files.map((file) => basename(file)).join('、'), pack, book: view.year, period, unit, ownUnit: request.unit !== undefined, readings };
    const plan = planImport(library, importing);
    acceptImport(ledger, importing, plan);
    conflicts.push(...plan.conflicts);
  };
  accept(audited, 'current', request.files);
  if (lastYear) accept(lastYear, 'previous', request.lastYearFiles);
  return conflicts;
}

/** Makes what the figures need to stand in: the bureau, the year, the unit. What the ledger has already is left as it is. */
function prepareBook(library: Library, ledger: Ledger, view: BookView, unit: string, ownUnit: boolean): void {
  const name = view.department || '本单位';
  if (readBureau(ledger.read) === null) ledger.write(null, { what: `登记单位 ${name}` }, (tx) => putBureau(tx, { name, code: '', region: '' }));
  const own = { code: unit, name, nature: 'administrative' as const, level: '' };
  if (!listBooks(ledger.read).some((book) => book.year === view.year)) {
    const first = view.tables.values().next().value;
    createBook(ledger, { year: view.year, pack: library.packs.getPack(view.packId), unit: first?.unit ?? '万元', decimals: first?.decimals ?? 2, units: [own] });
  } else if (!listUnits(ledger.read, view.year).some((known) => known.code === unit)) {
    if (!ownUnit && listUnits(ledger.read, view.year).length > 0) {
      throw new BadInput('unit-needed', `账套的 ${view.year} 年度按单位记账（${listUnits(ledger.read, view.year).map((known) => known.code).join('、')}）：请用 --unit 写明这个工作簿是哪个单位的。`);
    }
    ledger.write(view.year, { what: `登记单位 ${name}` }, (tx) => putUnit(tx, view.year, own));
  }
}

export interface Written {
  readonly sheets: readonly GridSheet[];
  readonly narrative: Narrative;
  readonly booklet: Booklet;
}

/** The documents of an evaluated book, before anything is written. */
export function composeDocuments(ledger: Ledger, book: LedgerBook, draft: boolean, today: Date): Written {
  const sheets = book.figures.tables.map((table) => layoutStatement(table, { department: book.department }));
  const narrative = composeNarrative({
    figures: book.figures, pack: book.pack, department: book.department, units: book.units,
    reasons: Object.fromEntries(listReasons(ledger.read, book.year).map((reason) => [reason.subject, reason.text])),
    texts: Object.fromEntries(listTexts(ledger.read, book.year).map((text) => [text.section, text.text])),
  });
  const booklet = composeBooklet({ pack: book.pack, department: book.department, year: book.year, narrative, sheets, draft, date: chineseMonth(today.getFullYear(), today.getMonth() + 1) });
  return { sheets, narrative, booklet };
}

/** Writes the three outputs of a book, always; with errors they say 校核稿. */
export async function writeBook(_library: Library, ledger: Ledger, book: LedgerBook, result: CheckResult, conflicts: readonly PostingConflict[], request: Pick<BuildRequest, 'out' | 'edition' | 'today' | 'progress'>): Promise<BuildResult> {
  const draft = hasErrors(result);
  request.progress('正在编排文本');
  const { sheets, narrative, booklet } = composeDocuments(ledger, book, draft, request.today);
  const meta = { department: book.department, year: book.year, created: request.today };
  let pages = 0;
  let missingGlyphs: readonly string[] = [];
  const outputs = await writeTogether(request.out, Object.values(OUTPUT_NAMES), async (scratch) => {
    const [{ writeStatements }, { writeCheckReport }, { writeBookletPdf }] = await Promise.all([import('../workbook/statements.ts'), import('../workbook/checkReport.ts'), import('../pdf/writeBookletPdf.ts')]);
    request.progress('正在写出决算公开表');
    await writeStatements(sheets, { ...meta, title: `${book.department}${book.year}年度部门决算公开表`, draft }, join(scratch, OUTPUT_NAMES.workbook));
    await writeCheckReport(result, RULES, { ...meta, pack: book.pack.name }, join(scratch, OUTPUT_NAMES.report));
    request.progress('正在排版成册');
    const rendered = await writeBookletPdf(booklet, join(scratch, OUTPUT_NAMES.pdf), { edition: request.edition, thread: 'here' });
    pages = rendered.pages;
    missingGlyphs = rendered.missing;
  });
  return { year: book.year, pack: book.pack.id, outputs, result, conflicts, draft, pages, missingGlyphs, missingReasons: narrative.missingReasons.length };
}
