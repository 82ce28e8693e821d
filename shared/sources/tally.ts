import { DIMENSIONS, type Fact, type Filter } from '../ledger/fact.ts';
import { coarserKeys, placeKey } from './coarsening.ts';
import { covers, overlaps } from './coverage.ts';

/** Facts of one measure, summed up over everything that they are part of. */
export class Tally {
  readonly #sums = new Map<string, { sum: number; count: number }>();
  /** Facts by which dimensions and how many digits they have: a book holds few such shapes. */
  readonly #shapes = new Map<string, Fact[]>();

  add(fact: Fact): void {
    for (const key of coarserKeys(fact.dimensions)) {
      const known = this.#sums.get(key);
      if (known) { known.sum += fact.quantity; known.count += 1; } else this.#sums.set(key, { sum: fact.quantity, count: 1 });
    }
    const shape = shapeOf(fact.dimensions);
    const known = this.#shapes.get(shape);
    if (known) known.push(fact);
    else this.#shapes.set(shape, [fact]);
  }

  /** Sum and number of the facts under a filter of this measure. */
  under(filter: Filter): { readonly sum: number; readonly count: number } {
    return this.#sums.get(placeKey(filter)) ?? NOTHING;
  }

  /** Whether facts lie across a filter: they may hold the same money, and are not under it. */
  crosses(filter: Filter): boolean {
    for (const facts of this.#shapes.values()) {
      const [first] = facts;
      if (!first || isFinerShape(first.dimensions, filter)) continue;
      if (facts.some((fact) => overlaps(filter, fact.dimensions) && !covers(filter, fact.dimensions))) return true;
    }
    return false;
  }
}

const NOTHING = { sum: 0, count: 0 } as const;

function shapeOf(place: Filter): string {
  return DIMENSIONS.map((dimension) => (place[dimension] === undefined ? '' : dimension === 'function' || dimension === 'economic' ? String(place[dimension]?.length) : 'x')).join('|');
}

/** Facts of this shape have every dimension of the filter, as fine or finer: each is under it or beside it. */
function isFinerShape(place: Filter, filter: Filter): boolean {
  return DIMENSIONS.every((dimension) => {
    const wanted = filter[dimension];
    const own = place[dimension];
    if (wanted === undefined) return true;
    if (own === undefined) return false;
    return typeof wanted !== 'string' || (dimension !== 'function' && dimension !== 'economic') || own.length >= wanted.length;
  });
}
