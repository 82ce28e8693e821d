import { describe, expect, it } from 'vitest';
import { guardText } from '../../../shared/narrative/guard/guardText.ts';
import { fen } from '../../../shared/money/fen.ts';
import { type GuardInput, guardContexts } from '../../../shared/narrative/guard/bookContext.ts';
import { GROWING_BUREAU, NAMES, packOf } from './books.ts';
import { stubFigures } from './stubFigures.ts';

const BOOK: GuardInput = {
  figures: stubFigures(GROWING_BUREAU, { year: 2024, names: NAMES }), pack: packOf('jiangxi-2024'), department: '示例县某局',
  records: { performance: {
    projects: 12, amount: fen(150_000_000), grades: [{ name: '优', count: 9 }, { name: '良', count: 3 }], wholeGrade: '优', wholeScore: '95.3', listedElsewhere: { projects: 2, amount: fen(33_000_000), results: [
      { name: '甲项目', budget: fen(20_000_000), executed: fen(18_000_000), score: '92', grade: '优' }, { name: '乙项目', budget: fen(15_000_000), executed: fen(15_000_000), score: '100', grade: '优' },
    ] },
    results: [{ name: '检查工作经费', budget: fen(10_000_000), executed: fen(9_000_000), score: '95.5', grade: '优' }, { name: '窗口运行经费', budget: fen(20_000_000), executed: fen(20_000_000), score: '88.25', grade: '良' }],
  } },
};
const context = guardContexts(BOOK)('performance');
/** Marked text, level and what is expected. */
const judge = (text: string): readonly (readonly (string | undefined)[])[] => guardText(text, context).map(({ from, to, level, expected }) => [text.slice(from, to), level, expected]);

describe('what the forms come to, told right', () => {
  it.each([
    '对2024年度12个项目开展绩效自评，共涉及资金150.00万元。', '开展自评的项目共12个。', '自评项目共14个，含财政代列的2个项目。',
    '其中9个项目评价等级为“优”，3个为“良”。', '评价结果为优秀的项目9个，良好的项目3个。', '评价等级：优9个，良3个。', '“优”9个，占75.00%；“良”3个，占25.00%，按评价等级计。',
    '12个项目平均得分91.88分。', '自评平均分91.9分。', '部门整体支出绩效自评得分95.3分，等级为优。', '检查工作经费自评得分95.5分，窗口运行经费自评得分88.25分。',
    '由财政代列的项目2个，涉及资金33.00万元。', '另有财政代列项目2个，涉及资金33万元，其中甲项目全年预算20.00万元、执行18.00万元，乙项目15.00万元。', '自评项目14个，含财政代列项目2个，共涉及资金183.00万元。', '除财政代列项目外，自评项目涉及资金150.00万元。', '对2个项目开展部门重点评价，结果均为良好。',
  ])('%s', (text) => expect(judge(text)).toEqual([]));
});

describe('what the forms come to, told wrong', () => {
  it.each([
    ['对2024年度13个项目开展绩效自评。', [['13个', 'error', '12个']]],
    ['开展自评的项目共11个。', [['11个', 'error', '12个']]],
    ['其中8个项目评价等级为“优”，4个为“良”。', [['8个', 'error', '9个'], ['4个', 'error', '3个']]],
    ['评价等级为“优”的项目3个、“良”的项目9个。', [['3个', 'error', '9个'], ['9个', 'error', '3个']]],
    ['评为优秀的项目8个。', [['8个', 'error', '9个']]],
    ['12个项目平均得分92.5分。', [['92.5分', 'error', '91.88分']]],
    ['自评平均分95.5分。', [['95.5分', 'error', '91.88分']]],
    ['部门整体支出绩效自评得分96.3分。', [['96.3分', 'error', '95.3分']]],
    ['窗口运行经费自评得分95.5分。', [['95.5分', 'error', '88.25分']]],
    ['由财政代列的项目3个。', [['3个', 'error', '2个']]],
    ['另有财政代列项目2个，涉及资金36.00万元，支出不在本部门列支。', [['36.00万元', 'error', '33.00万元']]],
    ['另有财政代列项目2个，涉及资金33.00万元，其中甲项目16.00万元。', [['16.00万元', 'error', undefined]]],
    ['财政代列项目2个，涉及资金150.00万元。', [['150.00万元', 'error', '33.00万元']]],
  ])('%s', (text, found) => expect(judge(text)).toEqual(found));
  it('money that the forms do not have', () => expect(judge('自评项目12个，涉及资金160.00万元。').map(([text]) => text)).toEqual(['160.00万元']));
});

describe('other numbers beside them', () => {
  it.each(['本年对下属5个单位开展绩效自评。', '产出指标分值40分，得分38分。', '12个项目自评得分在90分以上。', '其中选取5个项目开展绩效监控。'])('%s is not held against the forms', (text) => expect(judge(text).every(([, level]) => level === 'note')).toBe(true));
  it('nothing evaluated, nothing to hold against', () => {
    const { records: _records, ...without } = BOOK;
    expect(guardText('对13个项目开展绩效自评，平均分90分。', guardContexts(without)('performance')).every(({ level }) => level === 'note')).toBe(true);
  });
});
