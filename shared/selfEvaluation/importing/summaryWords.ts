/** Words by which a 汇总表 of self-evaluation is recognised. Labels are half-width and without blanks. */

export type SummaryColumn = 'number' | 'project' | 'unit' | 'initial' | 'budget' | 'executed' | 'rate' | 'score' | 'grade' | 'count';

/** First match wins; a unit in brackets behind the label is taken off before. */
const HEADS: readonly (readonly [SummaryColumn, RegExp])[] = [
  ['number', /^(序号|编号|行次)$/],
  ['count', /^(项目)?(个数|数量|数)(\(个\))?$/],
  ['project', /^((预算|自评|评价|二级|一级|支出)?项目(支出|\(政策\))?(名称)?|专项(资金)?名称|自评对象)$/],
  ['unit', /^((项目)?(主管|实施|承担|责任|预算)?(单位|部门|科室|股室)(名称)?)$/],
  ['rate', /执行率|支出进度/],
  ['initial', /年初.*预算|^年初/],
  ['executed', /执行数|执行金额|实际支出|^支出(数|金额|额)|全年执行|决算数|实际使用/],
  ['budget', /预算(数|额|金额|安排数?)?$|^(项目)?(资金|安排)?(总额|金额|资金)$|安排金额/],
  ['score', /^(自评|评价|绩效|综合|自评价?结果)*(得分|总分|评分|分数|总得分)$/],
  ['grade', /^(自评|评价|绩效|自评价?结果)*(等级|等次|档次|级别|结论|结果)$/],
];

export function summaryColumnOf(label: string): SummaryColumn | null {
  const bare = label.replace(/\((万元|千元|元|分|%|个)\)$/, '');
  if (bare === '' || bare.length > 20) return null;
  return HEADS.find(([, pattern]) => pattern.test(bare))?.[0] ?? null;
}

export const SUMMARY_TITLE = /(自评|绩效).*(汇总|统计|一览)|(汇总|一览|统计)表.*(自评|绩效)/;
export const SUMMARY_TOTAL = /^(合计|总计|共计|小计)/;
export const SUMMARY_END = /^(备注|说明|注[:：\d]|填报人|填表人|联系电话|联系人|单位负责人|审核人)/;
/** 财政代列 projects stand in the table and outside its total. */
export const ON_BEHALF = /财政代列|不计入合计/;
/** 共5个项目; 优4个、良1个. */
export const PROJECTS_SAID = /(?:共|合计|总计)[^\d]{0,6}(\d{1,4})个(?:项目)?/;
export const GRADES_SAID = /[“”"]?(优秀?|良好?|中等?|差)[“”"]?(?:等次|等级|的)?(?:项目)?(?:有|共|为|:)?(\d{1,4})个/g;
