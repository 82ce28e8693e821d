import { type Rational, add, compare, divide, equal, multiply } from '../rational.ts';
import { type Item, type Quantity, readItem } from './items.ts';
import type { Doubt } from './parsed.ts';
import { type Change, doubt } from './prefixes.ts';
import type { Token } from './tokens.ts';
import { relateUnits } from './units.ts';

/** Numbers that make up the whole text: one, a range, a list, or a calculation. */
export interface Sequence {
  readonly kind: 'single' | 'range' | 'list' | 'formula';
  /** One; both ends; the members; the result of the calculation. */
  readonly quantities: readonly Quantity[];
  /** Factors of a calculation. */
  readonly factors: readonly Quantity[];
  readonly ambiguous: boolean;
  readonly notes: readonly string[];
  readonly change: Change | null;
  readonly base: string | null;
  readonly doubts: readonly Doubt[];
}

type Link = 'separator' | 'range' | 'times' | 'divide' | 'plus' | 'direct' | 'result';

/** Reads all tokens as numbers with what belongs to them; null when anything is left over. */
export function readSequence(tokens: readonly Token[]): Sequence | null {
  const first = readItem(tokens, 0);
  if (first === null) return null;
  const items: Item[] = [first];
  const links: Link[] = [];
  let at = first.next;
  while (at < tokens.length) {
    const link = readLink(tokens, at);
    if (link === null) return null;
    const item = readItem(tokens, link.next);
    if (item === null) return null;
    items.push(item);
    links.push(link.link);
    at = item.next;
  }
  return assemble(items, links, tokens);
}

function readLink(tokens: readonly Token[], at: number): { readonly link: Link; readonly next: number } | null {
  const token = tokens[at];
  switch (token?.kind) {
    case 'separator': {
      let next = at + 1;
      while (tokens[next]?.kind === 'separator' || (tokens[next]?.kind === 'word' && /^(且|并|及|和|与|并且|其中)$/.test(tokens[next]?.text ?? ''))) next += 1;
      return { link: 'separator', next };
    }
    case 'range': return { link: 'range', next: at + 1 };
    case 'times': return { link: 'times', next: at + 1 };
    case 'plus': return { link: 'plus', next: at + 1 };
    case 'slash': return { link: 'divide', next: at + 1 };
    case 'number': return { link: 'direct', next: at };
    case 'operator': {
      if (token.operator?.operator === '=') return { link: 'result', next: at + 1 };
      const variable = tokens[at + 1];
      const second = tokens[at + 2];
      // 80%≤x≤100%: the bound before the variable turns round and becomes that of the first number.
      if (variable?.kind === 'word' && second?.kind === 'operator') return { link: 'range', next: at + 3 };
      return { link: 'direct', next: at };
    }
    default: return null;
  }
}

function assemble(items: readonly Item[], links: readonly Link[], tokens: readonly Token[]): Sequence | null {
  const shared = {
    ambiguous: items.some((item) => item.ambiguous), notes: items.flatMap((item) => item.notes),
    change: items[0]?.change ?? null, base: items[0]?.base ?? null, doubts: items.flatMap((item) => item.doubts), factors: [],
  };
  const quantities = items.map((item) => item.quantity);
  if (links.length === 0) return { kind: 'single', quantities, ...shared };
  // 3次/120人 says two things; only a number without a unit divides.
  if (links.every((link) => link === 'divide') && apart(quantities)) return { kind: 'list', quantities, ...shared };
  if (links.every((link) => link === 'times' || link === 'divide' || link === 'plus' || link === 'result')) return assembleFormula(quantities, links, shared, tokens);
  if (quantities.length === 2 && items[1]?.labelled === false && (links[0] === 'range' || bounds(quantities))) {
    const ends = oneSided(quantities) && links[0] === 'range' ? null : rangeEnds(quantities);
    return ends === null ? null : { kind: 'range', quantities: ends, ...shared };
  }
  if (items.some((item) => item.labelled)) return null;
  if (links.every((link) => link === 'separator') || (links.every((link) => link === 'direct') && apart(quantities))) return { kind: 'list', quantities, ...shared };
  return null;
}

/** Each counts something else: 3批36人次; 2小时30分 is one quantity. */
function apart(quantities: readonly Quantity[]): boolean {
  const kinds = quantities.map(({ unit }) => (unit === null || unit.per.length > 0 || TIMES.has(unit.measure?.dimension ?? '') || unit.measure?.dimension === 'money' ? null : (unit.measure?.name ?? null)));
  return !kinds.includes(null) && new Set(kinds).size === kinds.length && quantities.slice(1).every((quantity) => !quantity.explicit);
}

