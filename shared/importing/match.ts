import type { Role } from '../statement/definition.ts';
import type { PrintedRow, TableBody } from './body.ts';
import { type Form, type FormLeaf, type FormPanel, type PathMeaning, meaningIn, pathLikeness, pathMeaning } from './forms.ts';
import type { HeadLeaf } from './head.ts';
import { labelKey, squeeze } from './normalise.ts';
import type { PrintedPanel } from './panels.ts';
import { type RecognitionWords, sameLine } from './words.ts';

/** A table as printed, before it is known which statement it is. */
export interface PrintedTable {
  readonly panels: readonly PrintedPanel[];
  readonly body: TableBody;
  readonly number: string | null;
  /** Key of the title, '' without one. */
  readonly titleKey: string;
  readonly meanings: ReadonlyMap<HeadLeaf, PathMeaning>;
}

export interface ColumnMatch {
  readonly leaf: HeadLeaf;
  readonly panel: FormPanel;
  readonly form: FormLeaf;
  readonly likeness: number;
}

export interface FormMatch {
  readonly form: Form;
  /** 0–1: columns, lines, title and number together. */
  readonly score: number;
  readonly columnScore: number;
  readonly lineScore: number;
  /** Panels of the form that each printed panel may be. */
  readonly panels: readonly (readonly FormPanel[])[];
  readonly columns: readonly ColumnMatch[];
}

/** What each amount column's head says. */
export function meaningsOf(panels: readonly PrintedPanel[], words: RecognitionWords): Map<HeadLeaf, PathMeaning> {
  const leaves = panels.flatMap((panel) => panel.amounts);
  const withoutYear = yearless(leaves.flatMap((leaf) => leaf.path));
  return new Map(leaves.map((leaf): [HeadLeaf, PathMeaning] => [leaf, pathMeaning(leaf.path.map(withoutYear), words)]));
}

/** Labels without the year in front (2024年决算数): it is this year's when it is the latest of them, else 上年. */
export function yearless(labels: readonly string[]): (label: string) => string {
  const latest = Math.max(0, ...labels.flatMap((label) => yearOf(label)?.year ?? []));
  return (label) => {
    const found = yearOf(label);
    return found === null ? label : found.year < latest ? `上年${found.rest}` : found.rest || label;
  };
}

function yearOf(label: string): { readonly year: number; readonly rest: string } | null {
  const found = /^(20\d\d)年度?(.*)$/.exec(squeeze(label));
  return found ? { year: Number(found[1]), rest: found[2] ?? '' } : null;
}

/** Compares a printed table with one form. */
export function matchForm(table: PrintedTable, form: Form, words: RecognitionWords): FormMatch {
  const panels = matchPanels(table, form, words);
  const columns = panels.flatMap((candidates, index) => candidates.flatMap((panel) => matchColumns(table, table.panels[index], panel, form.definition.role, words)));
  const printedLeaves = table.panels.reduce((sum, panel) => sum + panel.amounts.length, 0);
  const matchedForm = new Set(columns.map((match) => match.form));
  const formLeaves = form.panels.reduce((sum, panel) => sum + panel.amounts.filter((leaf) => leaf.column.whenEmpty === undefined || matchedForm.has(leaf)).length, 0);
  const matchedPrinted = new Map(columns.map((match) => [match.leaf, match.likeness]));
  const likeness = [...matchedPrinted.values()].reduce((sum, value) => sum + value, 0);
  const columnScore = printedLeaves === 0 ? 0 : (likeness + matchedForm.size * (likeness / Math.max(1, matchedPrinted.size))) / (printedLeaves + formLeaves);
  const lineScore = matchLines(table, panels, words);
  const titleScore = table.titleKey === '' ? 0.5 : table.titleKey === form.titleKey ? 1 : table.titleKey.endsWith(form.titleKey) ? 0.9 : 0;
  const numberScore = table.number === null ? 0.5 : table.number === form.definition.number ? 1 : 0;
  const shape = table.panels.length === form.panels.length ? 1 : 0.9;
  return { form, columnScore, lineScore, panels, columns, score: shape * (0.45 * columnScore + 0.35 * lineScore + 0.1 * titleScore + 0.1 * numberScore) };
}

/**
 * Which panels of the form a printed panel may be. As many on both sides: one to one in order. Otherwise each printed panel takes
 * those whose lines or codes it holds: a single list may hold two panels, and one panel may be printed as two.
 */
function matchPanels(table: PrintedTable, form: Form, words: RecognitionWords): FormPanel[][] {
  if (table.panels.length === form.panels.length) return form.panels.map((panel) => [panel]);
  return table.panels.map((_, index) => {
    const rows = table.body.rows.filter((row) => row.panel === index).slice(0, ENOUGH_ROWS);
    const held = form.panels.filter((panel) => rows.some((row) => holds(panel, row.codes.join(''), labelKey(row.label), words)));
    if (held.length > 0) return held;
    return form.panels.length === 1 ? [...form.panels] : form.panels.slice(Math.min(index, form.panels.length - 1), index + 1);
  });
}

