import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { loadScheme, loadSchemes } from '../../../electron/scoring/loadSchemes.ts';
import { chooseScheme } from '../../../shared/selfEvaluation/chooseScheme.ts';
import { failedExamples } from '../../../shared/selfEvaluation/examples.ts';
import { readEvaluationInput } from '../../../shared/selfEvaluation/input.ts';
import { schemes, score } from './fixtures.ts';

const shipped = resolve(import.meta.dirname, '../../../resources/schemes');

function edited(change: (text: string) => string): string {
  const folder = mkdtempSync(join(tmpdir(), 'scheme-'));
  writeFileSync(join(folder, 'own.yaml'), change(readFileSync(join(shipped, 'national-2020.yaml'), 'utf8')));
  return folder;
}

describe('schemes as data', () => {
  it('four are shipped, one is the default, and their examples hold', () => {
    expect(schemes.map((scheme) => scheme.id).sort()).toEqual(['chongqing-2022', 'hubei-2020', 'jiangxi-2024', 'national-2020']);
    expect(schemes.filter((scheme) => scheme.definition.default).map((scheme) => scheme.id)).toEqual(['national-2020']);
  });
  it('what a start does not prove again is proven here: the shipped examples one by one', () => {
    expect(schemes.every((scheme) => scheme.definition.examples.length > 0)).toBe(true);
    expect(schemes.flatMap(failedExamples)).toEqual([]);
    const wrong = edited((text) => text.replace('weight: 5, score: 3.33', 'weight: 5, score: 3.34'));
    expect(() => loadSchemes([shipped, wrong], [shipped])).toThrow('按规则为 3.33');
    expect(loadSchemes([shipped, wrong], [shipped, wrong])).toHaveLength(4);
  });
  it('an example that does not hold is refused by name', () => expect(() => loadScheme(join(edited((text) => text.replace('weight: 5, score: 3.33', 'weight: 5, score: 3.34')), 'own.yaml'))).toThrow('目标 5000人、完成 3334人 应得 3.34，按规则为 3.33'));
  it('an unknown rule is refused with its place', () => expect(() => loadScheme(join(edited((text) => text.replace('lower: inverse', 'lower: half')), 'own.yaml'))).toThrow('own.yaml 的 lower'));
  it('a user’s copy with the same id wins', () => {
    const own = loadSchemes([shipped, edited((text) => text.replace('name: 项目支出绩效自评（全国口径）', 'name: 本单位口径'))]);
    expect(own).toHaveLength(4);
    expect(own.find((scheme) => scheme.id === 'national-2020')?.definition.name).toBe('本单位口径');
  });
});

describe('the choice of a scheme', () => {
  const tables = [{ form: 'jiangxi-project-selfeval-2024', indicators: [] }, { form: 'anhui-2023', indicators: [] }];
  it('by each table’s form, else the default', () => expect(score(tables).tables.map((table) => table.scheme)).toEqual(['jiangxi-2024', 'national-2020']));
  it('by the input before the form, by the command before both', () => {
    expect(score({ scheme: 'hubei-2020', tables }).tables.map((table) => table.scheme)).toEqual(['hubei-2020', 'hubei-2020']);
    expect(score({ scheme: 'hubei-2020', tables }, 'chongqing-2022').tables[0]?.scheme).toBe('chongqing-2022');
  });
  it('an unknown one asked for is bad input that lists those there are', () => expect(() => chooseScheme(schemes, readEvaluationInput([]), 'mars-1')).toThrow('chongqing-2022、hubei-2020、jiangxi-2024、national-2020'));
});

describe('the input', () => {
  it('takes null, numbers and strings, ignores what it does not know, and names the place of what is wrong', () => {
    expect(score([{ unknown: { a: 1 }, indicators: [{ target: 100, actual: 90, weight: 100, colour: 'red' }] }]).tables[0]?.rows[0]?.score).toBe(90);
    expect(() => score([{ indicators: [{}, { target: {} }] }])).toThrow('第 1 张自评表的第 2 行指标的 target 格式不对');
    expect(() => score({})).toThrow('没有 tables');
  });
});
