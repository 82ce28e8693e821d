import { describe, expect, it } from 'vitest';
import { composeNarrative, sectionText } from '../../../shared/narrative/compose.ts';
import { type GuardInput, guardContexts, guardTexts } from '../../../shared/narrative/guard/bookContext.ts';
import { guardText } from '../../../shared/narrative/guard/guardText.ts';
import { readNumbers } from '../../../shared/narrative/guard/readNumbers.ts';
import { GROWING_BUREAU, NAMES, NEW_BUREAU, packOf } from './books.ts';
import { stubFigures } from './stubFigures.ts';

const NEW: GuardInput = { figures: stubFigures(NEW_BUREAU, { year: 2019, names: NAMES }), pack: packOf('shandong-2019'), department: '示例县某局', units: ['示例县某中心'], foreignNames: ['邻县某局'], business: [{ name: '参保人数', value: '4321', unit: '人' }] };
const GROWING: GuardInput = { figures: stubFigures(GROWING_BUREAU, { year: 2024, names: NAMES }), pack: packOf('jiangxi-2024'), department: '示例县某局' };

/** Kind, level, the marked text and what is expected. */
function judge(input: GuardInput, section: string, text: string): (string | undefined)[][] {
  return guardText(text, guardContexts(input)(section)).map(({ kind, level, from, to, expected }) => [kind, level, text.slice(from, to), ...(expected === undefined ? [] : [expected])]);
}

describe('reading numbers', () => {
  it('reads amounts, percentages, counts and years with their units and places', () => {
    const text = '2019年度支出7836. 48万元，占95．45％，接待15批次、80人次，截至2019年12月31日有车六辆，百分之三十五。';
    expect(readNumbers(text).map((number) => [number.kind, number.text, number.value.scaled, number.value.decimals, text.slice(number.from, number.to) === number.text])).toEqual([
      ['date', '2019年度', 2019n, 0, true], ['amount', '7836. 48万元', 783648n, 2, true], ['percent', '95．45％', 9545n, 2, true], ['count', '15批次', 15n, 0, true], ['count', '80人次', 80n, 0, true],
      ['date', '2019年12月31日', 2019n, 0, true], ['count', '六辆', 6n, 0, true], ['percent', '百分之三十五', 35n, 0, true],
    ]);
  });

  it('passes over document numbers, ordinals, times and telephones; a range is not a minus', () => {
    expect(readNumbers('1.按〔2015〕36号第3条，9:30，0530-1234567').map((number) => number.text)).toEqual([]);
    expect(readNumbers('增长3%-5%').map((number) => number.value.scaled)).toEqual([3n, 5n]);
    expect(readNumbers('结余-4.00万元，1,234.50元').map((number) => number.value.scaled)).toEqual([-400n, 123450n]);
  });
});

