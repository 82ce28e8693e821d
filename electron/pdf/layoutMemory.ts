/** Keeps what was laid out for a place of the book, as long as what it was made from stays the same. */
export interface LayoutMemory {
  /**
   * @param place e.g. `part narrative`; the last result of a place is kept
   * @param key text that says what the result depends on
   */
  recall<T>(place: string, key: () => string, make: () => T): T;
}

/** Lays everything out anew: a book that is made once. */
export const FORGETFUL: LayoutMemory = { recall: (_place, _key, make) => make() };

interface Kept {
  readonly key: string;
  readonly value: unknown;
}

/** A memory for one book that is laid out again and again; whoever asks for a place always asks for the same type. */
export class BookMemory implements LayoutMemory {
  readonly #kept = new Map<string, Kept>();

  recall<T>(place: string, key: () => string, make: () => T): T {
    const wanted = key();
    const kept = this.#kept.get(place);
    // The place fixes the type: results are stored under it by this method alone.
    if (kept?.key === wanted) return kept.value as T;
    const value = make();
    this.#kept.set(place, { key: wanted, value });
    return value;
  }
}
