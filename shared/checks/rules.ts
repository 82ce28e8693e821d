import type { Role } from '../statement/definition.ts';
import type { Level } from './finding.ts';

/** A rule of the catalogue: what a finding's `rule` refers to and what the report prints beside it. */
export interface Rule {
  readonly id: string;
  readonly level: Level;
  readonly title: string;
  /** Where the rule comes from, in the words of the forms and notices. */
  readonly basis: string;
  /** Roles without which the rule has nothing to compare; all of them are needed. */
  readonly needs?: readonly Role[];
}

const FORM = '部门决算报表表内勾稽关系';
const BETWEEN = '部门决算报表表间勾稽关系';
const OPENNESS = '《地方预决算公开操作规程》（财预〔2016〕143号）：内容准确、形式规范';
const CLASSES = '当年《政府收支分类科目》';
const THREE_PUBLIC = '部门决算“三公”经费口径：财政拨款安排的实际支出，与机构运行信息一致';

export const RULES = [
  { id: 'format', level: 'error', title: '数值不能识别', basis: OPENNESS },
  { id: 'format.stored', level: 'warning', title: '数值中夹有空格、分隔符等字符', basis: OPENNESS },
  { id: 'format.count', level: 'warning', title: '计数写成小数', basis: OPENNESS },
  { id: 'format.negative', level: 'warning', title: '不应为负的数为负', basis: FORM },
  { id: 'sum.columns', level: 'error', title: '同一行各栏之和等于合计栏', basis: FORM },
  { id: 'sum.rows', level: 'error', title: '各行之和等于合计行', basis: FORM },
  { id: 'sum.codes', level: 'error', title: '类、款、项逐级汇总', basis: CLASSES },
  { id: 'sum.total', level: 'error', title: '合计等于各科目之和', basis: FORM },
  { id: 'sum.economic', level: 'error', title: '人员经费、公用经费等于所含经济分类之和', basis: CLASSES },
  { id: 'sum.lines', level: 'error', title: '分项之和等于总项', basis: FORM },
  { id: 'lines.within', level: 'error', title: '其中项不大于总项', basis: FORM },
  { id: 'missing.blank', level: 'error', title: '有数的格空白未填', basis: FORM },
  { id: 'missing.row', level: 'error', title: '缺少应列的科目行', basis: BETWEEN },
  { id: 'missing.table', level: 'warning', title: '应公开的表缺失', basis: '《地方预决算公开操作规程》（财预〔2016〕143号）：没有数据的表格应当列出空表并说明' },
  { id: 'missing.note', level: 'warning', title: '空表未附说明', basis: '《地方预决算公开操作规程》（财预〔2016〕143号）：没有数据的表格应当列出空表并说明' },
  { id: 'missing.breakdown', level: 'error', title: '明细表没有按科目分列', basis: FORM },
  { id: 'unit.table', level: 'error', title: '整张表的金额单位与其他表不一致', basis: OPENNESS },
  { id: 'balance.totals', level: 'error', title: '收入总计等于支出总计', basis: FORM },
  { id: 'balance.fund', level: 'error', title: '各类财政拨款的来源等于运用', basis: FORM },
  { id: 'rollforward.closing', level: 'error', title: '年初结转＋本年收入＝本年支出＋年末结转', basis: FORM },
  { id: 'rollforward.lastYear', level: 'warning', title: '年初结转和结余等于上年年末结转和结余', basis: '部门决算报表年初、上年年末衔接关系' },
  { id: 'lastYear.restated', level: 'warning', title: '上年数与上年公开的决算一致', basis: '部门决算报表年初、上年年末衔接关系：调整上年数应说明口径调整的理由' },
  { id: 'approval.total', level: 'error', title: '决算总额等于批复数', basis: '《中华人民共和国预算法》第十四条、第八十条：公开经批复的决算' },
  { id: 'units.sum', level: 'error', title: '部门数等于所属各单位数与抵销数之和', basis: '部门决算报表汇总：以所属单位决算汇总并抵销内部往来' },
  { id: 'units.cancellation', level: 'error', title: '内部往来抵销的收入与支出相等', basis: '部门决算报表汇总：上级补助收入对附属单位补助支出、附属单位上缴收入对上缴上级支出成对抵销' },
  { id: 'cross.same', level: 'error', title: '同一数在各表中一致', basis: BETWEEN, needs: ['summary', 'fiscalSummary'] },
  { id: 'cross.rollUp', level: 'error', title: '汇总数等于另一表明细之和', basis: BETWEEN },
  { id: 'cross.fiscalIncome', level: 'error', title: '财政拨款收入等于三本预算拨款之和', basis: BETWEEN, needs: ['summary', 'income'] },
  { id: 'cross.fundIncome', level: 'error', title: '科目的财政拨款收入不小于政府性基金等收入', basis: BETWEEN },
  { id: 'cross.fiscalTotal', level: 'error', title: '财政拨款合计等于各类财政拨款之和', basis: BETWEEN },
  { id: 'cross.economic', level: 'error', title: '基本支出按功能分类与按经济分类两次填列相等', basis: BETWEEN, needs: ['generalExpenditure', 'generalBasicEconomic'] },
  { id: 'cross.basicWithin', level: 'error', title: '基本支出的经济分类不大于全部支出的同一分类', basis: BETWEEN },
  { id: 'cross.within', level: 'error', title: '财政拨款数不大于全部资金数', basis: BETWEEN, needs: ['expenditure', 'generalExpenditure'] },
  { id: 'cross.noOtherMoney', level: 'error', title: '没有非财政资金时全部资金数等于财政拨款数', basis: BETWEEN },
  { id: 'threePublic.economic', level: 'error', title: '基本支出中的“三公”科目不大于“三公”经费', basis: THREE_PUBLIC, needs: ['generalBasicEconomic', 'threePublic'] },
  { id: 'threePublic.counts', level: 'warning', title: '“三公”费用与实物量相符', basis: THREE_PUBLIC },
  { id: 'threePublic.persons', level: 'error', title: '接待人次不少于接待批次', basis: THREE_PUBLIC },
  { id: 'threePublic.vehicles', level: 'warning', title: '车辆数不少于公务用车保有量', basis: THREE_PUBLIC, needs: ['threePublic', 'assets'] },
  { id: 'threePublic.budget', level: 'warning', title: '“三公”经费决算不超过预算', basis: '《党政机关厉行节约反对浪费条例》：“三公”经费预算总额控制', needs: ['threePublic'] },
  { id: 'operation.within', level: 'warning', title: '机关运行经费不大于公用经费', basis: '机关运行经费口径：行政单位和参公单位的公用经费' },
  { id: 'code.shape', level: 'error', title: '科目编码不合规', basis: CLASSES },
  { id: 'code.budget', level: 'error', title: '科目与所在预算不符', basis: CLASSES },
  { id: 'code.nature', level: 'warning', title: '科目与支出性质不符', basis: CLASSES },
  { id: 'code.basicEconomic', level: 'error', title: '基本支出中不应有的经济分类', basis: CLASSES },
  { id: 'reading.row', level: 'warning', title: '不能识别的行', basis: OPENNESS },
  { id: 'reading.column', level: 'warning', title: '不能识别的栏', basis: OPENNESS },
  { id: 'reading.otherColumn', level: 'note', title: '不属于本年决算数的栏', basis: OPENNESS },
  { id: 'reading.duplicate', level: 'warning', title: '重复的行', basis: OPENNESS },
  { id: 'reading.duplicateTable', level: 'warning', title: '重复的表', basis: OPENNESS },
  { id: 'reading.learnedCode', level: 'note', title: '科目表中没有的新科目', basis: CLASSES },
  { id: 'reading.sheet', level: 'note', title: '未识别的工作表', basis: OPENNESS },
  { id: 'reading.otherUnit', level: 'note', title: '同一工作簿中其他单位的表', basis: OPENNESS },
  { id: 'reading.hidden', level: 'note', title: '隐藏的行、列或工作表', basis: OPENNESS },
  { id: 'reading.unit', level: 'warning', title: '没有写明金额单位', basis: OPENNESS },
  { id: 'reading.elided', level: 'warning', title: '用省略号略去科目', basis: OPENNESS },
  { id: 'reading.errorCell', level: 'error', title: '单元格为错误值', basis: OPENNESS },
  { id: 'reading.head', level: 'warning', title: '表头不完整', basis: OPENNESS },
  { id: 'reading.residue', level: 'warning', title: '表中有残留文字', basis: OPENNESS },
  { id: 'reading.residueMark', level: 'error', title: '表中有占位提示或修订痕迹', basis: OPENNESS },
  { id: 'residue.marks', level: 'warning', title: '表中文字标点重复', basis: OPENNESS },
  { id: 'residue.year', level: 'warning', title: '表中写有别的年度', basis: OPENNESS },
  { id: 'personal', level: 'error', title: '表中有个人信息', basis: '《中华人民共和国个人信息保护法》、《政府信息公开条例》第十五条' },
] as const satisfies readonly Rule[];

