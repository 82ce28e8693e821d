import type { Dimension, Fact, Filter } from '../ledger/fact.ts';
import { type CrossView, crossViewOf } from './crossView.ts';
import { accepts, dimensionOf, matches } from './factMatching.ts';
import type { FactGroups, FactPart, Grain, Pivot } from './factPart.ts';
import { DenseSums, SparseSums } from './sums.ts';

/** A dimension of the facts by number, whole values or codes cut to a level; 0 stands for a fact that lacks it. */
interface Column {
  readonly ids: ReadonlyMap<string, number>;
  /** Text of each number; '' at 0. */
  readonly values: readonly string[];
  /** Number of each fact. */
  readonly of: Uint32Array;
}

/** Facts of one measure and period, their dimensions kept as numbers so that summing and selecting compare no texts. */
export class FactColumns implements FactPart {
  readonly facts: readonly Fact[];
  readonly crossView: CrossView;
  readonly #columns = new Map<Dimension, Column>();
  readonly #levels = new Map<string, Column>();
  readonly #pivots = new Map<number, Pivot | null>();
  readonly #groups = new Map<number, FactGroups | null>();
  /** The forms ask by the same filters again and again. */
  readonly #values = new WeakMap<Filter, Map<Dimension, readonly string[]>>();
  #flags: Uint8Array | null = null;

  constructor(facts: readonly Fact[]) {
    this.facts = facts;
    this.crossView = crossViewOf(facts);
  }

  pivot(slot: number, grains: readonly Grain[]): Pivot | null {
    let pivot = this.#pivots.get(slot);
    if (pivot === undefined) this.#pivots.set(slot, pivot = this.#madePivot(grains));
    return pivot;
  }

