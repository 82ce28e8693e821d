import { type Filter, FISCAL_FUNDS, signature } from '../../ledger/fact.ts';
import type { Figures } from '../../statement/figures.ts';
import { AmountFact, ChangeFact, CountFact, FactList, RateFact, ShareFact } from '../fact.ts';
import { EventFact, ResultFact } from '../facts/records.ts';
import { Opaque } from '../opaque.ts';
import type { KnownCode, KnownFigure } from './finding.ts';

/** Every figure that stands behind the facts of a book, and the amounts of each 科目 at each level. */
export function knownFigures(facts: object, figures: Figures, codes: readonly KnownCode[]): KnownFigure[] {
  const found: KnownFigure[] = [];
  collect(facts, found);
  found.push(...codeFigures(figures, codes));
  const seen = new Set<string>();
  return found.filter((figure) => {
    const key = `${figure.kind}|${figure.source}|${figure.label}|${figure.kind === 'amount' ? figure.fen : ''}`;
    if (seen.has(key)) return false;
    seen.add(key);
    return true;
  });
}

function collect(value: unknown, into: KnownFigure[]): void {
  if (value instanceof AmountFact) into.push(...ofAmount(value));
  else if (value instanceof CountFact) { if (value.known) into.push(ofCount(value)); }
  else if (value instanceof FactList) {
    into.push(ofCount(value.total));
    for (const fact of value.facts) collect(fact, into);
  } else if (value instanceof EventFact || value instanceof ResultFact || (typeof value === 'object' && value !== null && !(value instanceof Opaque))) {
    for (const part of Object.values(value)) collect(part, into);
  }
}

function ofCount(fact: CountFact): KnownFigure {
  return { kind: 'count', count: fact.count, unit: fact.unit, label: fact.label.text, source: fact.source };
}

function ofAmount(fact: AmountFact): KnownFigure[] {
  const label = fact.label.text;
  const own: KnownFigure[] = [{ kind: 'amount', fen: fact.fen, label, source: fact.source }];
  if (fact.budget) own.push({ kind: 'amount', fen: fact.budget.fen, label, source: fact.budget.source });
  if (fact.share) own.push(ofShare(fact.share, label));
  if (fact.change) own.push(...ofComparison(fact.change, label));
  if (fact.completion) own.push(...ofComparison(fact.completion, label));
  return own;
}

function ofShare(share: ShareFact, label: string): KnownFigure {
  return { kind: 'percent', part: share.part, whole: share.whole, label, source: share.source };
}

/** The difference, its rate, the base, and the whole against the base (完成率). */
function ofComparison(fact: ChangeFact | RateFact, label: string): KnownFigure[] {
  const { difference, base, current } = fact.comparison;
  if (base === null) return [];
  const direction = difference < 0 ? 'down' : 'up';
  const turn = difference === 0 ? {} : { direction } as const;
  return [
    { kind: 'amount', fen: Math.abs(difference), label, source: `change:${fact.signature}`, ...turn },
    { kind: 'amount', fen: base, label, source: `base:${fact.signature}` },
    ...(base > 0 ? [
      { kind: 'percent', part: Math.abs(difference), whole: base, label, source: `growth:${fact.signature}`, ...turn } as const,
      ...(fact instanceof RateFact ? [{ kind: 'percent', part: current, whole: base, label, source: `rate:${fact.signature}` } as const] : []),
    ] : []),
  ];
}

/** 科目 of the book at every level, with those of the economic classification. */
export function knownCodes(figures: Figures): KnownCode[] {
  const levels = { function: [3, 5, 7], economic: [3, 5] } as const;
  const filters: Readonly<Record<keyof typeof levels, readonly Filter[]>> = {
    function: [{ measure: 'expenditure' }, { measure: 'income' }, { measure: 'budget', stage: 'initial' }, { measure: 'budget', stage: 'adjusted' }],
    economic: [{ measure: 'economic' }],
  };
  return (['function', 'economic'] as const).flatMap((dimension) => {
    const codes = filters[dimension].flatMap((filter) => [...figures.valuesOf(dimension, filter), ...figures.valuesOf(dimension, filter, 'previous')]);
    const all = new Set(codes.flatMap((code) => levels[dimension].filter((digits) => digits <= code.length).map((digits) => code.slice(0, digits))));
    return [...all].sort().map((code) => ({ dimension, code, name: figures.nameOf(dimension, code) }));
  });
}

function codeFigures(figures: Figures, codes: readonly KnownCode[]): KnownFigure[] {
  return codes.flatMap(({ dimension, code, name }) => {
    const filters: Filter[] = dimension === 'economic' ? [{ measure: 'economic', fund: 'general', nature: 'basic', economic: code }] : [
      { measure: 'expenditure', function: code }, { measure: 'income', function: code },
      ...FISCAL_FUNDS.flatMap((fund): Filter[] => [{ measure: 'expenditure', fund, function: code }, { measure: 'expenditure', fund, nature: 'basic', function: code }, { measure: 'expenditure', fund, nature: 'project', function: code }]),
    ];
    return filters.flatMap((filter): KnownFigure[] => {
      const fen = figures.quantity(filter);
      return fen === null ? [] : [{ kind: 'amount', fen, label: name, source: signature(filter) }];
    });
  });
}