const TIMES: ReadonlySet<string> = new Set(['months', 'days', 'workdays', 'hours', 'minutes', 'weeks', 'points', 'length', 'weight', 'ratio']);

/** <3%~5%, 3-5天内: one bound for two ends says neither. */
function oneSided(quantities: readonly Quantity[]): boolean {
  const signs = quantities.map((quantity) => (quantity.explicit && quantity.operator !== '=' ? quantity.operator.charAt(0) : ''));
  return signs.some((sign) => sign !== '') && new Set(signs).size > 1 && !(signs.includes('>') && signs.includes('<'));
}

/** One lower and one upper bound: ≥80%且≤100%. */
function bounds(quantities: readonly Quantity[]): boolean {
  const signs = quantities.map((quantity) => (quantity.explicit ? quantity.operator.charAt(0) : ''));
  return signs.includes('>') && signs.includes('<');
}

/** Both ends in order, in one unit; null when they measure different things. */
function rangeEnds(quantities: readonly Quantity[]): readonly Quantity[] | null {
  const [a, b] = quantities;
  if (a === undefined || b === undefined) return null;
  const unit = b.unit ?? a.unit;
  if (a.unit !== null && b.unit !== null && relateUnits(a.unit, b.unit) === 'different') return null;
  // 3-5万元: the unit behind the second number is that of both.
  const first = { ...a, unit: a.unit ?? unit };
  const second = { ...b, unit };
  return compare(measured(first), measured(second)) <= 0 ? [first, second] : [second, first];
}

function assembleFormula(
  quantities: readonly Quantity[], links: readonly Link[], shared: Omit<Sequence, 'kind' | 'quantities' | 'factors'>, tokens: readonly Token[],
): Sequence | null {
  const stated = links.at(-1) === 'result' ? quantities.at(-1) : undefined;
  const terms = stated === undefined ? quantities : quantities.slice(0, -1);
  const between = stated === undefined ? links : links.slice(0, -1);
  const first = terms[0];
  if (first === undefined || between.includes('result') || terms.length < 2) return null;
  // 26/27 counts done of due, or is a day: no sum to be worked out.
  if (between.includes('divide') && terms.every((term) => term.unit === null)) return null;
  const value = calculate(terms, between);
  if (value === null) return null;
  const unit = terms.find((term) => term.unit?.measure?.dimension === 'money')?.unit ?? terms.find((term) => term.unit !== null && term.unit.measure?.dimension !== 'ratio')?.unit ?? null;
  const plain = unit === null || unit.per.length === 0 || links[0] === 'plus' ? unit : { ...unit, text: unit.text.split('/')[0] ?? '', per: [], truncated: false };
  const doubts = [...shared.doubts];
  const sign = tokens[0];
  if (stated !== undefined && sign !== undefined && !equal(measured(stated), measured({ value, unit: plain }))) doubts.push(doubt('badNumber', sign, `算式与所列结果“${stated.text}”不等`));
  const quantity: Quantity = { ...first, value, digits: '', unit: plain, text: terms.map((term) => term.text).join('*') };
  return { kind: 'formula', quantities: [quantity], ...shared, factors: terms, doubts };
}

/** × and ÷ before +; a percentage counts as its hundredth. */
function calculate(terms: readonly Quantity[], links: readonly Link[]): Rational | null {
  const plain = (quantity: Quantity): Rational => (quantity.unit?.measure?.dimension === 'ratio' ? multiply(quantity.value, quantity.unit.factor) : quantity.value);
  let total: Rational | null = null;
  let product: Rational | null = null;
  for (const [index, term] of terms.entries()) {
    const link = index === 0 ? 'plus' : links[index - 1];
    if (link === 'plus') {
      if (product !== null) total = total === null ? product : add(total, product);
      product = plain(term);
    } else if (product !== null && link === 'times') product = multiply(product, plain(term));
    else if (product !== null && link === 'divide' && term.value.n !== 0n) product = divide(product, plain(term));
    else return null;
  }
  return product === null ? total : total === null ? product : add(total, product);
}

/** The value in the base of its dimension. */
export function measured(quantity: Pick<Quantity, 'value' | 'unit'>): Rational {
  return quantity.unit === null ? quantity.value : multiply(quantity.value, quantity.unit.factor);
}
