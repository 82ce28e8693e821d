import { type Filter, FUNDS, INCOME_SOURCES, NATURES, signature } from '../ledger/fact.ts';
import { LINE_KEYS, LINE_KEY_BY_ID, parentLineKey } from '../ledger/lineKeys.ts';
import { fenPerDigit } from '../money/fen.ts';
import type { AmountFormat } from '../money/format.ts';
import type { Figures, Period } from '../statement/figures.ts';
import { type Comparison, compare, exceeds } from './comparison.ts';
import { AmountFact, ChangeFact, CountFact, RateFact, ShareFact } from './fact.ts';
import type { Label } from './opaque.ts';
import { ReasonFact, type ReasonRequest } from './reasonFact.ts';

export interface AskOptions {
  readonly figures: Figures;
  readonly format: AmountFormat;
  /** Percent above which a reason is required. */
  readonly thresholds: { readonly growth: number; readonly deviation: number };
  /** Given reasons by `previous:<signature>` and `budget:<signature>`. */
  readonly reasons: Readonly<Record<string, string>>;
}

export interface AmountExtras {
  /** The whole that the share is of. */
  readonly whole?: Filter;
  /** The budget that completion is measured against. */
  readonly budget?: Filter;
}

/** Asks the figures and answers in opaque facts. The one place where a filter becomes a fact. */
export class Ask {
  readonly figures: Figures;
  readonly #options: AskOptions;

  constructor(options: AskOptions) {
    this.figures = options.figures;
    this.#options = options;
  }

