import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { archivePage, releaseOf } from '../../shared/booklet/archivePage.ts';
import { chineseMonth, composeBooklet } from '../../shared/booklet/compose.ts';
import { captionedCharts } from '../../shared/booklet/chartCaptions.ts';
import type { Booklet } from '../../shared/booklet/model.ts';
import { applyAnswers } from '../../shared/checks/answers.ts';
import type { CheckResult } from '../../shared/checks/finding.ts';
import { RULES } from '../../shared/checks/rules.ts';
import { type Narrative, composeNarrative } from '../../shared/narrative/compose.ts';
import type { PostingConflict } from '../../shared/posting/plan.ts';
import { PERFORMANCE_RULES } from '../../shared/selfEvaluation/findings/catalogue.ts';
import type { GridSheet } from '../../shared/statement/grid.ts';
import { layoutStatement } from '../../shared/statement/layout.ts';
import type { FaceUse } from '../fonts/bookFonts.ts';
import type { Ledger } from '../ledger/ledger.ts';
import { listFindingAnswers } from '../ledger/subjects/findingAnswers.ts';
import { readPeople } from '../ledger/subjects/people.ts';
import { hasErrors } from './audit.ts';
import type { LedgerBook } from './ledgerBook.ts';
import { narrativeInput } from './narrativeInput.ts';
import { writeTogether } from './outputs.ts';
import { drawPerformance } from './performance.ts';
import { PERFORMANCE_WORKBOOK, performanceFindings, withPerformanceFindings, writePerformanceWorkbook } from './performanceOutputs.ts';
import { withTextFindings } from './textFindings.ts';

/** Outputs beside the three that are always written. */
export interface Extras {
  /** 决算公开.docx */
  readonly docx?: boolean;
  /** 决算公开（A3骑马钉）.pdf */
  readonly a3?: boolean;
  /** The PDF as PDF/A-2b for the archive. */
  readonly archival?: boolean;
  /** Only the faces that ship with the program, so that every PC makes the same pages. */
  readonly bundledFonts?: boolean;
}

export interface WriteRequest {
  readonly out: string;
  readonly edition: 'print' | 'web';
  readonly extras: Extras;
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
  /** Which face is used where. */
  readonly faces: readonly FaceUse[];
  /** Faces of the PC that could not be used, a sentence each. */
  readonly fontRemarks: readonly string[];
  readonly missingReasons: number;
}

export const OUTPUT_NAMES = { pdf: '决算公开.pdf', workbook: '决算公开表.xlsx', report: '检查报告.xlsx' } as const;
const EXTRA_NAMES = { docx: '决算公开.docx', a3: '决算公开（A3骑马钉）.pdf' } as const;

export interface Documents {
  readonly sheets: readonly GridSheet[];
  readonly narrative: Narrative;
  readonly booklet: Booklet;
}

/** The documents of an evaluated book, before anything is written. */
export function composeDocuments(ledger: Ledger, book: LedgerBook, draft: boolean, today: Date): Documents {
  const sheets = book.figures.tables.map((table) => layoutStatement(table, { department: book.department }));
  const narrative = composeNarrative(narrativeInput(ledger, book));
  const people = readPeople(ledger.read, book.year);
  const booklet = composeBooklet({ pack: book.pack, department: book.department, year: book.year, narrative, sheets, forms: book.performance === null ? [] : drawPerformance(book.performance), draft, date: chineseMonth(today.getFullYear(), today.getMonth() + 1) });
  const signed = Object.values(people).some((entry) => entry !== '');
  return { sheets, narrative, booklet: signed ? { ...booklet, archivePage: archivePage(releaseOf(people)) } : booklet };
}

