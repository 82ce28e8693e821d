/** Sums by the numbers of combinations. Few combinations: a place for each; NaN where no fact lies. */
export class DenseSums {
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
export class SparseSums {
  readonly #sums = new Map<number, number>();

  add(place: number, quantity: number): void {
    this.#sums.set(place, (this.#sums.get(place) ?? 0) + quantity);
  }

  get(place: number): number | undefined {
    return this.#sums.get(place);
  }
}
