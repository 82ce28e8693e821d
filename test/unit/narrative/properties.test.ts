import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Block, Span } from '../../../shared/booklet/model.ts';
import { signature } from '../../../shared/ledger/fact.ts';
import { fen } from '../../../shared/money/fen.ts';
import { formatFen } from '../../../shared/money/format.ts';
import { type Narrative, composeNarrative } from '../../../shared/narrative/compose.ts';
import type { Figures } from '../../../shared/statement/figures.ts';
import { NAMES, packOf } from './books.ts';
import { randomBook } from './randomBooks.ts';
import { stubFigures } from './stubFigures.ts';
import { runs } from '../runs.ts';

const WAN = { unit: '万元', decimals: 2 } as const;

/** Figures that remember every quantity they were asked for by its signature. */
function remembered(figures: Figures): { readonly figures: Figures; readonly asked: Map<string, number> } {
  const asked = new Map<string, number>();
  return {
    asked,
    figures: { ...figures, quantity: (filter, at = 'current') => {
      const value = figures.quantity(filter, at);
      if (at === 'current') asked.set(signature(filter), value ?? 0);
      return value;
    } },
  };
}

function spansOf(narrative: Narrative): Span[] {
  const ofBlock = (block: Block): readonly Span[] => (block.kind === 'paragraph' ? block.spans : block.kind === 'heading' ? [{ text: block.text }] : []);
  return narrative.parts.flatMap((part) => part.sections).flatMap((section) => section.blocks).flatMap(ofBlock);
}

function eachBook(check: (narrative: Narrative, asked: ReadonlyMap<string, number>) => void): void {
  fc.assert(fc.property(randomBook, ({ id, facts }) => {
    const { figures, asked } = remembered(stubFigures(facts, { year: id.endsWith('2019') ? 2019 : 2024, names: NAMES }));
    check(composeNarrative({ figures, pack: packOf(id), department: '示例县某局' }), asked);
  }), { seed: 731, numRuns: runs(40) });
}

describe('whatever the figures are', () => {
  it('every shipped pack prints prose in which each number has a source and nothing is left open', () => {
    eachBook((narrative) => {
      const spans = spansOf(narrative);
      const plain = spans.filter((span) => span.source === undefined && !/^\d+\./.test(span.text)).map((span) => span.text).join('\n');
      expect(plain).not.toMatch(/\p{N}/u);
      const prose = spans.map((span) => span.text).join('');
      expect(prose).not.toMatch(/此处|补充|NaN|undefined|null|Infinity|XX|……|，，|。。|、、|，。|；。|：。|；；|主要原因是。/);
    });
  });

  it('every printed amount is the quantity that its address names', () => {
    eachBook((narrative, asked) => {
      for (const { text, source } of spansOf(narrative)) {
        if (source === undefined || !/^(income|expenditure|economic|budget|line|resources|applications|carriedIn|closing|surplus)/.test(source) || !text.endsWith('万元')) continue;
        expect([source, text]).toEqual([source, `${formatFen(fen(asked.get(source) ?? Number.NaN), WAN)}万元`]);
      }
    });
  });

  it('the shares of one breakdown add up to the whole within their rounding', () => {
    eachBook((narrative, asked) => {
      for (const id of ['income', 'expenditure']) {
        const shares = spansOf({ ...narrative, parts: narrative.parts.map((part) => ({ ...part, sections: part.sections.filter((section) => section.id === id) })) })
          .filter((span) => span.source?.startsWith(`share:${id}|`) && span.source.endsWith(`/${id}`));
        const parts = shares.reduce((sum, span) => sum + (asked.get(span.source?.slice('share:'.length, -id.length - 1) ?? '') ?? Number.NaN), 0);
        const whole = asked.get(id) ?? 0;
        const printed = shares.reduce((sum, span) => sum + (span.text.startsWith('不足') ? 0 : Number(span.text.replace('%', ''))), 0);
        if (shares.length > 0) expect(Math.abs(printed - (100 * parts) / whole)).toBeLessThanOrEqual(0.005 * shares.length + 1e-6 * Math.abs(printed));
      }
    });
  });

  it('growth is printed only with 增长 or 下降 and never with a minus sign', () => {
    eachBook((narrative) => {
      for (const { text, source } of spansOf(narrative)) {
        if (source?.startsWith('growth:')) expect(text).toMatch(/^(增长|下降)\d+\.\d{2}%$/);
        if (source?.startsWith('change:')) expect(text).toMatch(/^(增加|减少)\d+\.\d{2}(?:万元$|元$)/);
        if (source?.startsWith('rate:') || source?.startsWith('share:')) expect(text).toMatch(/^(?:-?\d+\.\d{2}|不足0\.01)%$/);
      }
    });
  });
});
