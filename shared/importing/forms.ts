import type { Filter } from '../ledger/fact.ts';
import { type ColumnDefinition, type LineRow, type PanelDefinition, type Role, type RollupRow, type StatementDefinition, leafColumns, leafFilters } from '../statement/definition.ts';
import { headKey, labelKey, squeeze } from './normalise.ts';
import { titleKey } from './titles.ts';
import type { RecognitionWords } from './words.ts';

/** A statement as a pack declares it, made ready for comparison with what is printed. */
export interface Form {
  readonly packId: string;
  readonly definition: StatementDefinition;
  readonly titleKey: string;
  readonly panels: readonly FormPanel[];
}

export interface FormPanel {
  readonly definition: PanelDefinition;
  readonly amounts: readonly FormLeaf[];
  /** Lines that say something; empty fillers are left out. */
  readonly lines: readonly FormLine[];
  readonly rollups: readonly RollupRow[];
  readonly linesByKey: ReadonlyMap<string, readonly FormLine[]>;
}

export interface FormLeaf {
  readonly column: ColumnDefinition;
  readonly path: readonly string[];
  readonly meaning: PathMeaning;
  readonly filter: Filter;
}

export interface FormLine {
  readonly row: LineRow;
  /** Position among the panel's rows. */
  readonly order: number;
  readonly key: string;
  readonly keys: readonly string[];
}

/** What a heading path says: its concepts without the words that say nothing, and what its leaf says. */
export interface PathMeaning {
  readonly concepts: ReadonlySet<string>;
  readonly leaf: string;
  /** Words of the leaf and of the whole path, for telling forms apart that use other words for the same. */
  readonly leafKey: string;
  readonly key: string;
  /** The labels that were read. */
  readonly labels: readonly string[];
}

const READY = new WeakMap<RecognitionWords, WeakMap<StatementDefinition, Form>>();

/** Prepared once per definition and kept with it. */
export function formOf(packId: string, definition: StatementDefinition, words: RecognitionWords): Form {
  const known = READY.get(words) ?? new WeakMap<StatementDefinition, Form>();
  READY.set(words, known);
  const ready = known.get(definition);
  if (ready) return ready.packId === packId ? ready : { ...ready, packId };
  const form: Form = { packId, definition, titleKey: titleKey(squeeze(definition.title)), panels: definition.panels.map((panel) => formPanel(panel, definition.role, words)) };
  known.set(definition, form);
  return form;
}

function formPanel(panel: PanelDefinition, role: Role, words: RecognitionWords): FormPanel {
  const filters = leafFilters(panel.columns);
  const amounts = leafColumns(panel.columns).filter(({ column }) => column.kind === 'amount')
    .map(({ column, path }) => ({ column, path, meaning: meaningIn(role, pathMeaning(path, words), words), filter: filters.get(column.id) ?? {} }));
  const lines = panel.rows.flatMap((row, order): FormLine[] => {
    if (row.kind !== 'line' || row.blank) return [];
    const key = labelKey(row.label);
    return [{ row, order, key, keys: [key, ...(row.aliases ?? []).map(labelKey)] }];
  });
  const linesByKey = new Map<string, FormLine[]>();
  for (const line of lines) for (const key of new Set(line.keys)) linesByKey.set(key, [...(linesByKey.get(key) ?? []), line]);
  return { definition: panel, amounts, lines, rollups: panel.rows.filter((row) => row.kind === 'rollup'), linesByKey };
}

/** A line's own filter; a class line asks for its class. */
export function lineFilter(row: LineRow): Filter {
  return row.classCode && row.filter?.function === undefined ? { ...row.filter, function: row.classCode } : (row.filter ?? {});
}

/** Reads a heading path, printed or declared. */
export function pathMeaning(path: readonly string[], words: RecognitionWords): PathMeaning {
  const keys = path.map(headKey);
  const concepts = new Set<string>();
  let leaf = '';
  keys.forEach((key, index) => {
    const isLeaf = index === keys.length - 1;
    if (!isLeaf && words.groupNoise.has(key)) return;
    const concept = words.concepts.get(key) ?? `=${key}`;
    if (isLeaf) leaf = concept;
    if (!words.neutral.has(concept)) concepts.add(concept);
  });
  // 决算数 under 公务接待费 is 公务接待费: a neutral leaf says what its group says.
  if (words.neutral.has(leaf)) leaf = [...concepts].at(-1) ?? leaf;
  return { concepts, leaf, leafKey: keys.at(-1) ?? '', key: keys.join('/'), labels: path };
}

/** The same without the groups that the statement's title says already: 基本支出 over 合计 in a table of 基本支出. */
export function meaningIn(role: Role, meaning: PathMeaning, words: RecognitionWords): PathMeaning {
  const implied = words.implied.get(role)?.filter((concept) => meaning.concepts.has(concept) && meaning.leaf !== concept) ?? [];
  if (implied.length === 0) return meaning;
  const concepts = new Set(meaning.concepts);
  for (const concept of implied) concepts.delete(concept);
  return { ...meaning, concepts };
}

/**
 * How well a printed heading path means a form's column, 0–1. Stages and comparisons (年初预算数, 上年数) are exclusive: a column with
 * one never stands for a column without.
 */
export function pathLikeness(printed: PathMeaning, form: PathMeaning, words: RecognitionWords): number {
  if (printed.key === form.key) return 1;
  for (const concept of printed.concepts) if (words.exclusive.has(concept) && !form.concepts.has(concept)) return 0;
  for (const concept of form.concepts) if (words.exclusive.has(concept) && !printed.concepts.has(concept)) return 0;
  const a = withoutTotal(printed.concepts);
  const b = withoutTotal(form.concepts);
  if (a.size === 0 && b.size === 0) {
    if (printed.concepts.has('total') !== form.concepts.has('total')) return 0.5;
    return printed.leafKey === form.leafKey ? 0.98 : 0.92;
  }
  const common = [...a].filter((concept) => b.has(concept)).length;
  if (common === 0) return a.size + b.size === 1 && onlyTotals(printed, form) ? 0.6 : 0;
  const leafKnown = printed.leaf === 'total' || b.has(printed.leaf);
  const formLeafKnown = form.leaf === 'total' || a.has(form.leaf);
  if (!leafKnown || !formLeafKnown) return 0;
  const alike = common / (a.size + b.size - common);
  const sameTotal = (printed.leaf === 'total') === (form.leaf === 'total');
  return 0.35 + 0.45 * alike + (sameTotal ? 0.1 : 0) + (printed.leafKey === form.leafKey ? 0.08 : 0);
}

function withoutTotal(concepts: ReadonlySet<string>): Set<string> {
  const rest = new Set(concepts);
  rest.delete('total');
  return rest;
}

/** 合计 and 本年支出/合计: the same where nothing else is said and the group only names the whole. */
function onlyTotals(printed: PathMeaning, form: PathMeaning): boolean {
  const groups = [...printed.concepts, ...form.concepts].filter((concept) => concept !== 'total');
  return printed.leaf === 'total' && form.leaf === 'total' && groups.every((concept) => concept === 'currentExpenditure' || concept === 'currentIncome');
}
