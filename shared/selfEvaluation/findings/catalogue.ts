import type { Level } from '../../checks/finding.ts';

/** A rule of self-evaluation as the check report names it; in a report its id is `performance.<id>`. */
export interface PerformanceRule {
  readonly id: string;
  readonly level: Level;
  readonly title: string;
  readonly basis: string;
}

const SCORES = '《项目支出绩效评价管理办法》（财预〔2020〕10号）及所用评分口径';
const TARGETS = '《中央部门预算绩效目标管理办法》（财预〔2015〕88号）：指向明确、细化量化、合理可行、相应匹配';
const FORM = '项目支出绩效自评表填报要求';
const MONEY = '项目支出绩效自评表与部门决算报表一致';

const RULES: readonly (readonly [id: string, level: Level, title: string, basis: string])[] = [
  ['bad-number', 'error', '分值、得分或金额不是数字', FORM],
  ['blank-cell', 'error', '应填的格空白', FORM],
  ['missing-column', 'error', '表中缺少应有的栏', FORM],
  ['missing-indicator', 'warning', '缺少应设的指标', TARGETS],
  ['weight-sum', 'error', '分值合计等于 100', SCORES],
  ['weight-split', 'error', '各一级指标的分值与口径一致', SCORES],
  ['weight-level', 'error', '一级指标下的分值相加一致', SCORES],
  ['score-sum', 'error', '得分合计等于总分', SCORES],
  ['score-above-weight', 'error', '得分不大于分值', SCORES],
  ['score-mismatch', 'error', '得分与评分规则一致', SCORES],
  ['score-outside-band', 'error', '定性指标得分在所属档内', SCORES],
  ['below-target-full-marks', 'error', '未达目标不得满分', SCORES],
  ['cost-over-target-full-marks', 'error', '成本超出目标不得满分', SCORES],
  ['cost-under-target-deducted', 'warning', '成本低于目标不扣分', SCORES],
  ['strict-operator-not-met', 'warning', '“大于”“小于”不含等于', SCORES],
  ['manual-score', 'note', '需由人判断的得分', SCORES],
  ['override-refused', 'warning', '人工评分不能采用', SCORES],
  ['no-total', 'note', '没有分值，不计总分', SCORES],
  ['total-cap', 'warning', '执行率偏低，总分封顶', SCORES],
  ['grade-mismatch', 'error', '等级与总分一致', SCORES],
  ['over-budget', 'error', '执行数不大于全年预算数', MONEY],
  ['fund-sum', 'error', '年度资金总额等于各来源合计', MONEY],
  ['funds-not-checked', 'note', '资金来源不在来源表内', MONEY],
  ['execution-rate', 'error', '执行率按全年预算数计算', MONEY],
  ['output-without-spending', 'warning', '没有支出却有产出得分', MONEY],
  ['missing-reason', 'error', '偏差应说明原因和改进措施', FORM],
  ['reason-not-substantive', 'warning', '偏差原因没有实质内容', FORM],
  ['over-completion-unexplained', 'warning', '超额较多应说明原因', FORM],
  ['unit-mismatch', 'error', '目标与完成值的单位一致', TARGETS],
  ['unit-missing', 'warning', '数值应有单位', TARGETS],
  ['target-actual-caliber', 'error', '目标与完成值口径一致', TARGETS],
  ['target-arithmetic', 'warning', '人数乘标准等于金额', TARGETS],
  ['actual-copies-target', 'warning', '完成值不照抄目标的界限', FORM],
  ['approximate-value', 'warning', '完成值应为确数', FORM],
  ['vague-actual', 'warning', '完成值应说明完成到什么程度', FORM],
  ['non-date-actual', 'warning', '时效目标的完成值应为日期', FORM],
  ['indicator-not-measurable', 'warning', '指标应可衡量', TARGETS],
  ['text-with-numbers', 'warning', '文字中夹有数字，宜拆成独立指标', TARGETS],
  ['unreadable', 'warning', '目标或完成值读不懂', FORM],
  ['doubtful-reading', 'note', '读法存疑', FORM],
  ['operator-typo', 'warning', '运算符写错', FORM],
  ['operator-redundant', 'note', '运算符重复', FORM],
  ['operator-vs-direction', 'warning', '运算符与指标方向矛盾', FORM],
  ['label-typo', 'warning', '指标名称有误', FORM],
  ['level-classification', 'warning', '指标归类', TARGETS],
  ['levels-not-checked', 'note', '指标没有分级', FORM],
  ['title-mismatch', 'warning', '标题与项目名称一致', FORM],
  ['year-mismatch', 'warning', '年度一致', FORM],
  ['template-residue', 'error', '模板提示语未删除', FORM],
  ['summary-amount', 'error', '汇总表的金额与自评表一致', MONEY],
  ['summary-score', 'error', '汇总表的得分与自评表一致', SCORES],
  ['summary-grade', 'error', '汇总表的等级与自评表一致', SCORES],
  ['summary-total', 'error', '汇总表的合计、个数与所列项目一致', FORM],
  ['summary-projects', 'warning', '汇总表的项目与自评表一致', FORM],
  ['cross-table-mismatch', 'error', '同一指标在各表中一致', MONEY],
  ['projects-over-expenditure', 'error', '自评项目金额不大于项目支出', MONEY],
  ['project-not-evaluated', 'warning', '有项目支出的项目都已自评', MONEY],
  ['project-without-expenditure', 'warning', '自评项目在项目支出中有金额', MONEY],
  ['projects-listed-elsewhere', 'note', '财政代列项目单独说明', MONEY],
];

export const PERFORMANCE_RULES: readonly PerformanceRule[] = RULES.map(([id, level, title, basis]) => ({ id: `performance.${id}`, level, title, basis }));
