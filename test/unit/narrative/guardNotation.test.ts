import { describe, expect, it } from 'vitest';
import { type GuardInput, guardContexts } from '../../../shared/narrative/guard/bookContext.ts';
import { guardText } from '../../../shared/narrative/guard/guardText.ts';
import { contradicts } from '../../../shared/narrative/guard/reasons.ts';
import { readNumbers } from '../../../shared/narrative/guard/readNumbers.ts';
import { GROWING_BUREAU, NAMES, packOf } from './books.ts';
import { stubFigures } from './stubFigures.ts';

const BOOK: GuardInput = { figures: stubFigures(GROWING_BUREAU, { year: 2024, names: NAMES }), pack: packOf('jiangxi-2024'), department: '示例县医疗保障局', units: ['示例县医疗保障局本级'] };
const contextOf = guardContexts(BOOK);
/** Level, kind and marked text of what the guard says, without what is merely not registered. */
const judge = (section: string, text: string): string[] => guardText(text, contextOf(section)).filter(({ level }) => level !== 'note').map(({ level, kind, from, to }) => `${level} ${kind} ${text.slice(from, to).trim()}`);

describe('other notations of a number', () => {
  it.each([
    ['一百二十三点四五万元', 'amount', 12345n, 2], ['柒仟捌佰叁拾陆万元', 'amount', 7836n, 0], ['１２，３４５．６７ 万元', 'amount', 1234567n, 2], ['1.23亿元', 'amount', 123n, 2],
    ['百分之五', 'percent', 5n, 0], ['百分之十二点五', 'percent', 125n, 1], ['５０％', 'percent', 50n, 0], ['三成。', 'times', 3n, 1], ['2.5成以上', 'times', 25n, 2], ['翻一番', 'times', 2n, 0], ['翻了两番', 'times', 4n, 0], ['近3倍', 'times', 3n, 0], ['1.5倍', 'times', 15n, 1],
    ['2024年1-6月', 'date', 2024n, 0], ['2024年第三季度', 'date', 2024n, 0], ['5.2个百分点', 'point', 52n, 1],
  ] as const)('%s', (text, kind, scaled, decimals) => {
    expect(readNumbers(text)[0]).toMatchObject({ kind, value: { scaled, decimals } });
  });

  it('words that only look like numbers are none', () => {
    for (const text of ['一成不变的做法', '二级以上医院、三医联动', '第三方评估，一体化经办']) expect(readNumbers(text)).toEqual([]);
  });

  it.each([
    ['income', '收入总计7,836.84 万元。', 'error number 7,836.84 万元'],
    ['income', '收入总计0.79亿元。', 'error number 0.79亿元'],
    ['income', '收入总计一百二十三万元。', 'error number 一百二十三万元'],
    ['income', '收入比上年增长１３０.５３％。', 'error number １３０.５３％'],
    ['income', '本年收入增长百分之一百二十。', 'error number 百分之一百二十'],
    ['income', '本年收入较上年增长1.5倍。', 'warning number 1.5倍'],
    ['income', '收入是上年的近3倍。', 'warning number 3倍'],
    ['expenditure', '项目支出占三成。', 'warning number 三成'],
    ['expenditure', '基本支出超过一成。', 'warning number 一成'],
    ['basic', '工资福利支出增长 0.12 个百分点。', 'warning style 0.12 个百分点'],
    ['basic', '工资福利支出增长 5.2 个百分点。', 'warning number 5.2 个百分点'],
    ['basic', '商品和服务支出降幅为17.64%。', 'error direction 17.64%'],
    ['income', '2024年1-6月收入总计7836.48万元。', 'warning year 2024年1-6月'],
    ['income', '2024年上半年收入总计7836.48万元。', 'warning year 2024年上半年'],
    ['threePublic', '2025年3月5日接待上级调研。', 'warning year 2025年3月5日'],
    ['threePublic', '2023年3月5日接待上级调研。', 'warning year 2023年3月5日'],
    ['income', '收入总计【】万元。', 'error placeholder 【】'],
    ['income', '收入总计……万元。', 'error placeholder ……'],
    ['income', '收入总计7836.48万元“”。', 'error placeholder “”'],
  ])('%s: %s', (section, text, expected) => {
    expect(judge(section, text)).toContain(expected);
  });

  it.each([
    ['income', '收入总计0.78亿元，约七千八百三十六万元，是上年的2.3倍，比上年增长1.3倍，翻了一番多，增长百分之一百三十点三五。'],
    ['expenditure', '项目支出占九成以上，基本支出不足一成。'],
    ['duties', '参保率百分之百覆盖，四成以上群众受益，三分之一的村达标，费用增长5.2个百分点。'],
    ['duties', '根据2018年3月机构改革方案，本局于2019年1月成立；2024年1-6月开展专项检查。'],
    ['threePublic', '根据2023年5月印发的接待办法，严格控制接待支出。'],
  ])('leaves alone: %s: %s', (section, text) => {
    expect(judge(section, text)).toEqual([]);
  });
});

describe('does a reason say the opposite of what the figures did', () => {
  it.each([
    ['down', '人员增加，经费追加', true], ['down', '新增项目', true], ['up', '压减了一般性支出', true], ['up', '人员调出', true],
    ['down', '减少了临时人员，但基本工资标准增加', false], ['down', '退休人员增加', false], ['down', '上年追加一次性补助', false], ['down', '没有新增项目', false], ['down', '压减力度增加', false], ['down', '厉行节约', false],
    ['up', '压减一般性支出的同时新增项目', false], ['up', '上年因人员调出支出减少', false], ['up', '补发绩效工资', false], ['up', '工作量加大', false],
  ] as const)('%s: %s', (direction, reason, expected) => {
    expect(contradicts(direction, reason)).toBe(expected);
  });

  it('in prose the reason stands against the word before it, not against words within itself', () => {
    expect(judge('basic', '对个人和家庭的补助减少了0.24万元，主要原因是生活补助人数减少；商品和服务支出增加6.41万元，主要原因是压减公务支出。')).toEqual(['warning reason 压减公务支出']);
    expect(judge('basic', '减少了支出的主要原因是退休人员增加。')).toEqual([]);
  });
});
