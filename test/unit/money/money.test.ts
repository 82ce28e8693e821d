import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { EXACT_DECIMALS, type MoneyUnit, divideHalfUp, fen, fenPerDigit, quotientHalfUp, roundFen, sumFen } from '../../../shared/money/fen.ts';
import { formatFen } from '../../../shared/money/format.ts';
import { decimalToFen, numberCellText, parseDecimal, parseFen } from '../../../shared/money/parse.ts';
import { growthOf, percentOf } from '../../../shared/money/ratio.ts';
import { SEED } from '../seed.ts';

const units: MoneyUnit[] = ['元', '千元', '万元'];
const anyFen = fc.integer({ min: -(10 ** 14), max: 10 ** 14 }).map(fen);

describe('parsing and formatting of money', () => {
  it('parse ∘ format is the identity in every unit with enough decimals', () => {
    fc.assert(fc.property(anyFen, fc.constantFrom(...units), fc.boolean(), (value, unit, grouping) => {
      expect(parseFen(formatFen(value, { unit, decimals: EXACT_DECIMALS[unit], grouping }), unit)).toBe(value);
    }), { seed: SEED });
  });

  it('format ∘ parse keeps a figure as printed', () => {
    for (const text of ['7836.48', '0.48', '-12.30', '0.00']) expect(formatFen(parseFen(text, '万元') ?? fen(1), { unit: '万元', decimals: 2 })).toBe(text);
  });

  it.each([
    ['7, 836. 48', 7836.48], ['１２，３４５．６０', 12345.6], ['￥1,000', 1000], ['（1.23）', -1.23], ['(1.23)', -1.23], ['1.23-', -1.23], ['-5', -5],
    ['12.', 12], ['.5', 0.5], ['1,234,567.89', 1234567.89], ['3.5万元', 3.5], ['　8.00 ', 8], ['1.5E3', 1500], ['+7', 7],
  ])('reads %s', (text, value) => {
    const parsed = parseDecimal(text);
    expect(parsed.kind === 'number' && Number(parsed.value.scaled) / 10 ** parsed.value.decimals).toBe(value);
  });

  it.each(['85..54', '7.836.48', '1,23', '12a', 'abc', '1 000,5,', '#DIV/0!', '--5-x', '1e999'])('refuses %s', (text) => {
    expect(parseDecimal(text)).toEqual({ kind: 'bad', text });
  });

  it('rounds numbers as it rounds big integers', () => {
    fc.assert(fc.property(fc.maxSafeInteger(), fc.integer({ min: 1, max: 10 ** 9 }), (numerator, denominator) => {
      expect(quotientHalfUp(numerator, denominator)).toBe(Number(divideHalfUp(BigInt(numerator), BigInt(denominator))));
    }), { seed: SEED });
    expect([quotientHalfUp(5, 10), quotientHalfUp(-5, 10), quotientHalfUp(-4, 10)]).toEqual([1, -1, 0]);
  });

  it('tells blank, dash and zero apart', () => {
    expect(parseDecimal('  ').kind).toBe('blank');
    for (const dash of ['-', '—', '——', '－', '/']) expect(parseDecimal(dash).kind).toBe('dash');
    expect(parseDecimal('0.00').kind).toBe('number');
  });

  it('says when digits below one fen were rounded', () => {
    const parsed = parseDecimal('7836.4803455');
    expect(parsed.kind === 'number' && decimalToFen(parsed.value, '万元')).toEqual({ fen: 7836480346, exact: false });
  });

  it('takes no figure for an amount that no bureau can have', () => {
    expect(parseFen('9999999999.999999', '万元')).toBeNull();
    expect(parseFen('999999999999.99', '元')).toBe(99_999_999_999_999);
  });

  it('never throws and never invents a number', () => {
    fc.assert(fc.property(fc.string(), (text) => {
      const parsed = parseDecimal(text);
      if (parsed.kind === 'number') expect(/[0-9０-９]/.test(text)).toBe(true);
    }), { seed: SEED, numRuns: 2000 });
  });

  it('reads a formula result without the noise of binary fractions', () => {
    expect(numberCellText(357.19 + 59.08)).toBe('416.27');
    expect(numberCellText(0.1 + 0.2)).toBe('0.3');
    expect(numberCellText(123456789.12)).toBe('123456789.12');
  });
});

describe('rounding', () => {
  it('is half-up by magnitude', () => {
    expect(divideHalfUp(5n, 10n)).toBe(1n);
    expect(divideHalfUp(-5n, 10n)).toBe(-1n);
    expect(divideHalfUp(4n, 10n)).toBe(0n);
    expect(formatFen(fen(1_005_000), { unit: '万元', decimals: 2 })).toBe('1.01');
    expect(formatFen(fen(-4_999), { unit: '万元', decimals: 2 })).toBe('0.00');
  });

  it('moves a value by at most half a digit, and is stable', () => {
    fc.assert(fc.property(anyFen, fc.constantFrom(...units), fc.integer({ min: 0, max: 6 }), (value, unit, decimals) => {
      const rounded = roundFen(value, unit, decimals);
      expect(Math.abs(rounded - value) * 2).toBeLessThanOrEqual(fenPerDigit(unit, decimals));
      expect(roundFen(rounded, unit, decimals)).toBe(rounded);
    }), { seed: SEED });
  });

  it('sums exactly where floats would not', () => {
    expect(sumFen([10, 20, 30].map((value) => fen(value)))).toBe(60);
    expect(() => fen(0.5)).toThrow(RangeError);
  });
});

describe('shares and growth', () => {
  it('has no rate over nothing', () => {
    expect(percentOf(5, 0)).toBeNull();
    expect(growthOf(5, 0)).toBeNull();
  });

  it('gives the printed shares of real tables', () => {
    expect(percentOf(35719, 783648)).toBe('4.56');
    expect(growthOf(783648, 340204)).toBe('130.35');
    expect(growthOf(95, 100)).toBe('-5.00');
  });
});
