import { basename } from 'node:path';
import type { CheckResult } from '../../shared/checks/finding.ts';
import { runChecks } from '../../shared/checks/runChecks.ts';
import type { DocumentReading } from '../../shared/importing/reading.ts';
import type { BookView, ViewCell } from '../../shared/view/view.ts';
import type { Library } from './library.ts';

/** How the pack and the year were told. */
export interface Basis {
  readonly pack: string;
  readonly year: string;
}

/** The JSON document of `audit` (DESIGN §9). */
export interface AuditDocument extends Omit<CheckResult, 'passed'> {
  readonly file: string;
  /** 0, or 1 when a finding of level error stands without a root. */
  readonly exit: 0 | 1;
  readonly pack: string;
  readonly year: number;
  readonly basis: Basis;
  readonly tables: readonly { readonly id: string; readonly code: string; readonly title: string; readonly rows: number; readonly cells: number }[];
  readonly passed: readonly string[];
}

export interface Audited {
  readonly reading: DocumentReading;
  readonly result: CheckResult;
  readonly document: AuditDocument;
}

/** Judges what a document prints, with last year's document for the roll-forward when there is one. */
export function auditReading(library: Library, reading: DocumentReading, files: readonly string[], lastYear?: BookView): Audited {
  const view: BookView = lastYear ? { ...reading.view, lastYear } : reading.view;
  const pack = library.packs.getPack(view.packId);
  const result = runChecks(view, {
    expectedTables: pack.statements.map(({ role, number, title }) => ({ role, number, title })),
    budgetOf: (code) => library.classification.budgetOf(code, view.year),
  });
  const unread = reading.sheets.filter((sheet) => sheet.status === 'unread');
  const notChecked = [...result.notChecked, ...unread.map((sheet) => ({ rule: 'reading.sheet', reason: `工作表“${sheet.sheet}”没有认出是哪张决算表，其中的数字未检查${sheet.problems[0] ? `：${sheet.problems[0]}` : '。'}` }))];
  const document: AuditDocument = {
    file: files.map((file) => basename(file)).join('、'), exit: hasErrors(result) ? 1 : 0, pack: view.packId, year: view.year,
    basis: { pack: reading.packFrom, year: reading.year === null ? 'pack' : 'document' },
    tables: [...view.tables.values()].map((table) => ({
      id: table.role, code: table.number, title: table.title, rows: table.rows.length, cells: table.cells.filter((cell) => cell.state === 'number').length,
    })),
    findings: result.findings, notChecked, passed: result.passed,
  };
  return { reading, result: { ...result, notChecked }, document };
}

export function hasErrors(result: CheckResult): boolean {
  return result.findings.some((finding) => finding.level === 'error' && finding.root === undefined);
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
