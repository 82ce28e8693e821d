import { pointsText } from '../explain.ts';
import { compare, equal, subtract } from '../rational.ts';
import { inBand } from '../judgement.ts';
import type { RowScore } from '../rowScore.ts';
import { STATE_NAMES } from '../states.ts';
import { type FindingDraft, type ScoredTable, NOTHING, checkRows, rowName } from './finding.ts';

/** Printed scores against the rule, the band or nothing at all; cost indicators scored against their sense. */
export function checkScores(scored: ScoredTable): readonly FindingDraft[] {
  return checkRows(scored.rows, [againstRule, againstBand, byHand, costSense, openBound, overrides]);
}

function againstRule(row: RowScore): readonly FindingDraft[] {
  const { printed, weight, ruleScore } = row;
  if (row.basis !== 'rule' || printed === null || weight === null || ruleScore === null || row.agrees || compare(printed, weight) > 0) return NOTHING;
  const figures = { row, column: '得分' as const, expected: pointsText(ruleScore), printed: pointsText(printed), diff: pointsText(subtract(printed, ruleScore)) };
  // At an open bound (＜3个 → 3个) the literal reading gives less; that is said apart.
  if (row.comparison.kind === 'measured' && row.comparison.parts.some((part) => part.atOpenBound)) return NOTHING;
  if (equal(printed, weight)) {
    const explained = row.indicator.reason !== null;
    return [{ rule: 'below-target-full-marks', level: explained ? 'warning' : 'error', ...figures, message: `${rowName(row)}没有达到目标却得满分：${row.explanation}；${explained ? '原因栏的说明不改变得分规则，如不适用请注明并调整分值' : '原因栏也是空的，请改正得分或完成值'}。` }];
  }
  return [{ rule: 'score-mismatch', level: 'error', ...figures, message: `${rowName(row)}得分 ${pointsText(printed)} 与规则不符：${row.explanation}。` }];
}

function againstBand(row: RowScore): readonly FindingDraft[] {
  const { band, printed, weight } = row;
  if (band === null || printed === null || weight === null || inBand(band, printed) || compare(printed, weight) > 0) return NOTHING;
  const above = compare(printed, band.from) > 0;
  return [{
    rule: 'score-outside-band', level: above ? 'error' : 'warning', row, column: '得分', expected: `${pointsText(band.from)}–${pointsText(band.to)}`, printed: pointsText(printed),
    message: `${rowName(row)}完成状态为“${STATE_NAMES[band.state]}”，得分 ${pointsText(printed)} ${above ? '高' : '低'}于该档的 ${pointsText(band.from)}–${pointsText(band.to)} 分${above && !band.closed ? `（不含 ${pointsText(band.to)} 分）` : ''}。`,
  }];
}

/** Points taken off where no rule can repeat it. */
function byHand(row: RowScore): readonly FindingDraft[] {
  const { printed, weight } = row;
  if (printed === null || weight === null || compare(printed, weight) >= 0) return NOTHING;
  const accepted = row.basis === 'entered' || (row.basis === 'band' && row.band !== null && inBand(row.band, printed));
  if (!accepted) return NOTHING;
  return [{ rule: 'manual-score', level: 'warning', row, column: '得分', printed: pointsText(printed), message: `${rowName(row)}由人工打分：${row.explanation}，请保留打分依据。` }];
}

function costSense(row: RowScore): readonly FindingDraft[] {
  if (!row.levels.cost) return NOTHING;
  const [part] = row.comparison.kind === 'measured' ? row.comparison.parts : [];
  const [goal] = row.target.quantities;
  const drafts: FindingDraft[] = [];
  const money = goal?.unit === null || goal?.unit?.measure?.dimension === 'money';
  if (goal !== undefined && !row.target.range && goal.operator.startsWith('>') && money) {
    drafts.push({ rule: 'operator-vs-direction', level: 'warning', row, column: '年度指标值', expected: '≤', printed: row.target.parsed.text, message: `${rowName(row)}是成本指标，目标 ${row.target.parsed.text} 意味着花得越多越达标，宜改用“≤”或“=”。` });
  }
  if (part === undefined || goal?.operator !== '=' || row.printed === null || row.weight === null || row.basis !== 'rule' || !row.agrees) return drafts;
  const order = compare(part.actualValue, part.targetValue);
  const pair = `目标 ${row.target.parsed.text}，完成 ${row.actual.parsed.text}，得 ${pointsText(row.printed)} 分`;
  if (order > 0 && equal(row.printed, row.weight)) drafts.push({ rule: 'cost-over-target-full-marks', level: 'warning', row, column: '得分', printed: pointsText(row.printed), message: `${rowName(row)}成本超出目标仍得满分（${pair}），宜说明原因。` });
  if (order < 0 && part.actualValue.n > 0n && compare(row.printed, row.weight) < 0) drafts.push({ rule: 'cost-under-target-deducted', level: 'warning', row, column: '得分', printed: pointsText(row.printed), message: `${rowName(row)}成本低于目标被扣分（${pair}），节约与执行率扣分重复，请核对目标的运算符。` });
  return drafts;
}

function openBound(row: RowScore): readonly FindingDraft[] {
  if (row.comparison.kind !== 'measured' || !row.comparison.parts.some((part) => part.atOpenBound)) return NOTHING;
  return [{ rule: 'strict-operator-not-met', level: 'warning', row, column: '实际完成值', expected: row.target.parsed.text, printed: row.actual.parsed.text, message: `${rowName(row)}完成值 ${row.actual.parsed.text} 恰好等于界限，按字面“${row.target.parsed.text}”没有达到，请明确是否含本数。` }];
}

/** An override without a reason, or outside 0 and the weight, is not applied and is said so. */
function overrides(row: RowScore): readonly FindingDraft[] {
  const given = row.indicator.override;
  if (given === null || given === undefined || given.score === null || row.override !== null) return NOTHING;
  return [{ rule: 'override-refused', level: 'error', row, column: '得分', printed: given.score, message: `${rowName(row)}改为 ${given.score} 分${given.reason === null ? '没有写理由' : '不在 0 与分值之间'}，没有采用。` }];
}
