import { describe, expect, it } from 'vitest';
import type { Fact } from '../../../shared/ledger/fact.ts';
import { composeNarrative, sectionText } from '../../../shared/narrative/compose.ts';
import { evaluateBook } from '../../../shared/statement/evaluate.ts';
import type { Figures } from '../../../shared/statement/figures.ts';
import { GROWING_BUREAU, NAMES, NEW_BUREAU, PACK_IDS, packOf } from './books.ts';
import { type StubFact, quantityOf, stubFigures } from './stubFigures.ts';

const toFact = ({ measure, value, period, ...dimensions }: StubFact): Fact =>
  ({ period: period ?? 'current', unit: '本级', measure, dimensions, quantity: quantityOf(value), quantityKind: typeof value === 'number' ? 'count' : 'fen' });

describe('over the evaluator of the statements', () => {
  it.each(PACK_IDS)('%s prints what it prints over hand-made figures', (id) => {
    for (const facts of [NEW_BUREAU, GROWING_BUREAU]) {
      const pack = packOf(id);
      const prose = (figures: Figures): string => composeNarrative({ figures, pack, department: '某局' }).parts.flatMap((part) => part.sections).map(sectionText).join('\n');
      const book = evaluateBook({ year: 2024, facts: facts.map(toFact), approved: [], statements: pack.statements, names: { nameOf: (_dimension, code) => NAMES[code] ?? `科目${code}` } });
      expect(prose(book)).toBe(prose(stubFigures(facts, { year: 2024, names: NAMES })));
    }
  });
});