describe('a number must be the figure it is named as', () => {
  it('an amount of another line under the name of this one', () => {
    expect(judge(NEW, 'otherMatters', '2019年度机关运行经费支出673.88万元。')).toEqual([['number', 'error', '673.88万元', '100.66万元']]);
    expect(judge(NEW, 'general', '卫生健康支出（类）医疗保障管理事务（款）一般行政管理事务（项）。决算数为673.88万元。')).toEqual([['number', 'error', '673.88万元', '60.97万元']]);
    expect(judge(NEW, 'basic', '人员经费100.66万元，公用经费573.22万元。')).toEqual([['number', 'error', '100.66万元', '573.22万元'], ['number', 'error', '573.22万元', '100.66万元']]);
  });

  it('a figure that no table has, beside one that the bureau registered and one that nobody did', () => {
    expect(judge(NEW, 'income', '财政拨款收入达到1675.54万元。')).toEqual([['number', 'error', '1675.54万元', '1675.45万元']]);
    expect(judge(NEW, 'duties', '按预算法设6个股室。')).toEqual([['unlisted', 'note', '6个']]);
    expect(judge(NEW, 'duties', '全县参保4321人，救助98人。')).toEqual([['unlisted', 'note', '98人']]);
    expect(judge(NEW, 'summary', '决算中的金额共有33.33万元。')).toEqual([['number', 'error', '33.33万元']]);
  });

  it('accepts a correct rounding, with a warning of style where digits are lost, not a wrong one', () => {
    expect(judge(NEW, 'income', '财政拨款收入1675.45万元，占75%。')).toEqual([]);
    expect(judge(NEW, 'expenditure', '本年支出合计1940.1万元。')).toEqual([['style', 'warning', '1940.1万元', '1940.11万元']]);
    expect(judge(NEW, 'income', '财政拨款收入1675.45万元，占76%。')).toEqual([['number', 'error', '76%', '75.00%']]);
    expect(judge(NEW, 'income', '财政拨款收入16754500元。')).toEqual([]);
    expect(judge(NEW, 'income', '财政拨款收入约1675万元。')).toEqual([]);
    expect(judge(NEW, 'threePublic', '因公出国（境）费0万元，公务用车运行维护费0万元。')).toEqual([['number', 'error', '0万元', '0.13万元']]);
  });

  it('growth with the wrong word, the wrong last digit and the wrong amount', () => {
    expect(judge(GROWING, 'basic', '工资福利支出304.52万元，比2023年度增加0.38万元，增长0.12%。').map((finding) => finding.slice(0, 3))).toEqual([['direction', 'error', '0.38万元'], ['direction', 'error', '0.12%']]);
    expect(judge(GROWING, 'threePublic', '“三公”经费比2023年度减少1.23万元，下降25.25%。')).toEqual([['number', 'error', '25.25%', '25.26%']]);
    expect(judge(GROWING, 'threePublic', '“三公”经费比2023年度减少1.23万元，下降25.26%。')).toEqual([]);
  });

  it('counts by their unit; a malformed number', () => {
    expect(judge(GROWING, 'threePublic', '国内公务接待13批次、153人次。')).toEqual([['number', 'error', '153人次']]);
    expect(judge(NEW, 'fund', '支出85..54万元。').map((finding) => finding.slice(0, 3))).toEqual([['malformed', 'error', '85..54']]);
  });

  it('a threshold of equipment inside its name is no figure', () => {
    expect(judge(NEW, 'otherMatters', '单价50万元（含）以上通用设备0台（套）。')).toEqual([]);
    expect(judge(NEW, 'otherMatters', '单位价值50万元以上的设备')).toEqual([]);
    expect(judge(NEW, 'otherMatters', '单位价值200万元以上的设备')).toEqual([['number', 'error', '200万元', '50万元']]);
    expect(judge(NEW, 'otherMatters', '单价50万元（含）以上通用设备3台（套）。')).toEqual([['number', 'error', '3台（套）', '0台（套）']]);
  });
});

describe('years, names and levels', () => {
  it.each([
    ['2020年度收入总计2233.95万元。', [['year', 'error', '2020年度']]],
    ['截至2018年12月31日，共有车辆6辆。', [['year', 'error', '2018年12月31日', '2019年12月31日']]],
    ['本部门成立于1987年。', []],
    ['比2018年度没有变化。', []],
    ['邻县某局负责救助。', [['bureau', 'error', '邻县某局', '示例县某局']]],
    ['外县财政局2019年度收入情况。', [['bureau', 'error', '外县财政局', '示例县某局']]],
    ['省级部门决算由省级部门编制。', [['level', 'error', '省级', '县级']]],
    ['市级财政安排的资金。', []],
    ['本单位负责编制。', [['subject', 'warning', '本单位', '本部门']]],
  ])('%s', (text, expected) => {
    expect(judge(NEW, 'summary', text)).toEqual(expected);
  });

  it('类/款/项 at the wrong level, under the wrong 科目, and one that the book does not have', () => {
    const path = '卫生健康支出（类）医疗保障管理事务（款）';
    expect(judge(NEW, 'general', '医疗保障管理事务（类）没有变化。')).toEqual([['codeLevel', 'error', '医疗保障管理事务（类）', path]]);
    expect(judge(NEW, 'general', '卫生健康支出（类）行政运行（款）没有变化。')).toEqual([['codeLevel', 'error', '行政运行（款）', `${path}行政运行（项）`]]);
    expect(judge(NEW, 'general', '卫生健康支出（类）医疗救助（款）行政运行（项）没有变化。')).toEqual([['codeLevel', 'error', '行政运行（项）', `${path}行政运行（项）`]]);
    expect(judge(NEW, 'general', '财政事务（款）没有变化。')).toEqual([['code', 'warning', '财政事务（款）']]);
    expect(judge(NEW, 'general', `${path}行政运行（项）没有变化。`)).toEqual([]);
  });
});