function holds(panel: FormPanel, code: string, key: string, words: RecognitionWords): boolean {
  const digits = code.replace(/\D/g, '');
  if (digits !== '') return panel.rollups.some((rollup) => !rollup.prefixes || rollup.prefixes.some((prefix) => digits.startsWith(prefix)));
  if (key === '' || key === '合计' || key === '总计') return false;
  return panel.linesByKey.has(key) || panel.lines.some((line) => sameLine(words, line.key, key));
}

/** Best pairs first; every column of either side is used once. */
function matchColumns(table: PrintedTable, printed: PrintedPanel | undefined, panel: FormPanel, role: Role, words: RecognitionWords): ColumnMatch[] {
  if (!printed) return [];
  const pairs = printed.amounts.flatMap((leaf) => panel.amounts.flatMap((form): ColumnMatch[] => {
    const meaning = table.meanings.get(leaf);
    const likeness = meaning ? pathLikeness(meaningIn(role, meaning, words), form.meaning, words) : 0;
    return likeness >= 0.5 ? [{ leaf, panel, form, likeness }] : [];
  })).sort((a, b) => b.likeness - a.likeness);
  const chosen: ColumnMatch[] = [];
  for (const pair of pairs) {
    if (!chosen.some((other) => other.leaf === pair.leaf || other.form === pair.form)) chosen.push(pair);
  }
  // 金额 alone over the only amount column needs no words in common.
  const [only] = printed.amounts;
  const [sole] = panel.amounts;
  if (chosen.length === 0 && only && sole && printed.amounts.length === 1 && panel.amounts.length === 1 && !isExclusive(table.meanings.get(only), words)) {
    chosen.push({ leaf: only, panel, form: sole, likeness: 0.6 });
  }
  return chosen;
}

function isExclusive(meaning: PathMeaning | undefined, words: RecognitionWords): boolean {
  return meaning !== undefined && [...meaning.concepts].some((concept) => words.exclusive.has(concept));
}

/** Rows that settle which form it is; the rest of a long list says nothing new. */
const ENOUGH_ROWS = 400;

/** Share of lines on both sides that meet; 1 for a table of codes only. */
function matchLines(table: PrintedTable, panels: readonly (readonly FormPanel[])[], words: RecognitionWords): number {
  let printed = 0;
  let met = 0;
  const used = new Set<object>();
  table.body.rows.slice(0, ENOUGH_ROWS).forEach((row) => {
    if (row.label === '' || row.codes.some((code) => code !== '')) return;
    const key = labelKey(row.label);
    const candidates = panels[row.panel] ?? [];
    printed += 1;
    for (const panel of candidates) {
      const line = panel.linesByKey.get(key)?.find((candidate) => !used.has(candidate)) ?? panel.lines.find((candidate) => !used.has(candidate) && sameLine(words, candidate.key, key));
      // A form that prints a line with an amount only does not print it empty.
      if (!line || (line.row.whenEmpty !== undefined && !isFilled(row))) continue;
      used.add(line);
      met += line.key === key ? 1 : 0.9;
      break;
    }
  });
  const forms = new Set(panels.flat());
  const declared = [...forms].reduce((sum, panel) => sum + panel.lines.filter((line) => line.key !== '' && (line.row.whenEmpty === undefined || used.has(line))).length, 0);
  const codes = codeScore(table, forms);
  if (printed + declared === 0) return codes ?? 1;
  const lines = (2 * met) / (printed + declared);
  return codes === null ? lines : 0.5 * Math.min(1, lines + 0.3) + 0.5 * codes;
}

function isFilled(row: PrintedRow): boolean {
  return [...row.amounts.values()].some((cell) => cell.figure !== 'dash' && /[1-9]/.test(cell.key));
}

/** For tables of codes: do the codes belong to this form's rollups, and, in fixed lists, are they the listed ones. Null without codes. */
function codeScore(table: PrintedTable, forms: ReadonlySet<FormPanel>): number | null {
  const codes = table.body.rows.map((row) => row.codes.join('').replace(/\D/g, '')).filter((code) => code !== '');
  const rollups = [...forms].flatMap((panel) => panel.rollups);
  if (codes.length === 0 || rollups.length === 0) return codes.length === 0 && rollups.length > 0 ? 0.8 : codes.length === 0 ? null : 0;
  const economic = rollups.every((rollup) => rollup.dimension === 'economic');
  const fitting = codes.filter((code) => economic === /^[35]/.test(code));
  const fixed = new Set(rollups.flatMap((rollup) => (rollup.fixed ?? []).map((entry) => entry.code)));
  if (fixed.size === 0) return fitting.length / codes.length;
  const listed = codes.filter((code) => fixed.has(code)).length;
  return (2 * listed) / (codes.length + fixed.size);
}
