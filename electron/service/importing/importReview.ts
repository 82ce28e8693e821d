import { BadInput } from '../../../shared/badInput.ts';
import type { Finding } from '../../../shared/checks/finding.ts';
import type { DocumentReading } from '../../../shared/importing/reading.ts';
import type { QuantityKind } from '../../../shared/ledger/fact.ts';
import { type MoneyUnit, fen } from '../../../shared/money/fen.ts';
import { formatFen } from '../../../shared/money/format.ts';
import { parseFen } from '../../../shared/money/parse.ts';
import type { ImportPlan } from '../../../shared/sources/importPlan.ts';
import type { ViewCell } from '../../../shared/view/view.ts';
import type { Ledger } from '../../ledger/ledger.ts';
import { type NewBook, createBook, listBooks, readPack } from '../../ledger/subjects/books.ts';
import { readBureau } from '../../ledger/subjects/bureau.ts';
import { listLearnedCodes } from '../../ledger/subjects/learnedCodes.ts';
import { OWN_UNIT, listUnits } from '../../ledger/subjects/units.ts';
import { auditReading, readingsOf } from '../audit/audit.ts';
import type { BatchItem } from './importBatch.ts';
import { type ImportChoices, planSource, planStatements } from './importSource.ts';
import { acceptSource } from './importSourceAccept.ts';
import { type Library, codeNames } from '../packs/library.ts';
import { recogniseWorkbook } from './openDocument.ts';
import { type RenamedName, renamedInWorkbook } from '../year/renamedNames.ts';

type FiguresItem = Extract<BatchItem, { kind: 'figures' }>;

/** What the person settled beside what planning takes. */
export interface ReviewChoices extends Omit<ImportChoices, 'adjustments'> {
  /** The workbook is the whole department's though the year is kept by unit: its figures go to one unit, its roundings to the department. */
  readonly whole?: boolean;
  /** Cells (`sheet!A1`) to take as they are printed though relations say otherwise. */
  readonly asPrinted?: readonly string[];
}

/** A printed amount in which the tables of the workbook contradict it, and what the import takes instead. */
export interface DoubtedAmount {
  readonly sheet: string;
  readonly cell: string;
  /** 公开03表 2101501 基本支出. */
  readonly place: string;
  readonly printed: string | null;
  /** Fen or a count, as it is printed and as the other tables have it. */
  readonly asPrinted: number;
  readonly corrected: number;
  /** `corrected` in the unit of the table, as it would be printed. */
  readonly expected: string;
  readonly quantityKind: QuantityKind;
  readonly message: string;
}

export interface ImportReview {
  readonly plan: ImportPlan;
  /** The ledger does not have the year yet: accepting makes it. */
  readonly newBook: { readonly unit: MoneyUnit; readonly decimals: number } | null;
  readonly doubted: readonly DoubtedAmount[];
  /** Errors of the printed tables that no other table corrects. */
  readonly findings: readonly Finding[];
  /** What the person should look at before accepting, one sentence each. */
  readonly remarks: readonly string[];
  /** The department that the workbook names, where the ledger is called otherwise. */
  readonly otherName: string | null;
  /** 科目 that last year's workbook calls otherwise than this year; none for this year's own. */
  readonly renamed: readonly RenamedName[];
  /** Why it cannot be accepted yet. */
  readonly blocked: string | null;
}

/** Where a workbook of a year belongs in the ledger: into its own year, or as last year's figures of the year after. */
export function proposedPlace(ledger: Ledger, year: number | null, others: readonly (number | null)[]): { readonly book: number | null; readonly period: 'current' | 'previous' } {
  const books = listBooks(ledger.read).map((book) => book.year);
  if (year === null) return { book: books[0] ?? null, period: 'current' };
  if (books.includes(year)) return { book: year, period: 'current' };
  const after = books.includes(year + 1) || others.includes(year + 1);
  return after ? { book: year + 1, period: 'previous' } : { book: year, period: 'current' };
}

/**
 * What importing an item would write, with everything that a person must see before accepting it. Nothing is written.
 * @throws BadInput as `planSource`
 */
