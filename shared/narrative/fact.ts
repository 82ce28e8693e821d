import type { Comparison } from './comparison.ts';
import { percentOf } from '../money/ratio.ts';
import { type Label, Opaque } from './opaque.ts';
import type { ReasonFact, Telling } from './reasonFact.ts';

/** An amount held against another: what was compared, and the place that is printed. */
abstract class ComparedFact extends Opaque {
  readonly reason: ReasonFact;
  readonly #comparison: Comparison;
  readonly #signature: string;

  constructor(comparison: Comparison, signature: string, reason: ReasonFact) {
    super();
    this.#comparison = comparison;
    this.#signature = signature;
    this.reason = reason;
  }

  get comparison(): Comparison { return this.#comparison; }
  get signature(): string { return this.#signature; }
}

/** Both comparisons are said to differ, for the same reason, which has not been put together yet. */
function haveOneReason({ comparison: change, reason: ofChange }: ChangeFact, { comparison: completion, reason: ofCompletion }: RateFact): boolean {
  const differs = ({ branch }: Comparison): boolean => branch === 'up' || branch === 'down' || branch === 'zeroBase';
  return ofChange.given && ofChange.telling === 'own' && ofCompletion.given && ofChange.text === ofCompletion.text && differs(change) && differs(completion);
}

/** Growth against last year's figure. */
export class ChangeFact extends ComparedFact {
  readonly kind = 'change';
  readonly noLastYear: boolean;
  readonly zeroBase: boolean;
  readonly level: boolean;
  readonly steady: boolean;
  readonly up: boolean;
  readonly down: boolean;
  /** A rate may be printed: false for no last year, a zero or negative base, a negative amount. */
  readonly rated: boolean;

  constructor(comparison: Comparison, signature: string, reason: ReasonFact) {
    super(comparison, signature, reason);
    const { branch } = comparison;
    this.noLastYear = branch === 'unknown';
    this.zeroBase = branch === 'zeroBase';
    this.level = comparison.alike;
    this.steady = branch === 'steady' && !comparison.alike;
    this.up = branch === 'up';
    this.down = branch === 'down';
    this.rated = comparison.growth !== null && (branch === 'up' || branch === 'down');
  }

  telling(how: Telling): ChangeFact {
    return new ChangeFact(this.comparison, this.signature, this.reason.told(how));
  }
}

/** Completion of a budget. */
export class RateFact extends ComparedFact {
  readonly kind = 'rate';
  readonly noBudget: boolean;
  readonly zeroBudget: boolean;
  /** Equal to the budget as both are printed. */
  readonly full: boolean;
  readonly over: boolean;
  readonly under: boolean;
  readonly rated: boolean;

  constructor(comparison: Comparison, signature: string, reason: ReasonFact) {
    super(comparison, signature, reason);
    const { branch, base, difference, rate, alike } = comparison;
    const differs = branch !== 'unknown' && branch !== 'zeroBase' && !alike;
    this.noBudget = branch === 'unknown';
    this.zeroBudget = base === 0;
    this.full = alike && base !== 0;
    this.over = differs && difference > 0;
    this.under = differs && difference < 0;
    // 100.55% would contradict the two equal amounts before it, and nobody reads 持平 beside it.
    this.rated = rate !== null && (differs || rate === '100.00');
  }

  telling(how: Telling): RateFact {
    return new RateFact(this.comparison, this.signature, this.reason.told(how));
  }
}

/** A part of a whole. Printable only where the whole is positive and the part lies within it. */
export class ShareFact extends Opaque {
  readonly kind = 'share';
  readonly zeroWhole: boolean;
  readonly printable: boolean;
  /** The part is the whole. */
  readonly all: boolean;
  /** A part so small that its share would print as nothing. */
  readonly slight: boolean;
  readonly #part: number;
  readonly #whole: number;
  readonly #source: string;

  constructor(part: number, whole: number, source: string) {
    super();
    this.#part = part;
    this.#whole = whole;
    this.#source = source;
    this.zeroWhole = whole === 0;
    this.printable = whole > 0 && part >= 0 && part <= whole;
    this.all = whole !== 0 && part === whole;
    this.slight = this.printable && part > 0 && /^[0.]+$/.test(percentOf(part, whole) ?? '');
  }

  get part(): number { return this.#part; }
  get whole(): number { return this.#whole; }
  get source(): string { return this.#source; }
}

export interface AmountParts {
  /** Fen; null when no fact covers it. */
  readonly value: number | null;
  readonly source: string;
  readonly label: Label;
  readonly change?: ChangeFact;
  readonly share?: ShareFact;
  readonly budget?: AmountFact;
  readonly completion?: RateFact;
}

/** Money: what it is, how it changed, its share, its budget. */
export class AmountFact extends Opaque {
  readonly kind = 'amount';
  /** Some fact covers it; false is blank. */
  readonly known: boolean;
  /** Zero or blank. */
  readonly zero: boolean;
  readonly positive: boolean;
  readonly negative: boolean;
  readonly change?: ChangeFact;
  readonly share?: ShareFact;
  readonly budget?: AmountFact;
  readonly completion?: RateFact;
  /** The same amount for a sentence that compares it with its budget and with last year: one reason for both is said once, at the end. */
  readonly joint: AmountFact;
  readonly #fen: number;
  readonly #source: string;
  readonly #label: Label;

  constructor(parts: AmountParts) {
    super();
    this.#fen = parts.value ?? 0;
    this.#source = parts.source;
    this.#label = parts.label;
    this.known = parts.value !== null;
    this.zero = this.#fen === 0;
    this.positive = this.#fen > 0;
    this.negative = this.#fen < 0;
    if (parts.change) this.change = parts.change;
    if (parts.share) this.share = parts.share;
    if (parts.budget) this.budget = parts.budget;
    if (parts.completion) this.completion = parts.completion;
    this.joint = parts.change && parts.completion && haveOneReason(parts.change, parts.completion)
      ? new AmountFact({ ...parts, change: parts.change.telling('both'), completion: parts.completion.telling('later') }) : this;
  }

  get fen(): number { return this.#fen; }
  get source(): string { return this.#source; }
  get label(): Label { return this.#label; }
}

/** A number of things: 批次, 人次, 辆. */
export class CountFact extends Opaque {
  readonly kind = 'count';
  readonly known: boolean;
  readonly zero: boolean;
  readonly #count: number;
  readonly #unit: string;
  readonly #source: string;
  readonly #label: Label;

  constructor(value: number | null, unit: string, source: string, label: Label) {
    super();
    this.#count = value ?? 0;
    this.#unit = unit;
    this.#source = source;
    this.#label = label;
    this.known = value !== null;
    this.zero = this.#count === 0;
  }

  get count(): number { return this.#count; }
  get unit(): string { return this.#unit; }
  get source(): string { return this.#source; }
  get label(): Label { return this.#label; }
}

/** What a template can loop over or print as an enumeration. */
export class FactList<T extends Opaque = Opaque> extends Opaque implements Iterable<T> {
  readonly kind = 'list';
  readonly empty: boolean;
  readonly single: boolean;
  readonly several: boolean;
  /** One amount that makes up its whole. */
  readonly only: boolean;
  readonly first?: T;
  /** How many things there are, to be printed by `count`. */
  readonly total: CountFact;
  readonly #facts: readonly T[];

  constructor(id: string, facts: readonly T[], unit = '项') {
    super();
    this.#facts = facts;
    this.empty = facts.length === 0;
    this.single = facts.length === 1;
    this.several = facts.length > 1;
    this.only = this.single && facts[0] instanceof AmountFact && facts[0].share?.all === true;
    if (facts[0]) this.first = facts[0];
    this.total = new CountFact(facts.length, unit, `count:${id}`, { text: unit, source: `name:${id}` });
  }

  get facts(): readonly T[] { return this.#facts; }

  [Symbol.iterator](): Iterator<T> {
    return this.#facts[Symbol.iterator]();
  }
}