describe('what is left over in a text', () => {
  it.each([
    ['主要职责（此处请补充内容）。', 'placeholder', '（此处请补充内容）'], ['XX县某局', 'placeholder', 'XX'], ['共××个', 'placeholder', '××'], ['金额____万元', 'placeholder', '____'],
    ['删除[Administrator]:总计', 'revision', '删除[Administrator]:'], ['津贴、、奖金', 'doubledMark', '、、'], ['如下。。', 'doubledMark', '。。'], ['其中，，有', 'doubledMark', '，，'], ['其中，。', 'doubledMark', '，。'],
    ['2019年年度工作', 'doubledWord', '年年'], ['进行了了解', 'doubledWord', '了了'], ['某局局长期', 'doubledWord', '局局'], ['基本支出支出', 'doubledWord', '支出支出'],
  ])('%s', (text, kind, marked) => {
    expect(judge(NEW, 'duties', text).filter((finding) => finding[0] === kind).map((finding) => finding[2])).toEqual([marked]);
  });

  it.each(['2019年年初和年末', '人员、车辆等等', '按规定“厉行节约”。'])('leaves alone: %s', (text) => expect(judge(NEW, 'duties', text)).toEqual([]));

  it('a reason against the sign', () => {
    expect(judge(GROWING, 'basic', '工资福利支出减少，主要原因是人员增加。')).toEqual([['reason', 'warning', '人员增加']]);
    expect(judge(GROWING, 'basic', '工资福利支出减少，主要原因是人员减少、提高标准。')).toEqual([]);
  });

  it('personal information', () => {
    expect(judge(NEW, 'duties', '身份证号371700199001011234，电话13800001234。').map((finding) => finding.slice(0, 3))).toEqual([['personal', 'error', '371700199001011234'], ['personal', 'warning', '13800001234']]);
    expect(judge(NEW, 'duties', '救助对象王小明，张某某患大病，李小红因患尿毒症致贫。').map((finding) => finding.slice(0, 3))).toEqual([['personal', 'warning', '王小明'], ['personal', 'warning', '李小红']]);
  });
});

describe('a book’s own texts', () => {
  it('judges each rewritten clause against the section that it stands in', () => {
    const found = guardTexts({ ...NEW, texts: { 'income.total': '2019年度本年收入合计2233.59万元。', 'basic.staff': '人员经费573.22万元，主要为基本工资。', duties: '贯彻政策。' } });
    expect([...found].map(([key, findings]) => [key, findings.map((finding) => finding.expected)])).toEqual([['income.total', ['2233.95万元']], ['basic.staff', []], ['duties', []]]);
  });

  it('one digit changed anywhere in the generated numbers is seen at its place', () => {
    const unseen: string[] = [];
    let changed = 0;
    for (const input of [NEW, GROWING]) {
      const contextOf = guardContexts(input);
      for (const section of composeNarrative(input).parts.filter((part) => part.id === 'narrative').flatMap((part) => part.sections)) {
        const text = sectionText(section);
        for (const number of readNumbers(text).filter(({ kind, value }) => (kind === 'amount' || kind === 'percent') && value.decimals === 2)) {
          const at = number.from + number.text.search(/\d/u);
          const mutant = `${text.slice(0, at)}${(Number(text[at]) + 3) % 10}${text.slice(at + 1)}`;
          changed += 1;
          const seen = guardText(mutant, contextOf(section.id)).some((finding) => finding.from <= at && at < finding.to && finding.level === 'error');
          if (!seen) unseen.push(`${section.id}: ${mutant.slice(Math.max(0, at - 30), at + 9)}`);
        }
      }
    }
    expect(changed).toBeGreaterThan(100);
    expect(unseen).toEqual([]);
  });
});
