import fc from 'fast-check';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { loadClassification } from '../../../electron/resources/classification.ts';
import { createClassification } from '../../../shared/classification/classification.ts';
import { isWellFormed, levelOf, parentOf } from '../../../shared/classification/codeShape.ts';
import { FORBIDDEN_IN_BASIC, OPERATING_CLASSES, STAFF_CLASSES } from '../../../shared/classification/economicClasses.ts';

const shipped = loadClassification(join(import.meta.dirname, '..', '..', '..', 'resources'));
const YEARS = [2019, 2020, 2021, 2022, 2023, 2024];

describe('names by year', () => {
  it.each([
    ['215', 2019, '资源勘探信息等支出'], ['215', 2020, '资源勘探工业信息等支出'],
    ['20805', 2019, '行政事业单位离退休'], ['20805', 2020, '行政事业单位养老支出'],
    ['2080501', 2019, '归口管理的行政单位离退休'], ['2080501', 2024, '行政单位离退休'],
    ['21301', 2019, '农业'], ['21301', 2021, '农业农村'],
    ['21305', 2019, '扶贫'], ['21305', 2024, '巩固拓展脱贫攻坚成果衔接乡村振兴'],
    ['2101501', 2019, '行政运行'], ['2101506', 2024, '医疗保障经办事务'], ['2210201', 2022, '住房公积金'],
    ['2296013', 2019, '用于城乡医疗救助的彩票公益金支出'], ['2296002', 2024, '用于社会福利的彩票公益金支出'],
  ])('%s in %i is %s', (code, year, name) => {
    expect(shipped.nameOf('function', code, year)).toBe(name);
  });

  it.each([['30311', '代缴社会保险费'], ['30217', '公务接待费'], ['31013', '公务用车购置'], ['39909', '经常性赠与']])('economic %s in 2024 is %s', (code, name) => {
    expect(shipped.nameOf('economic', code, 2024)).toBe(name);
  });

  it('gives the nearest year’s name to a code out of force, and none to an unknown one', () => {
    expect(shipped.nameOf('function', '2080504', 2024)).toBe('未归口管理的行政单位离退休');
    expect(shipped.nameOf('function', '2159', 2024)).toBeNull();
  });

  it('knows which codes are in force', () => {
    expect(shipped.isKnown('function', '20139', 2024)).toBe(true);
    expect(shipped.isKnown('function', '20139', 2019)).toBe(false);
    expect(shipped.isKnown('function', '20139')).toBe(true);
    expect(shipped.isKnown('economic', '30311', 2019)).toBe(false);
    expect(shipped.isKnown('economic', '39906', 2024)).toBe(false);
    expect(shipped.isKnown('function', '234', 2019)).toBe(false);
  });
});

describe('budgets', () => {
  it.each([
    ['2101501', 'general'], ['2299901', 'general'], ['2310301', 'general'],
    ['2296013', 'governmentFund'], ['21208', 'governmentFund'], ['2082201', 'governmentFund'], ['2310411', 'governmentFund'], ['2340205', 'governmentFund'],
    ['22301', 'stateCapital'], ['223', 'stateCapital'], ['234', 'governmentFund'], ['201', 'general'],
  ])('%s belongs to %s', (code, budget) => {
    expect(shipped.budgetOf(code, 2021)).toBe(budget);
  });

  it('is that of the 款 for an unknown 项, and unknown for a 类 of several budgets or an unknown 款', () => {
    expect(shipped.budgetOf('2120888', 2021)).toBe('governmentFund');
    expect(shipped.budgetOf('212', 2021)).toBeNull();
    expect(shipped.budgetOf('229', 2021)).toBeNull();
    expect(shipped.budgetOf('20188', 2021)).toBeNull();
  });
});

describe('the shipped tables', () => {
  it('have every class of the printed forms of their years', () => {
    const classes = (year: number): number => shipped.codes('function', year).filter((code) => code.length === 3 && !['227', '230', '233'].includes(code)).length;
    expect([classes(2019), classes(2024)]).toEqual([25, 26]);
    expect(shipped.codes('function', 2024).length).toBeGreaterThan(1000);
  });

  it.each(['function', 'economic'] as const)('have the higher level of every %s code, in force in the same years', (dimension) => {
    for (const year of YEARS) for (const code of shipped.codes(dimension, year)) {
      const parent = parentOf(code);
      if (parent !== null) expect(`${code} ${year} ${shipped.isKnown(dimension, parent, year)}`).toBe(`${code} ${year} true`);
    }
  });

  it('never have one name for two items of a 款 in a year', () => {
    for (const year of YEARS) for (const dimension of ['function', 'economic'] as const) {
      const names = new Map<string, string>();
      for (const code of shipped.codes(dimension, year)) {
        const key = `${parentOf(code) ?? ''}|${shipped.nameOf(dimension, code, year) ?? ''}`;
        // 其他…支出 changed its 项 from 01 to 99 in one year, in which both are in force.
        if (code.endsWith('99') && names.get(key)?.endsWith('01')) continue;
        expect(`${code} ${names.get(key) ?? 'single'}`).toBe(`${code} single`);
        names.set(key, code);
      }
    }
  });

  it('divide the economic classes into 人员, 公用 and what 基本支出 cannot hold', () => {
    const classes = shipped.codes('economic', 2024).filter((code) => code.length === 3);
    expect([...STAFF_CLASSES, ...OPERATING_CLASSES, ...FORBIDDEN_IN_BASIC].sort()).toEqual(classes);
  });
});

describe('the shape of codes', () => {
  it('has 3, 5 or 7 digits for functions, 3 or 5 for economic items', () => {
    fc.assert(fc.property(fc.stringMatching(/^\d{1,9}$/), (code) => {
      expect(isWellFormed('function', code)).toBe([3, 5, 7].includes(code.length));
      expect(isWellFormed('economic', code)).toBe([3, 5].includes(code.length));
    }), { seed: 7, numRuns: 100 });
    expect(isWellFormed('function', '210 15')).toBe(false);
  });

  it('climbs from 项 to 款 to 类', () => {
    expect([parentOf('2101501'), parentOf('21015'), parentOf('210')]).toEqual(['21015', '210', null]);
    expect([levelOf('2101501'), levelOf('21015'), levelOf('210')]).toEqual([3, 2, 1]);
  });
});

describe('a damaged table', () => {
  const head = 'code,budget,from,to,name\n';
  it.each([['2010', 'general', '', '', '四位编码'], ['201', 'generel', '', '', '预算写错'], ['201', 'general', '2024', '2019', '年份颠倒'], ['201', 'general', '', '', '']])('is refused with its line: %s,%s,%s,%s,%s', (...cells) => {
    expect(() => createClassification(`# 说明\n${head}${cells.join(',')}\n`, '')).toThrow('functions.csv 第3行');
  });
});
