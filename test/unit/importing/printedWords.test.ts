import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isWellFormed, readCode } from '../../../shared/importing/codes.ts';
import { headKey, labelKey, squeeze, unspaced } from '../../../shared/importing/normalise.ts';
import { declaredUnit, departmentName, preambleKind, tableNumber, yearIn } from '../../../shared/importing/preamble.ts';
import { fundOfTitle, readTitle } from '../../../shared/importing/titles.ts';
import '../seed.ts';
import { words } from './documents.ts';

describe('labels', () => {
  it.each([
    ['一、一般公共预算财政拨款收入', '一般公共预算财政拨款收入'], ['二十二、其他支出', '其他支出'], ['……九、卫生健康支出', '卫生健康支出'], ['(1) 公务用车购置费', '公务用车购置费'],
    ['1. 因公出国(境)费', '因公出国境费'], ['１．因公出国（境）费', '因公出国境费'], ['其中: 外事接待费', '外事接待费'], ['5. 国内公务接待批次(个)', '国内公务接待批次'],
    ['一、"三公"经费支出', '三公经费支出'], ['合    计', '合计'], ['  基本工资', '基本工资'], ['使用非财政拨款结余(含专用结余)', '使用非财政拨款结余含专用结余'],
    ['二、单价 100 万元(含)以上设备(不含车辆)(台、套)', '单价100万元含以上设备不含车辆'], ['一、车辆数合计(台、辆)', '车辆数合计'],
  ])('%s has the key %s', (label, key) => expect(labelKey(label)).toBe(key));

  it('has the same key however it is spaced', () => {
    fc.assert(fc.property(fc.constantFrom('本年支出合计', '一、公务接待费', '其中：外事接待费', '财政拨款“三公”经费支出'), fc.array(fc.tuple(fc.nat(12), fc.constantFrom(' ', '　', '\n', '\u00a0')), { maxLength: 5 }), (label, spaces) => {
      let spaced = label;
      for (const [at, space] of spaces) spaced = spaced.slice(0, at) + space + spaced.slice(at);
      expect(labelKey(spaced)).toBe(labelKey(label));
      expect(squeeze(squeeze(spaced))).toBe(squeeze(spaced));
    }));
  });

  it('drops formulas and units of heads', () => {
    expect(headKey('本年支出合计(4=1+2+3)')).toBe('本年支出合计');
    expect(headKey('金额（万元）')).toBe('金额');
  });

  it('is shown without spaces that only spread its letters', () => {
    expect(unspaced('合    计')).toBe('合计');
    expect(unspaced('1. 因公出国(境)费')).toBe('1. 因公出国(境)费');
  });
});

describe('titles', () => {
  it.each([
    ['收 入 支 出 决 算 总 表', 'summary'], ['部门收支决算总表', 'summary'], ['2023年度某局收入支出决算总表（公开01表）', 'summary'], ['收入决算表', 'income'], ['公开03表　支出决算表', 'expenditure'],
    ['财政拨款收入支出决算总表', 'fiscalSummary'], ['一般公共预算财政拨款支出决算表（按功能分类科目）', 'generalExpenditure'], ['一般公共预算财政拨款收入支出决算表', 'generalExpenditure'],
    ['一般公共预算财政拨款基本支出决算明细表', 'generalBasicEconomic'], ['一般公共预算财政拨款项目支出决算表', 'generalProject'], ['财政拨款支出决算明细表', 'fiscalDetail'], ['一般公共预算财政拨款支出决算明细表', 'generalDetail'],
    ['政府性基金预算财政拨款收入支出决算表', 'fund'], ['政府性基金预算财政拨款“三公”经费支出决算表', 'fundThreePublic'], ['国有资本经营预算财政拨款支出决算表', 'stateCapital'],
    ['财政拨款“三公”经费及会议费、培训费支出决算表', 'threePublic'], ['“三公”经费预决算对比情况表', 'threePublic'], ['国有资产占用情况表', 'assets'],
  ])('%s is %s', (title, role) => expect(readTitle(title, words)).toMatchObject({ role, strength: 1 }));

  it.each(['2024年部门支出预算表', '一般公共预算支出预算表'])('%s is a budget', (title) => expect(readTitle(title, words)).toBe('budget'));

  it.each(['项目支出绩效自评表', '社会保险基金支出决算表', '注：本表为收入支出决算总表。', '本年支出合计', '二、收入决算情况说明。', '资产负债表', '目录'])('%s is none', (title) => expect(readTitle(title, words)).toBeNull());

  it('name the money of 三公', () => {
    expect(fundOfTitle('一般公共预算财政拨款“三公”经费支出决算表', words)).toBe('general');
    expect(fundOfTitle('财政拨款“三公”经费支出决算表', words)).toBeNull();
    expect(fundOfTitle('“三公”经费支出决算表', words)).toBeUndefined();
  });
});

