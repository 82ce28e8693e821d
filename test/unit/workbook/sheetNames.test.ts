import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { SheetNames, statementSheetName } from '../../../electron/workbook/sheetNames.ts';
import { runs } from '../runs.ts';

describe('names of sheets', () => {
  it('are the number without 表 and the title', () => {
    expect(statementSheetName('公开01表', '收入支出决算总表')).toBe('公开01 收入支出决算总表');
    expect(statementSheetName('', '收入支出决算总表')).toBe('收入支出决算总表');
  });
  it('number what repeats, also after shortening and in another case', () => {
    const names = new SheetNames();
    expect([names.take('表A'), names.take('表a'), names.take('History'), names.take('')]).toEqual(['表A', '表a(2)', 'History(2)', '表']);
    const long = '公开13 一般公共预算财政拨款“三公”经费支出决算表（政府性基金预算）';
    expect(new Set([names.take(long), names.take(`${long}二`)]).size).toBe(2);
  });
  it('are always ones that a workbook takes (seed 11)', () => {
    fc.assert(fc.property(fc.array(fc.string({ unit: 'binary', maxLength: 60 }), { maxLength: 12 }), (wanted) => {
      const names = new SheetNames();
      const taken = wanted.map((name) => names.take(name));
      expect(new Set(taken.map((name) => name.toLowerCase())).size).toBe(taken.length);
      for (const name of taken) {
        expect(name.length).toBeGreaterThan(0);
        expect(name.length).toBeLessThanOrEqual(31);
        expect(name).not.toMatch(/[[\]:*?/\\']/);
        expect(name.isWellFormed()).toBe(true);
      }
    }), { seed: 11, numRuns: runs(20) });
  });
});
