import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { columnName, planSums, sumExpression } from '../../../electron/workbook/sums.ts';
import { FEN_PER_UNIT } from '../../../shared/money/fen.ts';
import { amount, grid, minus, plus } from './grids.ts';

const AT = { firstRow: 4 };
const SEED = 7;

describe('a sum as an accountant writes it', () => {
  it('names a few cells one by one', () => {
    expect(sumExpression([plus(4, 2), plus(5, 2), minus(6, 2)], AT)).toBe('C8+C9-C10');
  });
  it('takes neighbours as a range, down and across', () => {
    expect(sumExpression([plus(4, 2), plus(5, 2), plus(6, 2)], AT)).toBe('SUM(C8:C10)');
    expect(sumExpression([plus(4, 2), plus(4, 3), plus(4, 4), plus(4, 5)], AT)).toBe('SUM(C8:F8)');
  });
  it('mixes ranges, single cells and what is subtracted', () => {
    expect(sumExpression([plus(4, 2), plus(5, 2), plus(6, 2), plus(9, 2), minus(11, 2), minus(12, 2), minus(13, 2)], AT)).toBe('SUM(C8:C10,C13)-SUM(C15:C17)');
  });
  it('does not take cells in descending order for a range', () => {
    expect(sumExpression([plus(6, 0), plus(5, 0), plus(4, 0)], AT)).toBe('A10+A9+A8');
  });
  it('keeps within the number of arguments that a spreadsheet takes', () => {
    const many = Array.from({ length: 450 }, (_, index) => plus(index * 2, 0));
    const parts = sumExpression(many, AT).split('+');
    expect(parts).toHaveLength(3);
    expect(Math.max(...parts.map((part) => part.split(',').length))).toBeLessThanOrEqual(255);
  });
  it('names columns beyond Z', () => {
    expect([0, 25, 26, 51, 52, 701, 702].map(columnName)).toEqual(['A', 'Z', 'AA', 'AZ', 'BA', 'ZZ', 'AAA']);
  });
});

describe('a formula stands only where it gives the printed value', () => {
  it('tells a tail from a figure that simply differs', () => {
    const remark = (total: number): unknown => {
      const sheet = grid([amount(0, 0, 1_000_000), amount(1, 0, 2_000_000), amount(2, 0, total, { sum: [plus(0, 0), plus(1, 0)] })]);
      return planSums(sheet, AT).get(sheet.cells[2] ?? amount(0, 0, 0));
    };
    expect(remark(3_000_000)).toEqual({ formula: 'A4+A5' });
    // Two addends and a total: half of 100 元 each.
    expect(remark(3_010_000)).toEqual({ remark: '尾差：按批复数列示' });
    expect(remark(3_020_000)).toEqual({ remark: '按批复数列示，与各分项之和不等' });
  });

  it('writes no formula that refers to itself', () => {
    const sheet = grid([amount(0, 0, 0, { sum: [plus(1, 0)] }), amount(1, 0, 0, { sum: [plus(2, 0)] }), amount(2, 0, 0, { sum: [plus(0, 0)] })]);
    expect([...planSums(sheet, AT).values()].filter((plan) => 'formula' in plan).length).toBeLessThan(3);
    const self = grid([amount(0, 0, 5, { sum: [plus(0, 0)] })]);
    expect(planSums(self, AT).size).toBe(0);
  });

  it('leaves what a person enters as a number', () => {
    const sheet = grid([amount(0, 0, 5), amount(1, 0, 5, { editable: true, sum: [plus(0, 0)] })]);
    expect(planSums(sheet, AT).size).toBe(0);
  });

  it('leaves a blank total blank when its parts are not', () => {
    const sheet = grid([amount(0, 0, 5), amount(1, 0, null, { sum: [plus(0, 0)] })]);
    expect(planSums(sheet, AT).size).toBe(0);
  });

  it(`shows the printed digits after recalculation in doubles (seed ${SEED})`, () => {
    fc.assert(fc.property(fc.array(fc.integer({ min: -5_000_000_000, max: 5_000_000_000 }), { minLength: 3, maxLength: 40 }), fc.boolean(), (values, tied) => {
      const addends = values.map((value) => value);
      // Move the last addend so that the total lies on a tie of two decimals in 万元.
      const rest = addends.reduce((sum, value) => sum + value, 0);
      if (tied) addends[0] = (addends[0] ?? 0) + (5_000 - (((rest % 10_000) + 10_000) % 10_000));
      const total = addends.reduce((sum, value) => sum + value, 0);
      const sheet = grid([...addends.map((value, index) => amount(index, 0, value)), amount(addends.length, 0, total, { sum: addends.map((_, index) => plus(index, 0)) })]);
      const plan = planSums(sheet, AT).get(sheet.cells[addends.length] ?? amount(0, 0, 0));
      expect(plan).toHaveProperty('formula');
      const formula = plan && 'formula' in plan ? plan.formula : '';
      const sum = addends.reduce((so, value) => so + value / FEN_PER_UNIT.万元, 0);
      const recalculated = formula.startsWith('ROUND(') ? Math.round(sum * 1e6) / 1e6 : sum;
      if (tied) expect(recalculated).toBe(total / FEN_PER_UNIT.万元);
      else expect(Math.abs(recalculated - total / FEN_PER_UNIT.万元)).toBeLessThan(1e-7);
    }), { seed: SEED, numRuns: 200 });
  });
});
