import type { Classification } from '../../shared/classification/classification.ts';
import type { Fact } from '../../shared/ledger/fact.ts';
import type { MoneyUnit } from '../../shared/money/fen.ts';
import type { Pack } from '../../shared/pack/pack.ts';
import { type EntryRow, entryRows } from '../../shared/sources/entryRows.ts';
import type { SourceMapping, StatementRule } from '../../shared/sources/mapping.ts';
import type { SourceProject } from '../../shared/sources/plan.ts';
import { workingSections } from '../../shared/sources/workingLines.ts';
import { newWorkbook, saveWorkbook } from '../workbook/save.ts';
import { createStyles } from '../workbook/styles.ts';
import { drawCodes } from './templateCodes.ts';
import { type DrawnRow, type EntrySheet, drawEntries } from './templateEntries.ts';
import { GUIDE_CELLS, GUIDE_SHEET, drawGuide } from './templateGuide.ts';
import { drawLines } from './templateLines.ts';
import type { TemplateBook } from './templateSheet.ts';

export interface TemplateOptions {
  readonly year: number;
  /** 元 unless said otherwise. */
  readonly unit?: MoneyUnit;
  readonly bureau?: { readonly name: string; readonly code: string; readonly kind: string; readonly level: string };
  /** Figures to fill in: one unit's, of the current period. None for an empty template. */
  readonly facts?: readonly Fact[];
  readonly projects?: readonly SourceProject[];
  /** Date in the file's properties: the same input and date give the same bytes. */
  readonly created: Date;
}

/** Blank rows drawn under the entries; more can be added. */
const SPARE_ROWS = 40;
const SPARE_ECONOMIC_ROWS = 8;

/**
 * Writes the workbook of 底稿 that a pack's year needs, empty or filled with facts: a guide, one sheet for each statement of the
 * mapping, a hidden sheet of codes. What is filled in is read back by `readWorkingSheets`.
 * @returns facts that no sheet has a place for
 * @throws BadInput when the file cannot be written; an existing file is then untouched
 */
export async function writeTemplate(pack: Pick<Pack, 'name' | 'statements' | 'equipment'>, classification: Classification, mapping: SourceMapping, file: string, options: TemplateOptions): Promise<{ readonly left: readonly Fact[] }> {
  const { year, unit = '元', created, facts = [] } = options;
  const bureau = options.bureau ?? { name: '', code: '', kind: '', level: '' };
  const workbook = await newWorkbook(created, `${year}年度部门决算底稿`);
  const guide = workbook.addWorksheet(GUIDE_SHEET);
  const rules = mapping.file.statements;
  const sheets = rules.map((rule) => ({ rule, sheet: workbook.addWorksheet(rule.name) }));
  const codes = drawCodes(workbook, classification, year);
  const book: TemplateBook = { styles: createStyles(), unit, year, unitName: bureau.name, guide: GUIDE_CELLS };
  await drawGuide(guide, { year, unit, packName: pack.name, bureau, sheets: rules.map((rule) => ({ sheet: rule.name, purpose: rule.purpose ?? '' })) }, book.styles);
  const quiet = new Map<number, { textNumbers: string }>();
  let left = facts.filter(({ measure }) => measure !== 'line');
  for (const { rule, sheet } of sheets) {
    if (rule.rows === 'keys') { await drawLines(sheet, rule, workingSections(pack.statements, facts, pack.equipment), facts, codes, book); continue; }
    const placed = rule.list ? { rows: projectRows(rule, options.projects ?? []), left } : placedRows(rule, left, classification, year);
    left = [...placed.left];
    const drawn = await drawEntries(sheet, entrySheet(rule, placed.rows, pack, classification, year), codes, book);
    quiet.set(sheet.id, { textNumbers: drawn.codeCells });
  }
  await saveWorkbook(workbook, file, created, quiet);
  return { left };
}

/** Packs with a table that crosses functions and economic items need both codes. */
function crosses(pack: Pick<Pack, 'statements'>): boolean {
  return pack.statements.some(({ role }) => role === 'fiscalDetail' || role === 'generalDetail');
}

function entrySheet(rule: StatementRule, rows: readonly DrawnRow[], pack: Pick<Pack, 'statements'>, classification: Classification, year: number): EntrySheet {
  const byFunction = crosses(pack) || rows.some(({ entry }) => rule.rows === 'economic' && entry?.dimensions.function !== undefined);
  const dimension = rule.rows === 'economic' ? 'economic' : 'function';
  return {
    rule, rows, spareRows: rule.rows === 'economic' ? SPARE_ECONOMIC_ROWS : Math.max(10, SPARE_ROWS - rows.length), identities: (rule.identities ?? []).filter(({ is }) => is !== 'functionCode' || byFunction),
    nameOf: (code) => classification.nameOf(dimension, code, year) ?? '',
  };
}

function placedRows(rule: StatementRule, facts: readonly Fact[], classification: Classification, year: number): { rows: DrawnRow[]; left: readonly Fact[] } {
  const { rows, left } = entryRows(rule, facts);
  return { rows: rule.rows === 'economic' ? economicRows(rows, classification, year) : rows.map((entry) => ({ entry })), left };
}

/** Every 款 of the year under the sum of its 类; codes beyond the table come last. */
function economicRows(entries: readonly EntryRow[], classification: Classification, year: number): DrawnRow[] {
  const codes = classification.codes('economic', year);
  const drawn = codes.filter((code) => code.length === 3).flatMap((group): DrawnRow[] => {
    const items = codes.filter((code) => code.length > 3 && code.startsWith(group)).flatMap((code): DrawnRow[] => {
      const own = entries.filter(({ dimensions }) => dimensions.economic === code);
      return own.length === 0 ? [{ entry: null, texts: { code } }] : own.map((entry) => ({ entry }));
    });
    const sums = new Map<number, number>();
    for (const { entry } of items) for (const [column, amount] of entry?.amounts ?? []) sums.set(column, (sums.get(column) ?? 0) + amount);
    const own = entries.find(({ dimensions }) => dimensions.economic === group) ?? null;
    return [{ entry: own, texts: { code: group }, items: items.length, sums }, ...items];
  });
  const known = new Set(codes);
  return [...drawn, ...entries.filter(({ dimensions }) => !known.has(dimensions.economic ?? '')).map((entry) => ({ entry }))];
}

function projectRows(rule: StatementRule, projects: readonly SourceProject[]): DrawnRow[] {
  const amounts = (project: SourceProject): ReadonlyMap<number, number> => new Map((rule.columns ?? []).flatMap(({ to }, index): [number, number][] => {
    const amount = to?.measure === 'expenditure' ? project.executed : to?.stage === 'initial' ? project.initial : project.adjusted;
    return amount === null ? [] : [[index, amount]];
  }));
  return projects.map((project) => ({
    entry: { dimensions: {}, amounts: amounts(project) },
    texts: { projectCode: project.code, projectName: project.name, code: project.function ?? '', implementer: project.implementingUnit, onBehalf: project.onBehalf === null ? '' : project.onBehalf ? '是' : '否' },
  }));
}
