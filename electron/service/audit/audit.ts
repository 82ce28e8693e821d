import { basename } from 'node:path';
import { BadInput } from '../../../shared/badInput.ts';
import { placeOf } from '../../../shared/checks/address.ts';
import type { CheckResult, NotChecked } from '../../../shared/checks/finding.ts';
import { isUnreadable } from '../../../shared/checks/relations/relation.ts';
import { runChecks } from '../../../shared/checks/runChecks.ts';
import type { DocumentReading } from '../../../shared/importing/reading.ts';
import type { BookView, ViewCell } from '../../../shared/view/view.ts';
import type { Library } from '../packs/library.ts';

/** How the pack and the year were told. */
export interface Basis {
  /** `option`: asked for; `match`: the nearest province; `base`: the national form. */
  readonly pack: 'option' | 'match' | 'base';
  /** `option`: asked for; `document`: its titles, heads or 部门 line; `pack`: the pack's first year, for want of another. */
  readonly year: 'option' | 'document' | 'pack';
}

/** A self-evaluation form of an audited workbook. */
export interface AuditedForm {
  readonly project: string | null;
  readonly sheet: string;
  readonly scheme: string;
  readonly indicators: number;
  /** Points and grade by the scheme; null where they cannot be told. */
  readonly total: number | null;
  readonly grade: string | null;
  /** As printed. */
  readonly printedTotal: number | string | null;
  readonly printedGrade: string | null;
}

/** The JSON document of `audit` (DESIGN §9). */
export interface AuditDocument extends Omit<CheckResult, 'passed'> {
  readonly file: string;
  /** 0, or 1 when a finding of level error stands without a root. */
  readonly exit: 0 | 1;
  /** As the document names it; '' where it does not. */
  readonly department: string;
  readonly pack: string;
  readonly year: number;
  readonly basis: Basis;
  readonly tables: readonly { readonly id: string; readonly code: string; readonly title: string; readonly rows: number; readonly cells: number }[];
  readonly passed: readonly string[];
  /** The self-evaluation forms among the sheets, scored. */
  readonly selfEvaluation: readonly AuditedForm[];
}

/** 9 张表; 9 张表和 3 张自评表; 3 张自评表 where the workbook holds no statement. */
export function recognised({ tables, selfEvaluation }: Pick<AuditDocument, 'tables' | 'selfEvaluation'>): string {
  const forms = `${selfEvaluation.length} 张自评表`;
  return selfEvaluation.length === 0 ? `${tables.length} 张表` : tables.length === 0 ? forms : `${tables.length} 张表和 ${forms}`;
}

export interface Audited {
  readonly reading: DocumentReading;
  readonly result: CheckResult;
  readonly document: AuditDocument;
}

/**
 * Judges what a document prints, with last year's document for the roll-forward when there is one.
 * @param yearAsked the year that the reading was opened with, if one was asked for
 */
export function auditReading(library: Library, reading: DocumentReading, files: readonly string[], lastYear?: BookView, yearAsked?: number): Audited {
  const view: BookView = lastYear ? { ...reading.view, lastYear } : reading.view;
  const pack = library.packs.getForms(view.packId);
  const result = runChecks(view, {
    expectedTables: pack.statements.map(({ role, number, title }) => ({ role, number, title })),
    budgetOf: (code) => library.classification.budgetOf(code, view.year),
  });
  const notChecked = [...result.notChecked, ...doubtfulLastYear(reading, lastYear)];
  const document: AuditDocument = {
    file: files.map((file) => basename(file)).join('、'), exit: hasErrors(result) ? 1 : 0, department: view.department, pack: view.packId, year: view.year,
    basis: { pack: reading.packFrom, year: yearAsked !== undefined ? 'option' : reading.year === null ? 'pack' : 'document' },
    tables: [...view.tables.values()].map((table) => ({
      id: table.role, code: table.number, title: table.title, rows: table.rows.length, cells: table.cells.filter((cell) => cell.state === 'number').length,
    })),
    findings: result.findings, notChecked, passed: result.passed, selfEvaluation: [],
  };
  return { reading, result: { ...result, notChecked }, document };
}

/** The document given as last year's says another year: it is used as it was meant, and the doubt is told. */
function doubtfulLastYear(reading: DocumentReading, lastYear: BookView | undefined): NotChecked[] {
  if (lastYear === undefined || reading.year === null || lastYear.year === reading.year - 1) return [];
  return [{ rule: 'rollforward.lastYear', reason: `给作上年的文件写的是${lastYear.year}年度，不是${reading.year - 1}年度，两年衔接的检查只有在它确为上年决算时才算数，请核对文件。` }];
}

/** An error that nobody has answered for stands in the way of a final document. */
export function hasErrors(result: CheckResult): boolean {
  return result.findings.some((finding) => finding.level === 'error' && finding.root === undefined && finding.answer === undefined);
}

/**
 * The reading that satisfies most relations: the expected value of every cell that is judged wrong by more than one relation.
 * The command line posts these and reports the findings; the ledger is never changed by a guess that one relation alone supports.
 */
export function readingsOf(view: BookView, result: CheckResult, parse: (text: string, cell: ViewCell) => number | null): Map<ViewCell, number> {
  const bySource = new Map<string, ViewCell>();
  for (const table of view.tables.values()) for (const cell of table.cells) if (cell.source) bySource.set(`${cell.source.sheet}!${cell.source.cell}`, cell);
  const readings = new Map<ViewCell, number>();
  for (const finding of result.findings) {
    if (finding.level !== 'error' || finding.root !== undefined || finding.expected === null || !finding.source) continue;
    const supported = result.findings.some((other) => other.root === finding.id);
    const cell = bySource.get(`${finding.source.sheet}!${finding.source.cell}`);
    const value = cell && supported ? parse(finding.expected, cell) : null;
    if (cell && value !== null) readings.set(cell, value);
  }
  return readings;
}

/**
 * Refuses to import a document in which an amount is no number and cannot be read as one (“约三百”, an error value): what would be
 * posted is not known. An audit names the cell instead. Throws BadInput `amount-unreadable` with the first such place.
 */
export function refuseUnreadable(view: BookView): void {
  const unreadable = [...view.tables.values()].flatMap((table) => table.cells.filter((cell) => isUnreadable(cell) && cell.signature !== ''));
  const [first] = unreadable;
  if (first === undefined) return;
  const where = first.source ? `工作表“${first.source.sheet}”的 ${first.source.cell} 格（${placeOf(first)}）` : placeOf(first);
  const more = unreadable.length > 1 ? `，这样的格共有 ${unreadable.length} 个` : '';
  throw new BadInput('amount-unreadable', `${where}写的是“${first.printed ?? ''}”，不是数值${more}，请按财决报表改成数字、没有金额的留空后再导入。`);
}
