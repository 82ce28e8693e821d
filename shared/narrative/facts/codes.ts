import type { Filter } from '../../ledger/fact.ts';
import type { Ask } from '../ask.ts';
import { type AmountFact, FactList } from '../fact.ts';
import type { Label } from '../opaque.ts';

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

/** One amount a code; codes without amount and budget are left out. Codes of one name (行政运行 under several 款) say where they belong. */
export function codeList(ask: Ask, id: string, dimension: CodeDimension, codes: readonly string[], filter: Filter, extras: { readonly whole?: Filter; readonly budget?: Filter } = {}): FactList<AmountFact> {
  const factOf = (code: string, label: Label): AmountFact => ask.amount({ ...filter, [dimension]: code }, label, {
    ...(extras.whole && { whole: extras.whole }),
    ...(extras.budget && { budget: { ...extras.budget, [dimension]: code } }),
  });
  const facts = codes.map((code) => ({ code, fact: factOf(code, ask.codeLabel(dimension, code)) })).filter(({ fact }) => !fact.zero || fact.budget?.zero === false);
  const alike = Map.groupBy(facts, ({ fact }) => fact.label.text);
  return new FactList(id, facts.map(({ code, fact }) => ((alike.get(fact.label.text)?.length ?? 0) > 1 ? factOf(code, belonging(ask, dimension, code)) : fact)));
}

/** The name of a code with that of the one above it: 行政运行（审计事务）. */
function belonging(ask: Ask, dimension: CodeDimension, code: string): Label {
  const label = ask.codeLabel(dimension, code);
  const above = code.slice(0, -2);
  return above.length < 3 ? label : { ...label, text: `${label.text}（${ask.codeLabel(dimension, above).text}）` };
}