  /** Size in fen of the last digit that the document prints. */
  get digit(): number {
    return fenPerDigit(this.#options.format.unit, this.#options.format.decimals);
  }

  /** Fen or count; null when unknown. A line that its filled siblings leave nothing for is zero, not unknown. */
  value(filter: Filter, period: Period = 'current'): number | null {
    return filter.measure === 'line' ? this.#line(filter, period) : this.figures.quantity(filter, period);
  }

  amount(filter: Filter, label: Label, extras: AmountExtras = {}): AmountFact {
    const value = this.value(filter);
    const source = signature(filter);
    const { whole, budget } = extras;
    return new AmountFact({
      value, source, label,
      change: this.#change(filter, value ?? 0, label),
      ...(whole && { share: this.share(filter, whole) }),
      ...(budget && { budget: new AmountFact({ value: this.budget(budget), source: signature(budget), label }), completion: this.#completion(filter, budget, value ?? 0, label) }),
    });
  }

  /** An amount that was worked out here or entered beyond the tables, with its own address, its budget and last year's. */
  derived(value: number | null, source: string, label: Label, bases: { readonly budget?: number | null; readonly previous?: number | null } = {}): AmountFact {
    const { budget, previous } = bases;
    return new AmountFact({
      value, source, label,
      ...(previous !== undefined && { change: this.#changeFrom(source, value ?? 0, previous, label) }),
      ...(budget !== undefined && { budget: new AmountFact({ value: budget, source: `${source}:budget`, label }), completion: this.#completionOf(source, `${source}:budget`, value ?? 0, budget, label) }),
    });
  }

  share(part: Filter, whole: Filter): ShareFact {
    return new ShareFact(this.value(part) ?? 0, this.value(whole) ?? 0, `share:${signature(part)}/${signature(whole)}`);
  }

  /** A money line of the fixed list, 决算数 unless the filter says another stage. */
  line(key: string, dimensions: Omit<Filter, 'measure' | 'key'> = {}, extras: AmountExtras = {}): AmountFact {
    return this.amount(lineFilter(key, dimensions), lineLabel(key), extras);
  }

  /**
   * A count line: as the money it belongs to (`dimensions`), else without a fund. With `expense`, an unknown count of an expense
   * that is known to be zero is zero.
   */
  count(key: string, dimensions: Omit<Filter, 'measure' | 'key'> = {}, expense?: AmountFact): CountFact {
    const own = lineFilter(key, dimensions);
    const filter = this.value(own) === null && this.value(lineFilter(key)) !== null ? lineFilter(key) : own;
    const value = this.value(filter) ?? (expense?.known && expense.zero ? 0 : null);
    return new CountFact(value, LINE_KEY_BY_ID.get(key)?.unit ?? '', signature(filter), lineLabel(key));
  }

  /** Name of a 科目, with its full path 类（款）（项）. */
  codeLabel(dimension: 'function' | 'economic', code: string): Label {
    const levels = (dimension === 'function' ? [3, 5, 7] : [3, 5]).filter((digits) => digits <= code.length);
    const name = (part: string): string => this.figures.nameOf(dimension, part) || part;
    const path = levels.map((digits, index) => `${name(code.slice(0, digits))}（${LEVEL_NAMES[index] ?? ''}）`).join('');
    return { text: name(code), source: `name:${dimension}:${code}`, path };
  }

  /** Last year's value: null when last year is not known for this quantity, zero when it is known to have had none. */
  previous(filter: Filter): number | null {
    return this.figures.hasPrevious ? this.#settled(filter, 'previous') : null;
  }

  /** Budget of a filter: zero where the budget was entered by these dimensions and has nothing here. */
  budget(filter: Filter): number | null {
    return this.#settled(filter, 'current');
  }

  /** A blank is zero when everything of its measure is known and broken down by the dimensions that the filter names; else unknown. */
  #settled(filter: Filter, period: Period): number | null {
    const own = this.value(filter, period);
    if (own !== null || filter.measure === 'line') return own;
    const all = this.figures.quantity(withoutDimensions(filter), period);
    return all !== null && this.figures.quantity(anyValueOf(filter), period) === all ? 0 : null;
  }

  #change(filter: Filter, current: number, label: Label): ChangeFact {
    return this.#changeFrom(signature(filter), current, this.previous(filter), label);
  }

  #changeFrom(source: string, current: number, previous: number | null, label: Label): ChangeFact {
    const comparison = compare(current, previous, this.#options.format);
    return new ChangeFact(comparison, source, this.#reason('previous', source, comparison, label));
  }

  #completion(filter: Filter, budget: Filter, current: number, label: Label): RateFact {
    return this.#completionOf(signature(filter), signature(budget), current, this.budget(budget), label);
  }

  #completionOf(source: string, budgetSource: string, current: number, budget: number | null, label: Label): RateFact {
    const comparison = compare(current, budget, this.#options.format);
    return new RateFact(comparison, `${source}/${budgetSource}`, this.#reason('budget', source, comparison, label));
  }

  /** The field for why an amount differs from last year's or from its budget. */
  #reason(kind: ReasonRequest['comparison'], source: string, compared: Comparison, label: Label): ReasonFact {
    const { thresholds, reasons } = this.#options;
    const { current, base, growth } = compared;
    const request: ReasonRequest = { key: `${kind}:${source}`, label: label.text, comparison: kind, direction: compared.difference < 0 ? 'down' : 'up', growth, current, base };
    return new ReasonFact(reasons[request.key] ?? '', request, exceeds(compared, kind === 'previous' ? thresholds.growth : thresholds.deviation));
  }

  #line(filter: Filter, period: Period): number | null {
    const own = this.figures.quantity(filter, period);
    if (own !== null || typeof filter.key !== 'string') return own;
    const parent = parentLineKey(filter.key);
    if (parent === null) return null;
    const whole = this.#line({ ...filter, key: parent }, period);
    if (whole === null) return null;
    const siblings = LINE_KEYS.filter((entry) => parentLineKey(entry.key) === parent);
    const filled = siblings.reduce((sum, entry) => sum + (this.figures.quantity({ ...filter, key: entry.key }, period) ?? 0), 0);
    return filled === whole ? 0 : null;
  }
}

const LEVEL_NAMES = ['类', '款', '项'] as const;

export function lineFilter(key: string, dimensions: Omit<Filter, 'measure' | 'key'> = {}): Filter {
  return { measure: 'line', stage: 'final', ...dimensions, key };
}

export function lineLabel(key: string): Label {
  return { text: LINE_KEY_BY_ID.get(key)?.name ?? key, source: `name:line:${key}` };
}

/** A label whose words are this program's (收入总计). */
export function term(text: string): Label {
  return { text, source: 'name:term' };
}

/** The same measure over everything. Budgets keep stage and fund: the budget of one fund says nothing of another's. */
function withoutDimensions(filter: Filter): Filter {
  const budget = filter.measure === 'budget' && filter.fund !== undefined && { fund: filter.fund };
  return { ...(filter.measure && { measure: filter.measure }), ...(filter.stage && { stage: filter.stage }), ...budget };
}

/** Every value of the dimensions that the filter names: covers what was broken down by them (function codes start with 2, economic with 3 or 5). */
function anyValueOf(filter: Filter): Filter {
  return {
    ...(filter.fund !== undefined && { fund: FUNDS }),
    ...withoutDimensions(filter),
    ...(filter.source !== undefined && { source: INCOME_SOURCES }),
    ...(filter.nature !== undefined && { nature: NATURES }),
    ...(filter.function !== undefined && { function: ['2'] }),
    ...(filter.economic !== undefined && { economic: ['3', '5'] }),
  };
}