/** Writes the outputs of a book, always and together; with errors they say 校核稿. A person's texts are checked against the figures first. */
export async function writeBook(ledger: Ledger, book: LedgerBook, checked: { readonly result: CheckResult; readonly conflicts: readonly PostingConflict[] }, request: WriteRequest): Promise<BuildResult> {
  request.progress('正在编排文本');
  const found = withTextFindings(withPerformanceFindings(checked.result, performanceFindings(book.performance, book.facts)), narrativeInput(ledger, book));
  const { result } = applyAnswers(found, book.view, listFindingAnswers(ledger.read, book.year));
  const draft = hasErrors(result);
  const documents = composeDocuments(ledger, book, draft, request.today);
  const names = [...Object.values(OUTPUT_NAMES), ...(book.performance === null ? [] : [PERFORMANCE_WORKBOOK]), ...(request.extras.docx ? [EXTRA_NAMES.docx] : []), ...(request.extras.a3 ? [EXTRA_NAMES.a3] : [])];
  let rendered: Printed = { pages: 0, missing: [], faces: [], fontRemarks: [] };
  const outputs = await writeTogether(request.out, names, async (scratch) => {
    await writeWorkbooks(book, documents, result, draft, request, scratch);
    request.progress('正在排版成册');
    rendered = await writePrints(documents.booklet, request, scratch);
  });
  return { year: book.year, pack: book.pack.id, outputs, result, conflicts: checked.conflicts, draft, pages: rendered.pages, missingGlyphs: rendered.missing, faces: rendered.faces, fontRemarks: rendered.fontRemarks, missingReasons: documents.narrative.missingReasons.length };
}

async function writeWorkbooks(book: LedgerBook, { sheets, booklet }: Documents, result: CheckResult, draft: boolean, request: WriteRequest, scratch: string): Promise<void> {
  const [{ writeStatements }, { writeCheckReport }] = await Promise.all([import('../workbook/statements.ts'), import('../workbook/checkReport.ts')]);
  const meta = { department: book.department, year: book.year, created: request.today };
  request.progress('正在写出决算公开表');
  await writeStatements(sheets, { ...meta, title: `${book.department}${book.year}年度部门决算公开表`, draft }, join(scratch, OUTPUT_NAMES.workbook));
  if (book.performance !== null) await writePerformanceWorkbook(book.performance, scratch, { draft, created: request.today });
  const charts = captionedCharts(booklet.parts);
  if (charts.length > 0) {
    const { addChartSheet } = await import('../charts/workbookCharts.ts');
    await addChartSheet(join(scratch, OUTPUT_NAMES.workbook), charts, request.today);
  }
  await writeCheckReport(result, [...RULES, ...PERFORMANCE_RULES], { ...meta, pack: book.pack.name }, join(scratch, OUTPUT_NAMES.report));
}

interface Printed {
  readonly pages: number;
  readonly missing: readonly string[];
  readonly faces: readonly FaceUse[];
  readonly fontRemarks: readonly string[];
}

async function writePrints(booklet: Booklet, request: WriteRequest, scratch: string): Promise<Printed> {
  const [{ writeBookletPdf }, { bookFonts }] = await Promise.all([import('../pdf/writeBookletPdf.ts'), import('../fonts/bookFonts.ts')]);
  const { fonts, uses, remarks } = bookFonts(request.extras.bundledFonts ? 'bundled' : 'system');
  const file = join(scratch, OUTPUT_NAMES.pdf);
  const rendered = await writeBookletPdf(booklet, file, { edition: request.edition, thread: 'here', fonts, ...(request.extras.archival && { archival: true }) });
  if (request.extras.docx) {
    const { writeBookletDocx } = await import('../docx/writeBookletDocx.ts');
    await writeBookletDocx(booklet, join(scratch, EXTRA_NAMES.docx), { created: request.today, fonts });
  }
  if (request.extras.a3) {
    const [{ imposeBooklet }, { replaceFile }] = await Promise.all([import('../pdf/imposeBooklet.ts'), import('../workbook/replaceFile.ts')]);
    await replaceFile(join(scratch, EXTRA_NAMES.a3), await imposeBooklet(await readFile(file)));
  }
  return { pages: rendered.pages, missing: rendered.missing, faces: uses, fontRemarks: remarks };
}
