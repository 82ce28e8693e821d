import type { Classification } from '../classification/classification.ts';
import { labelKey } from '../importing/normalise.ts';
import { EconomicHeads } from './economicHeads.ts';
import type { SourceMapping } from './mapping.ts';

/** What a year's codes are called, made ready once for all tables of a workbook. */
export interface Vocabulary {
  readonly mapping: SourceMapping;
  readonly year: number;
  readonly economic: EconomicHeads;
  /** Names of classes (类) → codes, of the year and its neighbours, with the words that older forms print for them. */
  classNames(dimension: 'function' | 'economic'): ReadonlyMap<string, string>;
}

export function vocabularyOf(mapping: SourceMapping, classification: Classification, year: number): Vocabulary {
  const classes = new Map<string, ReadonlyMap<string, string>>();
  return {
    mapping, year, economic: new EconomicHeads(classification, year, mapping),
    classNames: (dimension) => {
      const known = classes.get(dimension) ?? classNamesOf(classification, dimension, year, mapping);
      classes.set(dimension, known);
      return known;
    },
  };
}

function classNamesOf(classification: Classification, dimension: 'function' | 'economic', year: number, mapping: SourceMapping): ReadonlyMap<string, string> {
  const names = new Map<string, string>();
  const groups = new Map<number, string>();
  for (const near of [year - 1, year + 1, year]) for (const code of classification.codes(dimension, near)) {
    if (code.length !== 3) continue;
    for (const name of classification.namesOf(dimension, code, near)) {
      names.set(labelKey(name), code);
      for (const group of mapping.words.sameRows.get(labelKey(name)) ?? []) groups.set(group, code);
    }
  }
  for (const [label, own] of mapping.words.sameRows) {
    const code = own.map((group) => groups.get(group)).find((found) => found !== undefined);
    if (code !== undefined && !names.has(label)) names.set(label, code);
  }
  return names;
}
