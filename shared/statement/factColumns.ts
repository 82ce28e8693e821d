import { type Dimension, FISCAL_FUNDS, type Fact, type Filter } from '../ledger/fact.ts';

/** A dimension of the facts by number, whole values or codes cut to a level; 0 stands for a fact that lacks it. */
interface Column {
  readonly ids: ReadonlyMap<string, number>;
  /** Text of each number; '' at 0. */
  readonly values: readonly string[];
  /** Number of each fact. */
  readonly of: Uint32Array;
}

/** A dimension to sum by; `level` is 3, 5 or 7 digits of a code, 0 the whole value. */
export interface Grain {
  readonly dimension: Dimension;
  readonly level: number;
}

/** Sums by the values of some grains. */
export interface Pivot {
  /** The sum under one value for each grain; undefined where no fact lies. */
  at(values: readonly string[]): number | undefined;
}

/** Facts by the values of some grains. */
export interface FactGroups {
  at(values: readonly string[]): readonly Fact[];
}

/** Facts of one measure and period, their dimensions kept as numbers so that summing and selecting compare no texts. */
export class FactColumns {
  readonly facts: readonly Fact[];
  readonly #isCrossView: (fact: Fact) => boolean;
  readonly #columns = new Map<Dimension, Column>();
  readonly #levels = new Map<string, Column>();
  #crossView: Uint8Array | null = null;

  /** @param isCrossView facts that break down money once more, by 科目: left out unless 科目 is asked for */
  constructor(facts: readonly Fact[], isCrossView: (fact: Fact) => boolean) {
    this.facts = facts;
    this.#isCrossView = isCrossView;
  }

  /** Sums by some grains; null where their combinations are too many to number. */
  pivot(grains: readonly Grain[]): Pivot | null {
    const columns = this.#grainColumns(grains);
    const size = combinations(columns);
    if (!Number.isSafeInteger(size)) return null;
    const sums = size <= 4096 + 16 * this.facts.length ? new DenseSums(size) : new SparseSums();
    const skipped = grains.some(({ dimension }) => dimension === 'function') ? null : this.#crossed();
    this.facts.forEach((fact, at) => {
      const place = skipped?.[at] === 1 ? -1 : placeOfFact(columns, at);
      if (place >= 0) sums.add(place, fact.quantity);
    });
    return {
      at: (values) => {
        const place = placeOfValues(columns, values);
        return place < 0 ? undefined : sums.get(place);
      },
    };
  }

  /** Facts by some grains, each list in their own order; null where the combinations are too many to number. */
  groups(grains: readonly Grain[]): FactGroups | null {
    const columns = this.#grainColumns(grains);
    if (!Number.isSafeInteger(combinations(columns))) return null;
    const lists = new Map<number, Fact[]>();
    this.facts.forEach((fact, at) => {
      const place = placeOfFact(columns, at);
      const list = place < 0 ? undefined : lists.get(place);
      if (list) list.push(fact);
      else if (place >= 0) lists.set(place, [fact]);
    });
    return { at: (values) => lists.get(placeOfValues(columns, values)) ?? [] };
  }

  #grainColumns(grains: readonly Grain[]): readonly Column[] {
    return grains.map((grain) => (grain.level === 0 ? this.#column(grain.dimension) : this.#cut(grain.dimension, grain.level)));
  }

  /** Calls for every fact under a filter of any values and prefixes (its measure is not looked at). */
  each(filter: Filter, visit: (at: number) => void, withCrossView: boolean): void {
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

  /** Distinct values of a code dimension among the facts under a filter that are not zero. */
  valuesOf(dimension: 'function' | 'economic' | 'project', filter: Filter): string[] {
    const { values, of } = this.#column(dimension);
    const seen = new Uint8Array(values.length);
    this.each(filter, (at) => { if (this.facts[at]?.quantity !== 0) seen[of[at] ?? 0] = 1; }, true);
    return values.filter((_, id) => id > 0 && seen[id] === 1);
  }

  #column(dimension: Dimension): Column {
    const known = this.#columns.get(dimension);
    if (known !== undefined) return known;
    const ids = new Map<string, number>();
    const values = [''];
    const of = new Uint32Array(this.facts.length);
    this.facts.forEach((fact, at) => {
      const value = dimensionOf(fact, dimension);
      if (value !== undefined) of[at] = numberOf(ids, values, value);
    });
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
    const column = { ids, values, of: whole.of.map((id) => cut[id] ?? 0) };
    this.#levels.set(name, column);
    return column;
  }

  #crossed(): Uint8Array {
    if (this.#crossView === null) {
      this.#crossView = new Uint8Array(this.facts.length);
      for (let at = 0; at < this.facts.length; at += 1) if (this.#isCrossView(this.facts[at] as Fact)) this.#crossView[at] = 1;
    }
    return this.#crossView;
  }
}

function combinations(columns: readonly Column[]): number {
  return columns.reduce((product, column) => product * column.values.length, 1);
}

/** Number of a fact's combination of values; -1 where it lacks one of the dimensions. */
function placeOfFact(columns: readonly Column[], at: number): number {
  let place = 0;
  for (const { of, values } of columns) {
    const id = of[at] ?? 0;
    if (id === 0) return -1;
    place = place * values.length + id;
  }
  return place;
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

/** Few combinations: a place for each. NaN where no fact lies. */
class DenseSums {
  readonly #sums: Float64Array;

  constructor(size: number) {
    this.#sums = new Float64Array(size).fill(Number.NaN);
  }

  add(place: number, quantity: number): void {
    const sum = this.#sums[place] ?? Number.NaN;
    this.#sums[place] = Number.isNaN(sum) ? quantity : sum + quantity;
  }

  get(place: number): number | undefined {
    const sum = this.#sums[place] ?? Number.NaN;
    return Number.isNaN(sum) ? undefined : sum;
  }
}

/** Many combinations, of which few occur. */
class SparseSums {
  readonly #sums = new Map<number, number>();

  add(place: number, quantity: number): void {
    this.#sums.set(place, (this.#sums.get(place) ?? 0) + quantity);
  }

  get(place: number): number | undefined {
    return this.#sums.get(place);
  }
}

function accepts(dimension: Dimension, own: string, wanted: string | readonly string[]): boolean {
  const byPrefix = dimension === 'function' || dimension === 'economic';
  if (typeof wanted === 'string') return byPrefix ? own.startsWith(wanted) : own === wanted;
  return wanted.some((entry) => (byPrefix ? own.startsWith(entry) : own === entry));
}

/** Does a fact lie under a filter? Codes match by prefix; a fact without a wanted dimension does not match. */
export function matches(fact: Fact, filter: Filter): boolean {
  for (const name in filter) {
    const dimension = name as Dimension | 'measure';
    const wanted = dimension === 'measure' ? undefined : filter[dimension];
    if (dimension === 'measure' || wanted === undefined) continue;
    const own = dimensionOf(fact, dimension);
    if (own === undefined || !accepts(dimension, own, wanted)) return false;
  }
  return true;
}

/** Income has no fund of its own: its fiscal source says it. */
function dimensionOf(fact: Fact, dimension: Dimension): string | undefined {
  const own = fact.dimensions[dimension];
  if (own !== undefined || dimension !== 'fund' || fact.measure !== 'income') return own;
  const source = fact.dimensions.source;
  return source !== undefined && (FISCAL_FUNDS as readonly string[]).includes(source) ? source : 'nonFiscal';
}
