import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { evaluateExpression } from '../../../shared/money/expression.ts';
import { SEED } from '../seed.ts';

const fenOf = (text: string, unit: '元' | '万元' = '元'): number | string => {
  const result = evaluateExpression(text, unit);
  return result.kind === 'amount' ? result.value : result.sentence;
};

describe('typed sums', () => {
  it.each([
    ['=120+35.6', 15_560], ['=(8-3)*1.2/4', 150], ['=-5+10', 500], ['=2*-3', -600], ['=1/3', 33], ['=2/3', 67], ['=50%*8', 400], ['=.5+1.', 150], ['=1,234.5+0.5', 123_500],
  ])('%s', (text, expected) => expect(fenOf(text)).toBe(expected));

  it('takes full-width signs as a Chinese input method gives them', () => expect(fenOf('＝１２０＋（３５．６－５．６）×２÷４')).toBe(13_500));
  it('reads the figures in the unit shown and rounds once, to the fen', () => {
    expect(fenOf('=0.1+0.2', '万元')).toBe(300_000);
    expect(fenOf('=100/3*3', '万元')).toBe(100_000_000);
  });

  it.each(['=', '=1+', '=(1', '=1)', '=1..2', '=alert(1)', '=A1+2', '=1/0', '=1/(2-2)', `=${'('.repeat(100)}1${')'.repeat(100)}`, `=${'9'.repeat(15)}*${'9'.repeat(15)}`, `=${'1+'.repeat(500)}1`])('refuses %s with a sentence', (text) => {
    expect(evaluateExpression(text, '元')).toMatchObject({ kind: 'bad', sentence: expect.stringContaining('不能计算') as string });
  });

  it('adds decimals exactly', () => {
    const cents = fc.integer({ min: 0, max: 10_000_000 });
    fc.assert(fc.property(fc.array(cents, { minLength: 1, maxLength: 8 }), (amounts) => {
      const text = `=${amounts.map((amount) => (amount / 100).toFixed(2)).join('+')}`;
      expect(fenOf(text)).toBe(amounts.reduce((sum, amount) => sum + amount, 0));
    }), { seed: SEED });
  });

  it('never throws, whatever is typed', () => {
    const signs = fc.string({ unit: fc.constantFrom(...'0123456789.+-*/()=%, ×÷（）．万e'), maxLength: 40 });
    fc.assert(fc.property(signs, (text) => { evaluateExpression(text, '万元'); }), { seed: SEED });
  });
});
