import { archivePage, releaseOf } from '../../../shared/booklet/archivePage.ts';
import { chineseMonth, composeBooklet } from '../../../shared/booklet/compose.ts';
import type { Booklet } from '../../../shared/booklet/model.ts';
import type { CheckResult } from '../../../shared/checks/finding.ts';
import { type Narrative, composeNarrative } from '../../../shared/narrative/compose.ts';
import type { PostingConflict } from '../../../shared/posting/plan.ts';
import type { GridSheet } from '../../../shared/statement/grid.ts';
import { layoutStatement } from '../../../shared/statement/layout.ts';
import type { FaceUse } from '../../fonts/bookFonts.ts';
import type { Ledger } from '../../ledger/ledger.ts';
import { readPeople } from '../../ledger/subjects/people.ts';
import { printedAttachments } from './attachmentList.ts';
import { hasErrors } from '../audit/audit.ts';
import { answeredChecks } from '../checks/bookChecks.ts';
import type { LedgerBook } from '../year/ledgerBook.ts';
import { writeTogether } from './outputs.ts';
import { type DrawnForm, drawPerformance } from '../performance/performance.ts';
import { PERFORMANCE_WORKBOOK } from '../performance/performanceOutputs.ts';
import type { Output, OutputJob, OutputProgress, Printed } from './writeOutputs.ts';

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

/** The files a person asks for. */
export interface OutputRequest {
  readonly out: string;
  readonly outputs: readonly Output[];
  readonly fonts: OutputJob['fonts'];
  /** 校核稿 also where nothing blocks. */
  readonly draft: boolean;
  readonly today: Date;
  readonly progress: OutputProgress;
  /** How the job is done: here, or in a thread of its own. */
  readonly write: (job: OutputJob, progress: OutputProgress) => Promise<Printed>;
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
export const EXTRA_NAMES = { docx: '决算公开.docx', a3: '决算公开（A3骑马钉）.pdf', forms: PERFORMANCE_WORKBOOK } as const;

export interface Documents {
  readonly sheets: readonly GridSheet[];
  readonly narrative: Narrative;
  readonly booklet: Booklet;
}

/** The documents of an evaluated book, without the attachments that are left out, before anything is written. */
export function composeDocuments(ledger: Ledger, book: LedgerBook, draft: boolean, today: Date): Documents {
  const sheets = book.figures.tables.map((table) => layoutStatement(table, { department: book.department }));
  const { input, forms } = printedAttachments(ledger, book);
  const narrative = composeNarrative(input);
  const people = readPeople(ledger.read, book.year);
  const booklet = composeBooklet({ pack: book.pack, department: book.department, year: book.year, narrative, sheets, forms, draft, date: chineseMonth(today.getFullYear(), today.getMonth() + 1) });
  const signed = Object.values(people).some((entry) => entry !== '');
  return { sheets, narrative, booklet: signed ? { ...booklet, archivePage: archivePage(releaseOf(people)) } : booklet };
}

/** What the checks of the tables found before the person's answers are put on them. */
export interface Checked {
  readonly result: CheckResult;
  readonly conflicts: readonly PostingConflict[];
}

/** Writes the outputs of a book, always and together; with errors they say 校核稿. A person's texts are checked against the figures first. */
export async function writeBook(ledger: Ledger, book: LedgerBook, checked: Checked, { extras, edition, ...request }: WriteRequest): Promise<BuildResult> {
  const { writeOutputs } = await import('./writeOutputs.ts');
  const outputs: readonly Output[] = [
    { kind: 'statements', name: OUTPUT_NAMES.workbook },
    ...(book.performance === null ? [] : [{ kind: 'forms', name: EXTRA_NAMES.forms } as const]),
    { kind: 'checks', name: OUTPUT_NAMES.report },
    { kind: 'pdf', name: OUTPUT_NAMES.pdf, edition, archival: extras.archival === true },
    ...(extras.docx ? [{ kind: 'docx', name: EXTRA_NAMES.docx } as const] : []),
    ...(extras.a3 ? [{ kind: 'a3', name: EXTRA_NAMES.a3 } as const] : []),
  ];
  return writeChosen(ledger, book, checked, { ...request, outputs, fonts: extras.bundledFonts ? 'bundled' : 'system', draft: false, write: writeOutputs });
}

/** Writes the files that are asked for, all or none of them. */
export async function writeChosen(ledger: Ledger, book: LedgerBook, checked: Checked, request: OutputRequest): Promise<BuildResult> {
  request.progress('正在编排文本', 0);
  const { result } = answeredChecks(ledger, book, checked.result);
  const draft = request.draft || hasErrors(result);
  const { booklet, sheets, narrative } = composeDocuments(ledger, book, draft, request.today);
  const forms: readonly DrawnForm[] = request.outputs.some(({ kind }) => kind === 'forms') && book.performance !== null ? drawPerformance(book.performance) : [];
  let printed: Printed = { pages: 0, missing: [], faces: [], fontRemarks: [] };
  const names = request.outputs.map(({ name }) => name);
  const outputs = await writeTogether(request.out, names, async (folder) => {
    printed = await request.write({ folder, outputs: request.outputs, booklet, sheets, forms, result, packName: book.pack.name, fonts: request.fonts, created: request.today }, request.progress);
  });
  return { year: book.year, pack: book.pack.id, outputs, result, conflicts: checked.conflicts, draft, pages: printed.pages, missingGlyphs: printed.missing, faces: printed.faces, fontRemarks: printed.fontRemarks, missingReasons: narrative.missingReasons.length };
}
