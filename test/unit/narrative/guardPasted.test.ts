import { describe, expect, it } from 'vitest';
import { type GuardInput, guardContexts, guardTexts } from '../../../shared/narrative/guard/bookContext.ts';
import { guardText } from '../../../shared/narrative/guard/guardText.ts';
import { GROWING_BUREAU, NAMES, packOf } from './books.ts';
import { stubFigures } from './stubFigures.ts';

const BOOK: GuardInput = {
  figures: stubFigures(GROWING_BUREAU, { year: 2024, names: NAMES }), pack: packOf('jiangxi-2024'), department: '示例县医疗保障局', units: ['示例县医疗保障局本级'], foreignNames: ['邻县财政局'],
  business: [{ name: '参保人数', value: '365200', unit: '人' }, { name: '参保率', value: '98.5', unit: '%' }, { name: '基金支出', value: '5.2', unit: '亿元' }],
};
const contextOf = guardContexts(BOOK);
/** Kind and the marked text of each finding. */
const judge = (section: string, text: string): string[] => guardText(text, contextOf(section)).map((finding) => `${finding.kind} ${text.slice(finding.from, finding.to).trim()}${finding.expected === undefined ? '' : ` → ${finding.expected}`}`);

/** What people paste from last year's book, from a neighbour's, or type in a hurry. */
describe('pasted prose', () => {
  it.each([
    ['income', '2024年度收入总计7836.84万元。', ['number 7836.84万元 → 7836.48万元']],
    ['income', '收入总计7836.48元。', ['number 7836.48元 → 7836.48万元']],
    ['income', '收入总计比上年增长130.35个百分点。', ['style 130.35个百分点 → 130.35%']],
    ['income', '收入总计比上年增长-130.35%。', ['direction -130.35%']],
    ['income', '2023年度收入总计7836.48万元。', ['year 2023年度 → 2024年度']],
    ['income', '2025年度本部门收入总计7836.48万元。', ['year 2025年度']],
    ['income', '二〇二二年度收入总计7836.48万元。', ['year 二〇二二年度']],
    ['assets', '截至2023年12月31日，共有车辆1辆。', ['year 2023年12月31日 → 2024年12月31日']],
    ['assets', '截至2024年12月31日，共有车辆2辆。', ['number 2辆 → 1辆']],
    ['income', '邻县医疗保障局2024年度收入总计7836.48万元。', ['bureau 邻县医疗保障局 → 示例县医疗保障局']],
    ['income', '邻县财政局安排资金。', ['bureau 邻县财政局 → 示例县医疗保障局']],
    ['fiscal', '卫生健康支出（款）7836.48万元。', ['codeLevel 卫生健康支出（款） → 卫生健康支出（类）']],
    ['income', '收入总计    万元。', ['placeholder 万元']],
    ['income', '收入总计（此处请补充内容）万元，增长%。', ['placeholder （此处请补充内容）', 'placeholder %']],
    ['income', '收入总计XX万元。', ['placeholder XX']],
    ['income', '收入总计（  ）万元。', ['placeholder （  ）']],
    ['income', '收入总计7836.48万元，，比上年增加。。', ['doubledMark ，， → ，', 'doubledMark 。。 → 。']],
    ['income', '收入总计7836..48万元。', ['malformed 7836..48']],
    ['income', '2024年年度收入总计7836.48万元。', ['doubledWord 年年 → 年']],
    ['expenditure', '其中：基本支出357.19万元，占95.44%。', ['number 95.44% → 4.56%']],
    ['basic', '工资福利支出304.52万元，比2023年度减少0.38万元，下降17.64%。', ['number 17.64% → 0.12%']],
    ['fiscal', '财政拨款支出年初预算为5807.54万元，支出决算为7836.48万元，完成年初预算的143.94%。', ['number 143.94% → 134.94%']],
    ['expenditure', '项目支出357.19万元。', ['number 357.19万元 → 7479.29万元']],
    ['threePublic', '国内公务接待14批次、135人次。', ['number 14批次 → 13批次']],
    ['threePublic', '公务用车保有量三辆。', ['number 三辆 → 1辆']],
    ['duties', '全县参保36.5万人，参保率99.5%。', ['unlisted 99.5%']],
    ['duties', '全县参保36.6万人。', ['unlisted 36.6万人']],
    ['duties', '2月30日召开会议。', ['malformed 2月30日']],
    ['income', '本单位收入总计7836.48万元。', ['subject 本单位 → 本部门']],
    ['income', '市级部门决算一并公开。', ['level 市级 → 县级']],
    ['income', '比2023年度增加4434.44万元，主要原因是压减了项目。', ['reason 压减了项目']],
  ])('%s: %s', (section, text, expected) => {
    expect(judge(section, text)).toEqual(expected);
  });

  it.each([
    ['income', '收入总计7,836.48万元，比2023年度增加4434.44万元，增长130.35%。'],
    ['income', '收入总计78364800元。'],
    ['threePublic', '国内公务接待十三批次。'],
    ['duties', '全县参保36.52万人，参保率98.5%，基金支出5.20亿元。'],
    ['duties', '根据财预〔2020〕10号文件，第3条第（2）款，电话0000-1234567，上午8:30开门。'],
    ['duties', '2016年成立，2021—2025年规划，到2025年建成。'],
    ['threePublic', '城乡居民基本医疗保险（待遇保障）、（待核销基建支出）和（待定岗人员）另行列示。'],
  ])('leaves alone: %s: %s', (section, text) => {
    expect(judge(section, text)).toEqual([]);
  });

  it('reads reasons, entries of the glossary and attachments too', () => {
    const key = 'previous:income';
    const found = guardTexts({ ...BOOK, reasons: { [key]: '压减了项目' }, glossary: [{ id: 'own', term: '门诊统筹', text: '报销比例为XX。', use: 'auto' }], texts: { 'attachments.report': '收入总计7836.84万元。' } });
    expect([...found].map(([place, findings]) => [place, findings.map((finding) => finding.kind)])).toEqual([['attachments.report', ['number']], ['glossary.own', ['placeholder']], [`reason.${key}`, ['reason']]]);
  });
});
