import { describe, expect, it } from 'vitest';
import type { PlainMap } from '../../../shared/pack/plain.ts';
import { faultsOf } from './specimen.ts';

const summary = (over: PlainMap): PlainMap => ({ statements: [{ id: 'summary', ...over }] });
const income = (over: PlainMap): PlainMap => summary({ panels: [{ id: 'income', ...over }] });
const row = (over: PlainMap): PlainMap => income({ rows: [over] });
const columns = (...list: readonly PlainMap[]): PlainMap => income({ columns: list });
const rollup = { id: 'codes', dimension: 'function', levels: [3, 5, 7], filter: { measure: 'expenditure' } } satisfies PlainMap;

it('accepts the specimen', () => {
  expect(faultsOf({})).toBe('');
});

describe('a pack of the wrong shape is refused with its file, its place and the remedy', () => {
  it.each<[string, PlainMap, string]>([
    ['an unknown key', row({ id: 'general', colour: '红' }), 'statements/summary/panels/income/rows/general/colour 有不认识的键“colour”'],
    ['an unknown key at the top', { colour: '红' }, '有不认识的键“colour”'],
    ['a missing key', summary({ title: { remove: true } }), 'statements/summary/title 缺少“title”'],
    ['a number for a text', summary({ title: 7 }), '应为文字，现为 7'],
    ['a text for a number', summary({ decimals: '2' }), '应为数字，现为 "2"'],
    ['an unknown role', summary({ role: 'summery' }), 'statements/summary/role'],
    ['an unknown unit', summary({ unit: '亿元' }), '只能是 元、千元、万元 之一'],
    ['a number that is none', summary({ number: '公开1表' }), '应写作“公开01表”的样子'],
    ['an unknown measure', row({ id: 'general', filter: { measure: 'incomes' } }), 'rows/general/filter/measure'],
    ['an unknown dimension', row({ id: 'general', filter: { sources: 'general' } }), '有不认识的键“sources”'],
    ['an unknown source', row({ id: 'general', filter: { source: 'generel' } }), 'rows/general/filter/source'],
    ['an unknown line key', row({ id: 'x', label: 'x', filter: { measure: 'line', key: 'threePublic.abroads' } }), 'rows/x/filter/key'],
    ['a code of four digits', row({ id: 'x', label: 'x', filter: { measure: 'expenditure', function: '2010' } }), '应为3、5或7位数字'],
    ['a list where values go', summary({ notes: 'x' }), '应为列表'],
    ['a filter list without members', row({ id: 'general', filter: { source: [] } }), '至少写一个'],
    ['a zero style that does not exist', summary({ zero: 'none' }), 'blank、zero、dash'],
  ])('%s', (_name, over, text) => {
    expect(faultsOf(over)).toContain(text);
    expect(faultsOf(over)).toMatch(/^child\/statements\.yaml /);
  });
});

describe('a pack of the right shape must also make sense', () => {
  it.each<[string, PlainMap, string]>([
    ['a number used twice', { statements: [{ id: 'income', role: 'income', number: '公开01表', title: '收入决算表', orientation: 'portrait', unit: '万元', decimals: 2, zero: 'blank', notes: [], panels: [{ id: 'p', filter: { measure: 'income' }, columns: [{ id: 'amount', label: '金额' }], rows: [{ id: 'codes', dimension: 'function', levels: [7] }] }] }] }, '编号“公开01表”与“summary”相同'],
    ['a role used twice', { statements: [{ id: 'again', role: 'summary', number: '公开02表', title: '总表', orientation: 'portrait', unit: '万元', decimals: 2, zero: 'blank', notes: [], panels: [{ id: 'p', filter: { measure: 'income' }, columns: [{ id: 'amount', label: '金额' }], rows: [{ id: 'codes', dimension: 'function', levels: [7] }] }] }] }, '角色“summary”与“summary”相同'],
    ['a sum of a row that is not there', row({ id: 'total', sum: ['general', 'other'] }), '合计所列的“other”不是本栏的另一行'],
    ['a sum of itself', row({ id: 'total', sum: ['total'] }), '合计所列的“total”不是本栏的另一行'],
    ['sums in a circle', row({ id: 'general', sum: ['total'] }), '合计关系绕成了圈'],
    ['a sum of class lines where there are none', row({ id: 'total', sum: ['c:*'] }), '合计所列的“c:*”'],
    ['a sum of codes where there are none', row({ id: 'total', sum: ['codes'] }), '合计所列的“codes”'],
    ['a column sum of a column that is not there', columns({ id: 'amount', sum: ['basic'] }), '合计所列的“basic”不是本栏的另一金额列'],
    ['an anchor on one side only', row({ id: 'general', anchor: 'lonely' }), '对齐记号“lonely”只有一栏使用'],
    ['a column id twice', columns({ id: 'group', label: '组', children: [{ id: 'amount', label: '甲' }] }), 'id “amount”重复'],
    ['a dash in a column that is not there', row({ id: 'general', dash: ['budget'] }), '“budget”不是本栏的金额列'],
    ['a head with children and a sum', columns({ id: 'group', label: '组', sum: ['amount'], children: [{ id: 'x', label: '甲', filter: { fund: 'general' } }] }), '有下级的表头不能写 kind 或 sum'],
    ['a text column with a filter', columns({ id: 'label', filter: { fund: 'general' } }), '不是金额列，不能写 filter 或 sum'],
    ['a blank line with a meaning', row({ id: 'x', label: '', blank: true, filter: { measure: 'income' } }), '空行不能写'],
    ['a class line of another class', row({ id: 'c:205', label: '教育支出', classCode: '206' }), '类级行的 id 应为“c:206”'],
    ['a cell without a measure', row({ id: 'x', label: '未定' }), '相交的格没有 measure'],
    ['a row and a column that exclude each other', columns({ id: 'second', label: '支出', filter: { measure: 'expenditure' } }), '互相排斥'],
    ['two cells of one meaning', row({ id: 'again', label: '又一行', filter: { measure: 'income', source: 'general' } }), '和“general/amount”含义相同'],
    ['a foot row in the middle', income({ rows: [{ id: 'general', foot: true }] }), '表脚行之后还有别的行'],
    ['a foot wider than the table', row({ id: 'x', label: '脚', filter: { measure: 'closing' }, foot: true, footSpan: 3 }), '不能超出右边的栏数'],
    ['levels in disorder', row({ ...rollup, levels: [5, 3] }), '级次应从小到大'],
    ['a rollup without levels', row({ ...rollup, levels: [] }), '缺少级次'],
    ['a fixed code twice', row({ ...rollup, fixed: ['201 甲', '201 乙'] }), '科目“201”重复'],
    ['a fixed code outside its prefixes', row({ ...rollup, prefixes: ['205'], fixed: ['201 甲'] }), '不属于本栏的 prefixes'],
    ['a token that layout does not know', summary({ notes: ['注：{yaer}年度'] }), '“{yaer}”不是可用的记号'],
    ['a base that is not printed', { threePublic: { base: 'initial' } }, '“initial”不在 stages 之中'],
  ])('%s', (_name, over, text) => {
    expect(faultsOf(over)).toContain(text);
  });
});
