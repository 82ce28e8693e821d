import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { compare, exceeds } from '../../../shared/narrative/comparison.ts';

const FORMAT = { unit: '万元', decimals: 2 } as const;
const wan = (value: number): number => Math.round(value * 1_000_000);

describe('how an amount stands to its base', () => {
  it.each([
    ['no last year', wan(5), null, 'unknown', null],
    ['zero base', wan(5), 0, 'zeroBase', null],
    ['nothing in both years', 0, 0, 'level', null],
    ['the same', wan(5), wan(5), 'level', '0.00'],
    ['30 元 more of 5 万元', wan(5) + 3_000, wan(5), 'steady', '0.06'],
    ['1 万元 more of 10 亿元', wan(100_001), wan(100_000), 'steady', '0.00'],
    ['up', wan(7836.48), wan(3402.04), 'up', '130.35'],
    ['down', wan(95.65), wan(100), 'down', '-4.35'],
    ['down to nothing', 0, wan(100), 'down', '-100.00'],
    ['up from a negative base: no rate', wan(5), wan(-5), 'up', null],
    ['down into the negative: no rate', wan(-5), wan(5), 'down', null],
  ] as const)('%s', (_name, current, base, branch, growth) => {
    const comparison = compare(current, base, FORMAT);
    expect(comparison.branch).toBe(branch);
    expect(comparison.growth).toBe(growth);
  });

  it('has no completion rate for a zero budget and half-up two decimals otherwise', () => {
    expect(compare(wan(5), 0, FORMAT).rate).toBeNull();
    expect(compare(wan(3.64), wan(3.92), FORMAT).rate).toBe('92.86');
    expect(compare(200_01, 400_000_00, FORMAT).rate).toBe('0.05');
  });

  it('asks for a reason beyond the threshold, not at it, and always from a zero base', () => {
    expect(exceeds(compare(wan(110), wan(100), FORMAT), 10)).toBe(false);
    expect(exceeds(compare(wan(110.01), wan(100), FORMAT), 10)).toBe(true);
    expect(exceeds(compare(wan(89.99), wan(100), FORMAT), 10)).toBe(true);
    expect(exceeds(compare(wan(0.01), 0, FORMAT), 10)).toBe(true);
    expect(exceeds(compare(wan(5), null, FORMAT), 10)).toBe(false);
  });

  it('has exactly one branch and prints a rate only over a positive base and of no negative amount (property)', () => {
    const fen = fc.integer({ min: -(10 ** 12), max: 10 ** 12 });
    fc.assert(fc.property(fen, fc.option(fen), (current, base) => {
      const { branch, growth, rate, difference } = compare(current, base, FORMAT);
      expect(growth === null).toBe(base === null || base <= 0 || current < 0);
      expect(rate === null).toBe(growth === null);
      if (branch === 'up') expect(difference).toBeGreaterThan(0);
      if (branch === 'down') expect(difference).toBeLessThan(0);
      if (branch === 'level') expect(current).toBe(base);
    }), { seed: 20240 });
  });
});
