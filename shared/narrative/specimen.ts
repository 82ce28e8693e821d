import type { Filter } from '../ledger/fact.ts';
import { fen } from '../money/fen.ts';
import type { Figures } from '../statement/figures.ts';
import type { EventRecord, NamedAmount, NarrativeRecords } from './records.ts';

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

const EVENT: EventRecord = { date: '日期', purpose: '事项', amount: fen(SPECIMEN_FEN), persons: 1 };

const NAMED: NamedAmount = { name: '名称', amount: fen(SPECIMEN_FEN) };

/** Records with one of everything. */
export const SPECIMEN_RECORDS: NarrativeRecords = {
  performance: { projects: 1, amount: fen(SPECIMEN_FEN), grades: [{ name: '优', count: 1 }], wholeGrade: '优', wholeScore: '得分', results: [{ name: '项目', budget: fen(SPECIMEN_FEN), executed: fen(SPECIMEN_FEN), score: '得分', grade: '优' }], listedElsewhere: { projects: 1, amount: fen(SPECIMEN_FEN) } },
  receptions: [EVENT], meetings: [EVENT], trainings: [EVENT], festivals: [EVENT],
  vehicles: [{ name: '轿车', count: 1 }], transfers: [NAMED], specialFunds: [NAMED], departmentReviews: [NAMED], financeReviews: [NAMED],
};
