import type { Filter } from '../../ledger/fact.ts';
import type { Ask } from '../ask.ts';
import { type AmountFact, FactList } from '../fact.ts';

type CodeDimension = 'function' | 'economic';

/** Codes under the filters that no finer code lies under, in code order: one row for every 项 (or coarser fact). */
export function leafCodes(ask: Ask, dimension: CodeDimension, filters: readonly Filter[]): string[] {
  const codes = allCodes(ask, dimension, filters);
  return codes.filter((code) => !codes.some((other) => other !== code && other.startsWith(code)));
}

/** 类 that occur under the filters. */
export function classCodes(ask: Ask, dimension: CodeDimension, filters: readonly Filter[]): string[] {
  return [...new Set(allCodes(ask, dimension, filters).map((code) => code.slice(0, 3)))];
}

function allCodes(ask: Ask, dimension: CodeDimension, filters: readonly Filter[]): string[] {
  return [...new Set(filters.flatMap((filter) => ask.figures.valuesOf(dimension, filter)))].sort();
}

/** One amount a code; codes without amount and budget are left out. */
export function codeList(ask: Ask, id: string, dimension: CodeDimension, codes: readonly string[], filter: Filter, extras: { readonly whole?: Filter; readonly budget?: Filter } = {}): FactList<AmountFact> {
  const facts = codes.map((code) => ask.amount({ ...filter, [dimension]: code }, ask.codeLabel(dimension, code), {
    ...(extras.whole && { whole: extras.whole }),
    ...(extras.budget && { budget: { ...extras.budget, [dimension]: code } }),
  }));
  return new FactList(id, facts.filter((fact) => !fact.zero || fact.budget?.zero === false));
}