  #madePivot(grains: readonly Grain[]): Pivot | null {
    const columns = this.#grainColumns(grains);
    const size = combinations(columns);
    if (!Number.isSafeInteger(size)) return null;
    const sums = size <= 4096 + 16 * this.facts.length ? new DenseSums(size) : new SparseSums();
    const skipped = grains.some(({ dimension }) => dimension === 'function') ? null : this.#crossed();
    const places = placesOfFacts(columns, this.facts.length);
    for (let at = 0; at < places.length; at += 1) {
      const place = skipped?.[at] === 1 ? -1 : places[at] ?? -1;
      if (place >= 0) sums.add(place, this.facts[at]?.quantity ?? 0);
    }
    return {
      at: (values) => {
        const place = placeOfValues(columns, values);
        return place < 0 ? undefined : sums.get(place);
      },
      count: (values) => {
        const place = placeOfValues(columns, values);
        let count = 0;
        if (place >= 0) for (let at = 0; at < places.length; at += 1) if (places[at] === place && skipped?.[at] !== 1) count += 1;
        return count;
      },
    };
  }

  groups(slot: number, grains: readonly Grain[]): FactGroups | null {
    let groups = this.#groups.get(slot);
    if (groups === undefined) this.#groups.set(slot, groups = this.#madeGroups(grains));
    return groups;
  }

  #madeGroups(grains: readonly Grain[]): FactGroups | null {
    const columns = this.#grainColumns(grains);
    if (!Number.isSafeInteger(combinations(columns))) return null;
    const lists = new Map<number, Fact[]>();
    const places = placesOfFacts(columns, this.facts.length);
    this.facts.forEach((fact, at) => {
      const place = places[at] ?? -1;
      const list = place < 0 ? undefined : lists.get(place);
      if (list) list.push(fact);
      else if (place >= 0) lists.set(place, [fact]);
    });
    return { at: (values) => lists.get(placeOfValues(columns, values)) ?? [] };
  }

  #grainColumns(grains: readonly Grain[]): readonly Column[] {
    return grains.map((grain) => (grain.level === 0 ? this.#column(grain.dimension) : this.#cut(grain.dimension, grain.level)));
  }

  scan(filter: Filter): number | null {
    let sum: number | null = null;
    this.#each(filter, (at) => { sum = (sum ?? 0) + (this.facts[at]?.quantity ?? 0); }, filter.function !== undefined);
    return sum;
  }

  matching(filter: Filter): readonly Fact[] {
    return this.facts.filter((fact) => matches(fact, filter));
  }

  valuesOf(dimension: 'function' | 'economic' | 'project', filter: Filter): readonly string[] {
    const { values, of } = this.#column(dimension);
    if (values.length === 1) return [];
    const known = this.#values.get(filter)?.get(dimension);
    if (known !== undefined) return known;
    const seen = new Uint8Array(values.length);
    this.#each(filter, (at) => { if (this.facts[at]?.quantity !== 0) seen[of[at] ?? 0] = 1; }, true);
    const found = values.filter((_, id) => id > 0 && seen[id] === 1);
    const ofFilter = this.#values.get(filter) ?? new Map<Dimension, readonly string[]>();
    this.#values.set(filter, ofFilter.set(dimension, found));
    return found;
  }

  /** Calls for every fact under a filter of any values and prefixes (its measure is not looked at). */
  #each(filter: Filter, visit: (at: number) => void, withCrossView: boolean): void {
    const tests: { readonly of: Uint32Array; readonly allowed: Uint8Array }[] = [];
    for (const name in filter) {
      const dimension = name as Dimension | 'measure';
      const wanted = dimension === 'measure' ? undefined : filter[dimension];
      if (dimension === 'measure' || wanted === undefined) continue;
      const { values, of } = this.#column(dimension);
      const allowed = new Uint8Array(values.length);
      for (let id = 1; id < values.length; id += 1) if (accepts(dimension, values[id] ?? '', wanted)) allowed[id] = 1;
      tests.push({ of, allowed });
    }
    const skipped = withCrossView ? null : this.#crossed();
    next: for (let at = 0; at < this.facts.length; at += 1) {
      if (skipped?.[at] === 1) continue;
      for (const { of, allowed } of tests) if (allowed[of[at] ?? 0] === 0) continue next;
      visit(at);
    }
  }

  #column(dimension: Dimension): Column {
    const known = this.#columns.get(dimension);
    if (known !== undefined) return known;
    const ids = new Map<string, number>();
    const values = [''];
    const of = new Uint32Array(this.facts.length);
    for (let at = 0; at < of.length; at += 1) {
      const value = dimensionOf(this.facts[at] as Fact, dimension);
      if (value !== undefined) of[at] = numberOf(ids, values, value);
    }
    const column = { ids, values, of };
    this.#columns.set(dimension, column);
    return column;
  }

  #cut(dimension: Dimension, level: number): Column {
    const name = `${dimension}${level}`;
    const known = this.#levels.get(name);
    if (known !== undefined) return known;
    const whole = this.#column(dimension);
    const ids = new Map<string, number>();
    const values = [''];
    const cut = whole.values.map((value) => (value.length >= level ? numberOf(ids, values, value.slice(0, level)) : 0));
    const of = new Uint32Array(whole.of.length);
    for (let at = 0; at < of.length; at += 1) of[at] = cut[whole.of[at] ?? 0] ?? 0;
    const column = { ids, values, of };
    this.#levels.set(name, column);
    return column;
  }

  /** Marks the facts that are left out unless 科目 is asked for. */
  #crossed(): Uint8Array {
    if (this.#flags === null) {
      this.#flags = new Uint8Array(this.facts.length);
      for (let at = 0; at < this.facts.length; at += 1) if (this.crossView.holds(this.facts[at] as Fact)) this.#flags[at] = 1;
    }
    return this.#flags;
  }
}

function combinations(columns: readonly Column[]): number {
  return columns.reduce((product, column) => product * column.values.length, 1);
}

/** Number of each fact's combination of values; -1 where it lacks one of the dimensions. */
function placesOfFacts(columns: readonly Column[], length: number): Float64Array {
  const places = new Float64Array(length);
  for (const { of, values } of columns) {
    const size = values.length;
    for (let at = 0; at < length; at += 1) {
      const place = places[at] ?? -1;
      const id = of[at] ?? 0;
      places[at] = place < 0 || id === 0 ? -1 : place * size + id;
    }
  }
  return places;
}

/** Number of a combination of values; -1 for one that no fact has. */
function placeOfValues(columns: readonly Column[], wanted: readonly string[]): number {
  let place = 0;
  for (let i = 0; i < columns.length; i += 1) {
    const { ids, values } = columns[i] as Column;
    const id = ids.get(wanted[i] ?? '');
    if (id === undefined) return -1;
    place = place * values.length + id;
  }
  return place;
}

function numberOf(ids: Map<string, number>, values: string[], value: string): number {
  let id = ids.get(value);
  if (id === undefined) {
    ids.set(value, id = values.length);
    values.push(value);
  }
  return id;
}