describe('what stands around a table', () => {
  it.each([['公开01表', '公开01表'], ['公开 01 表', '公开01表'], ['附表1', '公开01表'], ['（公开09表）', '公开09表'], ['公开表10', '公开10表'], ['附件3', '公开03表'], ['表一', '公开01表'], ['附表十二', '公开12表']])('%s is the number %s', (text, number) => expect(tableNumber(squeeze(text))).toBe(number));
  it.each(['财决01表', '单位：万元', '收入决算表', '第1页', '2024年'])('%s is no number', (text) => expect(tableNumber(squeeze(text))).toBeNull());

  it.each([['金额单位：万元', '万元'], ['单位:元', '元'], ['单位：人民币万元', '万元'], ['(单位：千元)', '千元'], ['决算数（元）', '元'], ['万元', '万元'], ['编制单位：某局　金额单位：元', '元']])('%s declares %s', (text, unit) => expect(declaredUnit(squeeze(text))).toBe(unit));
  it.each(['编制单位：某局', '单位：台、辆、套', '金额', '单价100万元以上设备'])('%s declares none', (text) => expect(declaredUnit(squeeze(text))).toBeNull());

  it.each([['部门：某县医疗保障局', '某县医疗保障局'], ['编制单位： 某局', '某局'], ['单位名称:某局2023年度', '某局'], ['部门(公章)：某局', '某局'], ['部门：', '']])('%s names %s', (text, name) => expect(departmentName(squeeze(text))).toBe(name));
  it.each(['金额单位：万元', '单位：元', '部门决算表'])('%s names nobody', (text) => expect(departmentName(squeeze(text))).toBeNull());

  it.each([['2024年度部门决算', 2024], ['二〇二三年度收入决算表', 2023], ['部门：某局2022年度', 2022]])('%s names %i', (text, year) => expect(yearIn(squeeze(text))).toBe(year));
  it.each(['截止12月31日', '2024年12月31日', '本年收入', '1999年度'])('%s names no year', (text) => expect(yearIn(squeeze(text))).toBeNull());

  it.each([['— 13 —', 'folio'], ['- 3 -', 'folio'], ['第3页 共12页', 'folio'], ['填表人：张三', 'signature'], ['2024年度', 'date'], ['编制日期：2025年7月', 'date']])('%s is a %s', (text, kind) => expect(preambleKind(squeeze(text))).toBe(kind));
  it.each(['合计', '——', '7,836.48', '一、车辆数合计(台、辆)'])('%s belongs to the table', (text) => expect(preambleKind(squeeze(text))).toBeNull());
});

describe('codes', () => {
  const item = fc.tuple(fc.integer({ min: 201, max: 239 }), fc.integer({ min: 1, max: 99 }), fc.integer({ min: 1, max: 99 })).map(([a, b, c]) => [String(a), String(b).padStart(2, '0'), String(c).padStart(2, '0')] as const);

  it('survive being split anywhere by spaces', () => {
    fc.assert(fc.property(item, fc.integer({ min: 3, max: 6 }), (parts, at) => {
      const code = parts.join('');
      // A second part that begins like the first and is a whole code by itself would be read as that code.
      fc.pre(!code.slice(at).startsWith(code.slice(0, at)));
      expect(readCode([`${code.slice(0, at)} ${code.slice(at)}`], null).code).toBe(code);
    }));
  });

  it('are the longer part when it repeats the shorter', () => {
    fc.assert(fc.property(item, fc.constantFrom(3, 5), (parts, at) => {
      const code = parts.join('');
      expect(readCode([`${code.slice(0, at)} ${code}`], null).code).toBe(code);
    }));
  });

  it('are put together from three cells, with or without zeros, repeated or not', () => {
    fc.assert(fc.property(item, ([a, b, c]) => {
      const code = a + b + c;
      expect(readCode([a, b, c], null).code).toBe(code);
      expect(readCode([a, String(Number(b)), String(Number(c))], null).code).toBe(code);
      expect(readCode([a, a + b, code], null).code).toBe(code);
      expect(readCode(['', '', c], a + b).code).toBe(code);
      expect(readCode([code, '', ''], null).code).toBe(code);
      expect(isWellFormed(code, 'function')).toBe(true);
    }));
  });

  it('give the name that stands behind them', () => {
    expect(readCode(['210 2101504 信息化建设'], null)).toEqual({ code: '2101504', name: '信息化建设', printed: '210 2101504 信息化建设' });
    expect(readCode(['合计'], null).code).toBeNull();
  });
});
