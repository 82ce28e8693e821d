import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { archivePage, releaseOf } from '../../shared/booklet/archivePage.ts';
import { chineseMonth, composeBooklet } from '../../shared/booklet/compose.ts';
import type { Booklet } from '../../shared/booklet/model.ts';
import type { CheckResult } from '../../shared/checks/finding.ts';
import { RULES } from '../../shared/checks/rules.ts';
import { type Narrative, type NarrativeInput, composeNarrative } from '../../shared/narrative/compose.ts';
import type { PostingConflict } from '../../shared/posting/plan.ts';
import type { GridSheet } from '../../shared/statement/grid.ts';
import { layoutStatement } from '../../shared/statement/layout.ts';
import type { Ledger } from '../ledger/ledger.ts';
import { readPeople } from '../ledger/subjects/people.ts';
import { listReasons } from '../ledger/subjects/reasons.ts';
import { listTexts } from '../ledger/subjects/texts.ts';
import { hasErrors } from './audit.ts';
import type { LedgerBook } from './ledgerBook.ts';
import { writeTogether } from './outputs.ts';
import { withTextFindings } from './textFindings.ts';

/** Outputs beside the three that are always written. */
export interface Extras {
  /** 决算公开.docx */
  readonly docx?: boolean;
  /** 决算公开（A3骑马钉）.pdf */
  readonly a3?: boolean;
  /** The PDF as PDF/A-2b for the archive. */
  readonly archival?: boolean;
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
  readonly missingReasons: number;
}

export const OUTPUT_NAMES = { pdf: '决算公开.pdf', workbook: '决算公开表.xlsx', report: '检查报告.xlsx' } as const;
const EXTRA_NAMES = { docx: '决算公开.docx', a3: '决算公开（A3骑马钉）.pdf' } as const;

export interface Documents {
  readonly sheets: readonly GridSheet[];
  readonly narrative: Narrative;
  readonly booklet: Booklet;
}

/** What the prose of a book starts from: its figures, reasons and texts. */
export function narrativeInput(ledger: Ledger, book: LedgerBook): NarrativeInput {
  return {
    figures: book.figures, pack: book.pack, department: book.department, units: book.units,
    reasons: Object.fromEntries(listReasons(ledger.read, book.year).map((reason) => [reason.subject, reason.text])),
    texts: Object.fromEntries(listTexts(ledger.read, book.year).map((text) => [text.section, text.text])),
  };
}

/** The documents of an evaluated book, before anything is written. */
export function composeDocuments(ledger: Ledger, book: LedgerBook, draft: boolean, today: Date): Documents {
  const sheets = book.figures.tables.map((table) => layoutStatement(table, { department: book.department }));
  const narrative = composeNarrative(narrativeInput(ledger, book));
  const people = readPeople(ledger.read, book.year);
  const booklet = composeBooklet({ pack: book.pack, department: book.department, year: book.year, narrative, sheets, draft, date: chineseMonth(today.getFullYear(), today.getMonth() + 1) });
  const signed = Object.values(people).some((entry) => entry !== '');
  return { sheets, narrative, booklet: signed ? { ...booklet, archivePage: archivePage(releaseOf(people)) } : booklet };
}

/** Writes the outputs of a book, always and together; with errors they say 校核稿. A person's texts are checked against the figures first. */
export async function writeBook(ledger: Ledger, book: LedgerBook, checked: { readonly result: CheckResult; readonly conflicts: readonly PostingConflict[] }, request: WriteRequest): Promise<BuildResult> {
  request.progress('正在编排文本');
  const result = withTextFindings(checked.result, narrativeInput(ledger, book));
  const draft = hasErrors(result);
  const documents = composeDocuments(ledger, book, draft, request.today);
  const names = [...Object.values(OUTPUT_NAMES), ...(request.extras.docx ? [EXTRA_NAMES.docx] : []), ...(request.extras.a3 ? [EXTRA_NAMES.a3] : [])];
  let rendered = { pages: 0, missing: [] as readonly string[] };
  const outputs = await writeTogether(request.out, names, async (scratch) => {
    await writeWorkbooks(book, documents.sheets, result, draft, request, scratch);
    request.progress('正在排版成册');
    rendered = await writePrints(documents.booklet, request, scratch);
  });
  return { year: book.year, pack: book.pack.id, outputs, result, conflicts: checked.conflicts, draft, pages: rendered.pages, missingGlyphs: rendered.missing, missingReasons: documents.narrative.missingReasons.length };
}

async function writeWorkbooks(book: LedgerBook, sheets: readonly GridSheet[], result: CheckResult, draft: boolean, request: WriteRequest, scratch: string): Promise<void> {
  const [{ writeStatements }, { writeCheckReport }] = await Promise.all([import('../workbook/statements.ts'), import('../workbook/checkReport.ts')]);
  const meta = { department: book.department, year: book.year, created: request.today };
  request.progress('正在写出决算公开表');
  await writeStatements(sheets, { ...meta, title: `${book.department}${book.year}年度部门决算公开表`, draft }, join(scratch, OUTPUT_NAMES.workbook));
  await writeCheckReport(result, RULES, { ...meta, pack: book.pack.name }, join(scratch, OUTPUT_NAMES.report));
}

async function writePrints(booklet: Booklet, request: WriteRequest, scratch: string): Promise<{ pages: number; missing: readonly string[] }> {
  const { writeBookletPdf } = await import('../pdf/writeBookletPdf.ts');
  const file = join(scratch, OUTPUT_NAMES.pdf);
  const rendered = await writeBookletPdf(booklet, file, { edition: request.edition, thread: 'here', ...(request.extras.archival && { archival: true }) });
  if (request.extras.docx) {
    const { writeBookletDocx } = await import('../docx/writeBookletDocx.ts');
    await writeBookletDocx(booklet, join(scratch, EXTRA_NAMES.docx), { created: request.today });
  }
  if (request.extras.a3) {
    const [{ imposeBooklet }, { replaceFile }] = await Promise.all([import('../pdf/imposeBooklet.ts'), import('../workbook/replaceFile.ts')]);
    await replaceFile(join(scratch, EXTRA_NAMES.a3), await imposeBooklet(await readFile(file)));
  }
  return rendered;
}