export function reviewFigures(library: Library, ledger: Ledger, item: FiguresItem, choices: ReviewChoices): ImportReview {
  const whole = choices.whole ?? (item.source === 'statements' && choices.period === 'previous' && choices.unit === undefined);
  const settled = withUnit(ledger, { ...choices, whole });
  if (item.source !== 'statements') {
    const plan = planSource(library, ledger, item.workbook, settled);
    return reviewed(library, ledger, item, plan, { doubted: [], findings: [], print: { unit: '万元', decimals: 2 } });
  }
  const reading = readingOf(library, item, settled);
  const { result } = auditReading(library, reading, item.files);
  const corrected = readingsOf(reading.view, result, (text, cell) => parseFen(text, cell.table.unit));
  const printed = new Set(choices.asPrinted ?? []);
  const taken = new Map([...corrected].filter(([cell]) => !printed.has(addressOf(cell))));
  const plan = withOwner(planStatements(library, ledger, reading, item.files.join('、'), settled, taken), whole);
  const errors = result.findings.filter((finding) => finding.level === 'error' && finding.root === undefined);
  const doubted = [...corrected].map(([cell, value]): DoubtedAmount => ({
    sheet: cell.source?.sheet ?? '', cell: cell.source?.cell ?? '', place: [cell.table.number, cell.row.code ?? '', cell.row.label.trim(), cell.column.path.join('/')].filter((part) => part !== '').join(' '),
    printed: cell.printed, asPrinted: cell.value, corrected: value, expected: printedText(value, cell), quantityKind: cell.table.quantity,
    message: errors.find(({ source }) => source?.sheet === cell.source?.sheet && source?.cell === cell.source?.cell)?.message ?? '',
  }));
  const open = errors.filter(({ source }) => !doubted.some((one) => one.sheet === source?.sheet && one.cell === source.cell));
  const table = reading.view.tables.values().next().value;
  return reviewed(library, ledger, item, plan, { doubted, findings: open, print: { unit: table?.unit ?? '万元', decimals: table?.decimals ?? 2 } });
}

/** Writes a reviewed import: the year where it is new, then the import as one journal entry. Throws BadInput. */
export function acceptReview(library: Library, ledger: Ledger, { plan, newBook, blocked }: ImportReview, keep: ReadonlySet<string>): void {
  if (blocked !== null) throw new BadInput('import-blocked', blocked);
  if (newBook !== null) createBook(ledger, bookFor(library, ledger, plan, newBook));
  acceptSource(ledger, plan, keep);
}

function bookFor(library: Library, ledger: Ledger, plan: ImportPlan, print: NonNullable<ImportReview['newBook']>): NewBook {
  const [cover] = plan.units;
  const name = readBureau(ledger.read)?.name ?? cover?.name ?? plan.department;
  return {
    year: plan.book, pack: library.packs.getPack(plan.pack.id), ...print,
    units: [{ code: OWN_UNIT, name: name || OWN_UNIT, nature: cover?.kind ?? 'administrative', level: cover?.level ?? '' }],
  };
}

/** Comparative tables of a department that is kept by unit stand with its first unit, where nobody says otherwise. */
function withUnit(ledger: Ledger, { whole, asPrinted: _asPrinted, ...rest }: ReviewChoices): ImportChoices {
  if (rest.unit !== undefined || whole !== true) return rest;
  const first = rest.book !== undefined && hasBook(ledger, rest.book) ? listUnits(ledger.read, rest.book).find(({ nature }) => nature !== 'cancellation') : undefined;
  return first === undefined ? rest : { ...rest, unit: first.code };
}

function withOwner(plan: ImportPlan, whole: boolean): ImportPlan {
  return whole ? { ...plan, ownUnit: false } : plan;
}

/** Published tables as the year's own pack reads them, else by the best match. */
function readingOf(library: Library, item: FiguresItem, choices: ImportChoices): DocumentReading {
  const period = choices.period ?? 'current';
  const year = choices.book === undefined ? item.year ?? undefined : choices.book - (period === 'current' ? 0 : 1);
  const pack = choices.pack;
  const key = JSON.stringify([pack, year, choices.moneyUnit]);
  const known = READINGS.get(item.workbook);
  if (known?.key === key) return known.reading;
  const reading = recogniseWorkbook(library, item.workbook, { strict: true, ...(pack !== undefined && { pack }), ...(year !== undefined && { year }), ...(choices.moneyUnit !== undefined && { moneyUnit: choices.moneyUnit }) });
  READINGS.set(item.workbook, { key, reading });
  return reading;
}

/** The last reading of each workbook: other decisions of the person need no new one. */
const READINGS = new WeakMap<FiguresItem['workbook'], { readonly key: string; readonly reading: DocumentReading }>();

function printedText(value: number, { table }: ViewCell): string {
  return table.quantity === 'count' ? String(value) : formatFen(fen(value), { unit: table.unit, decimals: table.decimals, grouping: true });
}

function addressOf(cell: ViewCell): string {
  return `${cell.source?.sheet ?? ''}!${cell.source?.cell ?? ''}`;
}

