/** Words by which a self-evaluation form is recognised. Labels are half-width and without blanks. */

export type HeadColumn = 'level1' | 'level2' | 'level3' | 'target' | 'adjustedTarget' | 'actual' | 'weight' | 'score' | 'reason' | 'unit' | 'operator' | 'direction' | 'explanation';

/** First match wins; a label may carry a remark in brackets (预期指标值(包含数字及文字描述)). */
const HEADS: readonly (readonly [HeadColumn, RegExp])[] = [
  ['level1', /^一级(绩效)?指标/],
  ['level2', /^二级(绩效)?指标/],
  ['level3', /^(三级(绩效)?指标|(绩效)?指标名称$)/],
  ['explanation', /^(指标解释|指标说明|指标含义|评价标准|评分标准|评价要点)/],
  ['reason', /偏差|扣分说明|未完成原因|原因分析|原因及|改进措施|情况说明|^备注$|^说明$/],
  ['unit', /^(度量单位|计量单位|单位|指标单位)$/],
  ['operator', /^(运算符号?|比较符号?|计算符号|指标符号|符号|算符|指标性质)$/],
  ['direction', /^(指标方向|指标方向性|方向|指标类型|正反向|指标属性)$/],
  ['adjustedTarget', /^调整后(的)?(年度)?(绩效)?(指标|目标)值/],
  ['actual', /(实际|全年|年度)?.{0,4}完成(指标)?(值|情况|数)|^(全年|年度|本年|当年)?实际(完成)?(指标)?值|^完成值|自评完成/],
  ['target', /(年度|预期|年初|绩效|目标|计划)?(指标|目标)值|^预期值|^(年度|全年)目标|^计划值|^绩效目标$/],
  ['score', /^(?!.*系数).*(得分(\(.*\))?$|^得分|自评分|^评分$)/],
  ['weight', /^(?!.*(系数|执行率)).*(^(指标)?(分值|权重)|权重|标准分)/],
];

export function headColumnOf(label: string): HeadColumn | null {
  if (label === '' || label.length > 30) return null;
  return HEADS.find(([, pattern]) => pattern.test(label))?.[0] ?? null;
}

export type FundColumn = 'initialBudget' | 'fullYearBudget' | 'executed' | 'weight' | 'rate' | 'score';

const FUND_HEADS: readonly (readonly [FundColumn, RegExp])[] = [
  ['score', /得分/],
  ['weight', /^(分值|权重)|执行率(权重|分值)/],
  ['rate', /执行率/],
  ['initialBudget', /年初.*预算|^年初/],
  ['executed', /执行数|执行金额|实际支出|支出数|全年执行|决算数|实际使用|到位数/],
  ['fullYearBudget', /全年.{0,4}预算|调整.*预算|^预算数|年度预算(数|额|金额|安排数?)?$|预算安排|全年安排|预算金额/],
];

export function fundColumnOf(label: string): FundColumn | null {
  if (label === '' || label.length > 24) return null;
  return FUND_HEADS.find(([, pattern]) => pattern.test(label))?.[0] ?? null;
}

/** Labels that end the rows of indicators. */
export const TOTAL_LABEL = /^(总分|合计|总计|自评总分|总得分|得分合计|分值合计|小计|自评得分合计)[:：]?/;
export const END_LABEL = /^(备注|说明|注[:：\d]|填报人|填表人|联系电话|联系人|单位负责人|审核人|自评结论|自评等级|评价等级|其他需要说明|需要说明|主要经验|存在的?问题|改进措施|绩效自评综述|填表说明)/;
export const TITLE_LABEL = /(自评|绩效|完成情况).*表|表.*自评|绩效(评价)?指标体系/;
/** Rows between the funds and the indicators. */
export const AFTER_FUNDS = /^(年度(总体|绩效)?目标|总体目标|绩效目标$|预期目标|年度主要任务|项目概况|绩效指标|项目绩效目标|年度绩效目标)/;
/** A row of the block of indicators that is the execution rate, not an indicator. */
export const EXECUTION_LABEL = /^(预算|资金)?执行(率|情况|进度)/;
export const FUND_NAME = /总额|拨款|资金|结转|结余|预算|专户|收入|补助|配套|自筹|债券/;
/** Below the funds, not one of them, whatever sources its text names. */
export const EXECUTION_REASON_LABEL = /^(预算|资金)?执行(率|进度|情况)?(偏差|偏低|未达标?|未完成)?的?(主要)?原因/;
/** Names of the project's people and places, and heads of the goals, with the field they fill. */
export const NAMED_FIELDS: readonly (readonly ['department' | 'implementingUnit' | 'projectLevel' | 'executionReason', RegExp])[] = [
  ['department', /^((业务|预算|项目)?主管部门|主管单位)([(及].*)?$/],
  ['implementingUnit', /^(项目)?(实施|填报|承担)单位$/],
  ['projectLevel', /^项目(级别|层级)$/],
  ['executionReason', EXECUTION_REASON_LABEL],
];
export const GOAL_HEAD = /^(年初|年度)?(预期|设定)目标$/;
export const GOAL_RESULT_HEAD = /^(年度)?(目标)?(实际|全年|年度)?完成情况$/;