export type RuleId = (typeof RULES)[number]['id'];

const BY_ID: ReadonlyMap<RuleId, Rule> = new Map(RULES.map((rule): [RuleId, Rule] => [rule.id, rule]));

/** The catalogue entry of a rule. */
export function ruleOf(id: RuleId): Rule {
  const rule = BY_ID.get(id);
  if (rule === undefined) throw new RangeError(`unknown rule ${id}`);
  return rule;
}

/** Plain names of the statements for sentences about a table that is not there. */
export const ROLE_NAMES: Readonly<Record<Role, string>> = {
  summary: '收入支出决算总表', income: '收入决算表', expenditure: '支出决算表', fiscalSummary: '财政拨款收入支出决算总表',
  generalExpenditure: '一般公共预算财政拨款支出决算表', generalBasicEconomic: '一般公共预算财政拨款基本支出决算表',
  fund: '政府性基金预算财政拨款收入支出决算表', stateCapital: '国有资本经营预算财政拨款支出决算表', threePublic: '“三公”经费支出决算表',
  assets: '国有资产占用情况表', fiscalDetail: '财政拨款支出决算明细表', generalDetail: '一般公共预算财政拨款支出决算明细表',
  generalProject: '一般公共预算财政拨款项目支出决算表', fundThreePublic: '政府性基金预算财政拨款“三公”经费支出决算表', stateCapitalExpenditure: '国有资本经营预算财政拨款支出决算表',
};
