import { readFile } from 'node:fs/promises';
import { mkdirSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { BadInput } from '../../../shared/badInput.ts';
import { RULES } from '../../../shared/checks/rules.ts';
import type { RawWorkbook } from '../../../shared/importing/sheet.ts';
import { PERFORMANCE_RULES } from '../../../shared/selfEvaluation/findings/catalogue.ts';
import type { BookView } from '../../../shared/view/view.ts';
import { type AuditDocument, auditReading } from './audit.ts';
import { auditFormsAlone, withForms } from './auditForms.ts';
import type { AuditOutputNames } from './auditInputs.ts';
import type { Library } from '../packs/library.ts';
import { type OpenedDocument, joinWorkbooks, readWorkbooks, recogniseWorkbook } from '../importing/openDocument.ts';

export interface AuditOptions {
  readonly pack?: string;
  readonly year?: number;
  readonly lastYear?: BookView;
  /** Use last year's document only for the department that it names: when several bureaus are audited in one run. */
  readonly lastYearByName?: boolean;
  /** Date written into the outputs. */
  readonly today: Date;
}

/** Where the outputs of one audit go, before they are moved to their place. */
export interface AuditScratch {
  readonly folder: string;
  readonly names: AuditOutputNames;
}

/** A workbook as read, with what is to be said of it. */
export interface AuditedWorkbook {
  readonly path: string;
  readonly opened: Pick<OpenedDocument, 'workbook'>;
  readonly document: AuditDocument;
}

/** Audits one workbook. Throws BadInput where it cannot be read or holds neither a table nor a self-evaluation form. */
export async function auditWorkbook(library: Library, path: string, options: AuditOptions): Promise<AuditedWorkbook> {
  const workbook = joinWorkbooks(await readWorkbooks([path]));
  const opened = statementsIn(library, workbook, options);
  if ('forms' in opened) return { path, opened: { workbook }, document: opened.forms };
  const { lastYear } = options;
  const fits = lastYear !== undefined && (options.lastYearByName !== true || isSameBureau(lastYear, opened.reading.view));
  const { document } = auditReading(library, opened.reading, [path], fits ? lastYear : undefined, options.year);
  return { path, opened, document: withForms(library, opened, document) };
}

/** The statements of a workbook; where it holds none but self-evaluation forms, what is to be said of these. */
function statementsIn(library: Library, workbook: RawWorkbook, options: AuditOptions): OpenedDocument | { readonly forms: AuditDocument } {
  try {
    return { workbook, reading: recogniseWorkbook(library, workbook, options) };
  } catch (error) {
    const forms = error instanceof BadInput && error.code === 'no-table' ? auditFormsAlone(library, workbook, options) : null;
    if (forms === null) throw error;
    return { forms };
  }
}

/** A document that does not name its department may be anyone's. */
function isSameBureau(a: BookView, b: BookView): boolean {
  const name = (view: BookView): string => view.department.replace(/\s/g, '').replace(/（.*?）|\(.*?\)|本级$/g, '');
  return name(a) === '' || name(b) === '' || name(a) === name(b);
}

/** Writes the report and the marked copy of an audited workbook below the scratch folder. */
export async function writeAudit(library: Library, { path, opened, document }: AuditedWorkbook, created: Date, { folder, names }: AuditScratch): Promise<void> {
  const [{ writeCheckReport }, { writeMarkedCopy }] = await Promise.all([import('../../workbook/checkReport.ts'), import('../../workbook/markedCopy.ts')]);
  const [report, copy] = [join(folder, names.report), join(folder, names.copy)];
  mkdirSync(dirname(report), { recursive: true });
  const { department, year, file } = document;
  const places = await writeMarkedCopy({ workbook: opened.workbook, bytes: await readFile(path) }, document.findings, { created }, copy);
  await writeCheckReport(document, document.selfEvaluation.length === 0 ? RULES : [...RULES, ...PERFORMANCE_RULES], { department, year, subject: file, pack: library.packs.getForms(document.pack).name, created, copy: { file: basename(copy), places } }, report);
}