function hasBook(ledger: Ledger, year: number): boolean {
  return listBooks(ledger.read).some((book) => book.year === year);
}

function reviewed(
  library: Library, ledger: Ledger, item: FiguresItem, plan: ImportPlan, { doubted, findings, print }: Pick<ImportReview, 'doubted' | 'findings'> & { readonly print: NonNullable<ImportReview['newBook']> },
): ImportReview {
  const stored = hasBook(ledger, plan.book);
  const renamed = plan.period === 'previous' ? renamedInWorkbook(plan, codeNames(library, plan.book, stored ? listLearnedCodes(ledger.read, plan.book) : [])) : [];
  const otherName = otherBureau(ledger, plan);
  return { plan, doubted, findings, otherName, renamed, newBook: stored ? null : print, remarks: [...otherBureauRemark(ledger, otherName), ...otherPack(plan, stored), ...strangeUnit(plan), ...hiddenParts(item)], blocked: blockedBy(ledger, plan, stored) };
}

function blockedBy(ledger: Ledger, plan: ImportPlan, stored: boolean): string | null {
  if (!stored && plan.period === 'previous') return `账套中还没有 ${plan.book} 年度：请先导入 ${plan.book} 年度的表，或在“账套与年度”新建 ${plan.book} 年度，再导入上年数。`;
  if (listBooks(ledger.read).some((book) => book.year === plan.book && book.locked)) return `${plan.book} 年度已锁定归档，不能导入：确需导入时，请先在“账套与年度”写明理由解锁。`;
  if (plan.unit === null) return `${plan.book} 年度按单位记账：请先选定“${plan.file}”是哪个单位的。`;
  return plan.facts.length === 0 && plan.projects.length === 0 ? `“${plan.file}”里没有读到任何数：请核对右边的原表，确认选对了文件。` : null;
}

/** The workbook names another bureau than the ledger's. */
function otherBureau(ledger: Ledger, { department }: ImportPlan): string | null {
  const own = plainName(readBureau(ledger.read)?.name ?? '');
  const said = plainName(department);
  return own === '' || said === '' || own.includes(said) || said.includes(own) ? null : department.trim();
}

function otherBureauRemark(ledger: Ledger, name: string | null): string[] {
  return name === null ? [] : [`工作簿写的部门（单位）是“${name}”，账套是“${readBureau(ledger.read)?.name ?? ''}”，请确认没有选错文件。`];
}

function plainName(name: string): string {
  return name.replaceAll(/[\s（）()]/g, '').replace(/(本级|汇总|部门)$/, '');
}

/** Printed by another layout than the year's own. */
function otherPack(plan: ImportPlan, stored: boolean): string[] {
  if (stored || plan.kind !== 'statements' || plan.pack.from === 'match') return [];
  return [`账套中还没有 ${plan.book} 年度，接受时按版式“${plan.pack.name}”新建：请核对是不是本省本年的版式，不是的请在上面另选。`];
}

/** The cover is of a unit that the ledger does not know. */
function strangeUnit({ units, unit, book }: ImportPlan): string[] {
  return units.filter(({ code }) => code !== '' && unit !== null && code !== unit && unit !== OWN_UNIT).map(({ code, name }) => `封面写的单位是“${name}”（${code}），${book} 年度没有这个单位：是新的下属单位的，请先在“批复与签批”的单位中添加。`);
}

function hiddenParts({ workbook }: FiguresItem): string[] {
  return workbook.sheets.flatMap((sheet) => {
    const parts = [...(sheet.hiddenRows.length > 0 ? [`隐藏的行 ${sheet.hiddenRows.length} 行`] : []), ...(sheet.hiddenColumns.length > 0 ? [`隐藏的列 ${sheet.hiddenColumns.length} 列`] : [])];
    if (sheet.hidden) return [`工作表“${sheet.name}”是隐藏的，其中的数也读了，请核对。`];
    return parts.length > 0 ? [`工作表“${sheet.name}”有${parts.join('、')}，其中的数也读了，请核对。`] : [];
  });
}

/** Layouts that a new year could take instead. */
export function packsToChoose(library: Library, ledger: Ledger, book: number): { readonly id: string; readonly name: string }[] {
  if (hasBook(ledger, book)) {
    const { id, name } = readPack(ledger.read, book);
    return [{ id, name }];
  }
  return library.packs.list().toSorted((a, b) => b.validFrom - a.validFrom || a.name.localeCompare(b.name, 'zh')).map(({ id, name }) => ({ id, name }));
}
