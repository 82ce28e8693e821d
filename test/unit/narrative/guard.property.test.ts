import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { composeNarrative, sectionText } from '../../../shared/narrative/compose.ts';
import { guardContexts } from '../../../shared/narrative/guard/bookContext.ts';
import { guardText } from '../../../shared/narrative/guard/guardText.ts';
import { NAMES, packOf } from './books.ts';
import { randomBook } from './randomBooks.ts';
import { stubFigures } from './stubFigures.ts';

describe('the number guard over generated text', () => {
  it('raises nothing, whatever the figures and the pack are', () => {
    fc.assert(fc.property(randomBook, ({ id, facts }) => {
      const input = { figures: stubFigures(facts, { year: id.endsWith('2019') ? 2019 : 2024, names: NAMES }), pack: packOf(id), department: '示例县某局', units: ['示例县某局本级', '示例县某中心'] };
      const contextOf = guardContexts(input);
      for (const section of composeNarrative(input).parts.flatMap((part) => part.sections)) {
        const text = sectionText(section);
        const raised = guardText(text, contextOf(section.id)).map((finding) => `${section.id}: ${text.slice(Math.max(0, finding.from - 40), finding.from)}【${text.slice(finding.from, finding.to)}】 ${finding.message}`);
        expect(raised).toEqual([]);
      }
    }), { seed: 20240731, numRuns: 50 });
  });
});
