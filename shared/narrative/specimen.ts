import type { Filter } from '../ledger/fact.ts';
import type { Figures } from '../statement/figures.ts';

/** A quantity that is neither zero nor the same everywhere is not needed: while exploring, only the kinds of facts count. */
const SPECIMEN_FEN = 1_000_000;

const CODES: Readonly<Record<'function' | 'economic' | 'project', readonly string[]>> = {
  function: ['2010101', '2080501'], economic: ['30101', '30201', '30301', '31001'], project: ['P'],
};

/** Figures of a bureau that has something everywhere, so that every list of a template has an item when a pack is checked. */
export const SPECIMEN_FIGURES: Figures = {
  year: 2000,
  hasPrevious: true,
  quantity: () => SPECIMEN_FEN,
  valuesOf: (dimension, filter: Filter) => {
    const wanted = filter[dimension];
    const prefixes = wanted === undefined ? undefined : typeof wanted === 'string' ? [wanted] : wanted;
    return CODES[dimension].filter((code) => prefixes === undefined || prefixes.some((prefix) => code.startsWith(prefix)));
  },
  nameOf: (_dimension, code) => `科目${code}`,
};
