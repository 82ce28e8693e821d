import { describe, expect, it } from 'vitest';
import { guardContexts } from '../../../shared/narrative/guard/bookContext.ts';
import type { GuardContext } from '../../../shared/narrative/guard/finding.ts';
import { guardText } from '../../../shared/narrative/guard/guardText.ts';
import { NAMES, packOf } from './books.ts';
import { GOLDEN_BOOKS } from './goldenBooks.ts';
import { stubFigures } from './stubFigures.ts';

/** The books of the golden texts: what a section of one of them may say. */
function contexts(name: string): (section: string) => GuardContext {
  const book = GOLDEN_BOOKS.find((one) => one.name === name);
  if (!book) throw new Error(name);
  return guardContexts({ figures: stubFigures(book.facts, { year: book.year, names: NAMES }), pack: packOf(book.pack), department: '示例县医疗保障局', foreignNames: ['邻县水利局'], ...(book.records && { records: book.records }) });
}

const BOOKS = { less: contexts('decreaseEverywhere'), funds: contexts('fundsAndCapital'), jiangxi: contexts('fundsAndCapital-jiangxi') };
/** The marked text and what is expected in its place. */
const judge = (book: keyof typeof BOOKS, section: string, text: string): string[] => guardText(text, BOOKS[book](section)).map(({ kind, from, to, expected }) => `${kind} ${text.slice(from, to)}${expected === undefined ? '' : ` → ${expected}`}`);

/** What an accountant writes or pastes, in other words and digits than the program prints. */
describe('rewritten by hand, all of it true', () => {
  it.each([
    ['less', 'summary', '2024年，我部门收入总计485万元，支出总计485万元，与2023年相比，收、支各减少135万元，下降21.77%。'],
    ['less', 'summary', '2024 年 度收、支总计均为 485.00 万 元，同比减少 135.00 万 元，下降21.77％，主要系人员减少。'],
    ['less', 'summary', '收入总计约０．０５亿元，其中：本年收入４８５．００万元。'],
    ['less', 'summary', '收入总计近490万元，同比降低21.77%。'],
    ['less', 'summary', '收入总计超过480万元，比上年压减135万元。'],
    ['less', 'summary', '收入总计不足500万元，减少到485万元。'],
    ['less', 'summary', '收入总计485余万元，较上年下降两成左右。'],
    ['less', 'threePublic', '“三公”经费支出决算3万元，完成全年预算4万元的75%，同比减少3万元，下降50%；公务用车运行维护费、公务接待费各1.5万元，各占50%。'],
    ['less', 'threePublic', '三公经费3.00万元，决算数小于预算数；接待费1.5万元，比预算节约0.5万元。'],
    ['less', 'otherMatters', '政府采购总额20万元，其中货物12万元、服务8万元，授予中小企业15万元，占75%。'],
    ['less', 'expenditure', '本年支出合计4850000元，其中：基本支出3000000.00元，项目支出1,850,000.00元。'],
    ['less', 'expenditure', '基本支出占比61.86%，比项目支出占比高23.72个百分点。'],
    ['less', 'expenditure', '项目\t金额（万元）\t占比\n基本支出\t300.00\t61.86%\n项目支出\t185.00\t38.14%\n合计\t485.00\t100.00%'],
    ['less', 'expenditure', '（单位：万元）\n| 项目 | 2024年 | 2023年 |\n| 基本支出 | 300.00 | 350.00 |\n| 项目支出 | 185.00 | 270.00 |'],
    ['funds', 'fund', '政府性基金本年支出45.5万元，是上年的1.7倍，同比增长六成以上。'],
    ['funds', 'threePublic', '公务接待费0.60万元，决算数与预算数持平。'],
    ['funds', 'threePublic', '县医保局2024年国内公务接待2批次、11人次，年末保有量3辆。'],
    ['jiangxi', 'income', '收入总计1.58百万元。'],
  ] as const)('%s %s: %s', (book, section, text) => { expect(judge(book, section, text)).toEqual([]); });
});

describe('rewritten by hand, with something wrong in it', () => {
  it.each([
    ['less', 'summary', '收入总计458万元。', ['number 458万元']],
    ['less', 'summary', '收入总计超过490万元。', ['number 490万元']],
    ['less', 'summary', '收入总计不足480万元。', ['number 480万元']],
    ['less', 'summary', '收入总计485万元，同比增长21.77%。', ['direction 21.77%']],
    ['less', 'summary', '收入总计485万元，同比下降25%。', ['number 25% → 21.77%']],
    ['less', 'summary', '收入总计485万元，与上年持平。', ['direction 上年持平']],
    ['less', 'summary', '2023年度收入总计485万元。', ['year 2023年度 → 2024年度']],
    ['less', 'summary', '邻县水利局收入总计485万元。', ['bureau 邻县水利局 → 示例县医疗保障局']],
    ['less', 'summary', '市级部门收入总计485万元。', ['level 市级 → 县级']],
    ['less', 'threePublic', '公务接待费年初预算2万元，支出１．８万元。', ['number １．８万元']],
    ['less', 'threePublic', '“三公”经费支出决算3.00万元，决算数大于预算数。', ['direction 决算数大于预算数']],
    ['less', 'otherMatters', '政府采购总额20万元，其中货物8万元、服务12万元。', ['number 8万元 → 12.00万元', 'number 12万元 → 8.00万元']],
    ['less', 'expenditure', '项目\t金额（万元）\t占比\n基本支出\t300.00\t61.86%\n项目支出\t158.00\t38.14%', ['number 158.00 → 185.00万元']],
    ['less', 'expenditure', '（单位：万元）\n| 项目 | 2024年 |\n| 基本支出 | 185.00 |', ['number 185.00 → 300.00万元']],
    ['funds', 'fund', '政府性基金本年支出45.50万元，同比增长1.7倍。', ['number 1.7倍']],
    ['funds', 'threePublic', '公务接待费0.60万元，决算数小于预算数。', ['direction 决算数小于预算数']],
    ['funds', 'threePublic', '国内公务接待3批次、11人次，年末保有量2辆。', ['number 3批次 → 2批次', 'number 2辆 → 3辆']],
    ['funds', 'threePublic', '县教育局2024年国内公务接待2批次。', ['bureau 县教育局 → 示例县医疗保障局']],
    ['jiangxi', 'income', '收入总计0.15亿元。', ['number 0.15亿元 → 158.00万元']],
  ] as const)('%s %s: %s', (book, section, text, expected) => { expect(judge(book, section, text)).toEqual(expected); });

  it('an average is nobody’s figure: it is asked to be registered, not called wrong', () => {
    expect(guardText('公务接待费1.50万元，人均0.075万元。', BOOKS.less('threePublic')).map(({ level }) => level)).toEqual(['note']);
  });
});
