import { labelKey } from '../importing/normalise.ts';
import { sameLine } from '../importing/words.ts';
import type { Filter } from '../ledger/fact.ts';
import { LINE_KEYS } from '../ledger/lineKeys.ts';
import { type LineRule, type PanelRule, type SourceMapping, type StatementRule, fragmentOf } from './mapping.ts';
import type { Vocabulary } from './vocabulary.ts';

export type RowMeaning =
  | { readonly kind: 'taken'; readonly filter: Filter }
  | { readonly kind: 'unused'; readonly reason: string }
  | { readonly kind: 'unknown' };

const UNKNOWN: RowMeaning = { kind: 'unknown' };

/** Labels of the `line` measure: the statement's own words, the common ones, the names of the keys themselves. */
export class KeyRows {
  readonly #keys: ReadonlyMap<string, string>;
  readonly #unused: ReadonlySet<string>;

  constructor(rule: StatementRule, mapping: SourceMapping) {
    const keys = new Map(LINE_KEYS.map(({ key, name }): [string, string] => [labelKey(name), key]));
    for (const [label, key] of mapping.words.lineKeys) keys.set(label, key);
    for (const [key, labels] of Object.entries(rule.keys ?? {})) for (const label of labels) keys.set(labelKey(label), key);
    this.#keys = keys;
    this.#unused = new Set((rule.unusedRows ?? []).map(labelKey));
  }

  /** @param filled whether the row holds figures: a heading such as 一、“三公”经费支出 holds none */
  read(label: string, filled: boolean): RowMeaning {
    const key = this.#keys.get(labelKey(label));
    if (key !== undefined && (filled || !this.#unused.has(labelKey(label)))) return { kind: 'taken', filter: { key } };
    return this.#unused.has(labelKey(label)) ? { kind: 'unused', reason: '标题行或其中项' } : UNKNOWN;
  }
}

/** Labelled lines of one panel, read from top to bottom: a label that stands twice in the form is the next one not yet met. */
export class PanelRows {
  readonly #rule: PanelRule;
  readonly #mapping: SourceMapping;
  readonly #classNames: ReadonlyMap<string, string>;
  readonly #used = new Set<LineRule>();
  #last = -1;

  constructor(rule: PanelRule, mapping: SourceMapping, classNames: ReadonlyMap<string, string>) {
    this.#rule = rule;
    this.#mapping = mapping;
    this.#classNames = classNames;
  }

  read(label: string): RowMeaning {
    const key = labelKey(label);
    if (key === '') return UNKNOWN;
    const fits = this.#rule.lines.map((rule, order) => ({ rule, order })).filter(({ rule }) => rule.labels.some((own) => labelKey(own) === key || sameLine(this.#mapping.words, labelKey(own), key)));
    // The nearest line behind the last one: 一般公共预算财政拨款 is income above 年初财政拨款结转和结余 and a balance below it.
    const free = fits.filter(({ rule }) => rule.repeated || !this.#used.has(rule));
    const found = free.find(({ order }) => order > this.#last) ?? free[0];
    if (found) {
      this.#used.add(found.rule);
      if (!found.rule.repeated) this.#last = found.order;
      return found.rule.unused !== undefined ? { kind: 'unused', reason: found.rule.unused } : { kind: 'taken', filter: fragmentOf(found.rule) };
    }
    const code = this.#classNames.get(key);
    if (code === undefined) return UNKNOWN;
    return this.#rule.classes === 'function' ? { kind: 'taken', filter: { measure: 'expenditure', function: code } } : { kind: 'unused', reason: '由经济分类明细得出' };
  }
}

/** The panel of a statement whose lines most of these labels are; the classes of a code dimension count as lines. */
export function panelOf(labels: readonly string[], rule: StatementRule, vocabulary: Vocabulary): PanelRule | null {
  let best: { panel: PanelRule; known: number } | null = null;
  for (const panel of rule.panels ?? []) {
    const names = panel.classes ? vocabulary.classNames(panel.classes) : new Map<string, string>();
    const rows = new PanelRows(panel, vocabulary.mapping, names);
    const known = labels.filter((label) => rows.read(label).kind !== 'unknown').length;
    if (known > 0 && (best === null || known > best.known)) best = { panel, known };
  }
  return best?.panel ?? null;
}
