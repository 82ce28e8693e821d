import type { Classification } from '../classification/classification.ts';
import { labelKey, likeness, squeeze } from '../importing/normalise.ts';
import type { SourceMapping } from './mapping.ts';

/** What a column of a table that crosses functions with economic items means. */
export type EconomicHead =
  | { readonly kind: 'item'; readonly code: string; readonly near: boolean }
  /** The sum over all items. */
  | { readonly kind: 'total' }
  | { readonly kind: 'unknown' };

/** Alike enough for the same item within one class: 伙食补助 and 伙食补助费. */
const NEAR = 0.7;

/** Reads economic items from heads: 工资福利支出/基本工资 → 30101, by the code where one is printed, else by the names of the year. */
export class EconomicHeads {
  readonly #mapping: SourceMapping;
  readonly #classes: readonly { readonly code: string; readonly names: readonly string[] }[];
  readonly #items: readonly { readonly code: string; readonly names: readonly string[] }[];

  constructor(classification: Classification, year: number, mapping: SourceMapping) {
    this.#mapping = mapping;
    const named = classification.codes('economic', year).map((code) => ({ code, names: [...classification.namesOf('economic', code, year)].map(labelKey) }));
    this.#classes = named.filter(({ code }) => code.length === 3);
    this.#items = named.filter(({ code }) => code.length === 5);
  }

  read(path: readonly string[]): EconomicHead {
    const leaf = path.at(-1);
    if (leaf === undefined) return { kind: 'unknown' };
    const printed = /^[([]?(3\d{2}(?:\d{2})?)(?!\d)/.exec(squeeze(leaf))?.[1];
    if (printed !== undefined) return { kind: 'item', code: printed, near: false };
    const group = path.slice(0, -1).map((label) => this.#classOf(label)).findLast((code) => code !== null) ?? null;
    if (this.#mapping.concepts.get(labelKey(leaf)) === 'total') return group === null ? { kind: 'total' } : { kind: 'item', code: group, near: false };
    const own = group === null ? this.#classOf(leaf) : null;
    if (own !== null) return { kind: 'item', code: own, near: false };
    return this.#itemOf(labelKey(leaf), group);
  }

  #classOf(label: string): string | null {
    const printed = /^[([]?(3\d{2})(?!\d)/.exec(squeeze(label))?.[1];
    if (printed !== undefined) return printed;
    const key = labelKey(label);
    return this.#classes.find(({ names }) => names.includes(key))?.code ?? null;
  }

  /** The only item of that name in the class (in all classes where no group says it), else the only one that is nearly named so. */
  #itemOf(key: string, group: string | null): EconomicHead {
    const candidates = this.#items.filter(({ code }) => group === null || code.startsWith(group));
    const exact = candidates.filter(({ names }) => names.includes(key));
    if (exact.length === 1 && exact[0]) return { kind: 'item', code: exact[0].code, near: false };
    if (exact.length > 1 || group === null) return { kind: 'unknown' };
    const alike = candidates.map(({ code, names }) => ({ code, score: Math.max(...names.map((name) => (name.startsWith(key) && key.length >= 3 ? 0.9 : likeness(name, key)))) }))
      .filter(({ score }) => score >= NEAR).sort((a, b) => b.score - a.score);
    const [best, next] = alike;
    return best && (!next || next.score < best.score) ? { kind: 'item', code: best.code, near: true } : { kind: 'unknown' };
  }
}
