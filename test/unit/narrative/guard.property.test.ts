import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { composeNarrative, sectionText } from '../../../shared/narrative/compose.ts';
import { guardContexts } from '../../../shared/narrative/guard/bookContext.ts';
import { guardText } from '../../../shared/narrative/guard/guardText.ts';
import { GROWING_BUREAU, NAMES, packOf } from './books.ts';
import { randomBook, randomRecords } from './randomBooks.ts';
import { stubFigures } from './stubFigures.ts';
import { runs } from '../runs.ts';

describe('the number guard over generated text', () => {
  it('raises nothing, whatever the figures and the pack are', () => {
    fc.assert(fc.property(randomBook, fc.option(randomRecords, { nil: {} }), ({ id, facts }, records) => {
      const input = { figures: stubFigures(facts, { year: id.endsWith('2019') ? 2019 : 2024, names: NAMES }), pack: packOf(id), department: '示例县某局', units: ['示例县某局本级', '示例县某中心'], records };
      const contextOf = guardContexts(input);
      for (const section of composeNarrative(input).parts.flatMap((part) => part.sections)) {
        const text = sectionText(section);
        const raised = guardText(text, contextOf(section.id)).map((finding) => `${section.id}: ${text.slice(Math.max(0, finding.from - 40), finding.from)}【${text.slice(finding.from, finding.to)}】 ${finding.message}`);
        expect(raised).toEqual([]);
      }
    }), { seed: 20240731, numRuns: runs(20) });
  });

  it('reads any text without throwing, with places inside it, and a long one in bounded time', { timeout: 30_000 }, () => {
    const input = { figures: stubFigures(GROWING_BUREAU, { year: 2024, names: NAMES }), pack: packOf('jiangxi-2024'), department: '示例县某局' };
    const context = guardContexts(input)('income');
    const piece = fc.constantFrom('收入总计', '行政运行（项）', '卫生健康支出（类）', '7836.48', '９９', '万元', '%', '年', '2024', '年度', '，', '。', '（', '）', '增长', '占', '-', '..', '主要原因是', '减少', '三', '辆', '\n', '局', '1', 'X', '_');
    fc.assert(fc.property(fc.oneof(fc.array(piece, { maxLength: 60 }).map((pieces) => pieces.join('')), fc.string({ unit: 'binary' })), (text) => {
      for (const { from, to } of guardText(text, context)) expect(from >= 0 && from < to && to <= text.length).toBe(true);
    }), { seed: 91, numRuns: runs(50) });
    const start = performance.now();
    guardText('一般公共预算财政拨款支出的情况'.repeat(500) + '收入总计7836.48万元，增长130.35%；'.repeat(100), context);
    expect(performance.now() - start).toBeLessThan(10_000);
  });
});
