import { percentText, RATIONAL_ONE, compare } from '../rational.ts';
import type { RowScore } from '../rowScore.ts';
import { type FindingDraft, type RowCheck, type ScoredTable, NOTHING, checkRows, rowName } from './finding.ts';

/** Words that say where a figure comes from, or nothing, instead of why a target was missed. */
const SOURCE_ONLY = /^(按|据|根据|依据|以)?.{0,10}(调查|统计|系统|实际|据实|如实|结果).{0,12}(填报|填列|填写|统计|反映)/;
const NOTHING_SAID = new Set(['无', '无偏差', '没有', '正常', '已完成', '略', '见附件', '详见附件', '/', '同上', '无原因']);

/** A missed target, a far exceeded one and an execution below 100% need a reason that says something. */
export function checkReasons(scored: ScoredTable): readonly FindingDraft[] {
  const far: RowCheck = (row) => exceeded(row, scored);
  return [...checkRows(scored.rows, [missed, far]), ...execution(scored)];
}

/** Full marks for a missed target is a finding of its own and includes the reason. */
function missed(row: RowScore): readonly FindingDraft[] {
  const { comparison, printed, weight } = row;
  const short = (comparison.kind === 'measured' || comparison.kind === 'matched') && !comparison.met;
  const text = row.target.parsed.kind === 'quantitative' && row.actual.parsed.kind === 'text-with-numbers';
  if (!short && !text) return NOTHING;
  const reason = row.indicator.reason?.trim() ?? '';
  if (reason === '') {
    if (printed !== null && weight !== null && compare(printed, weight) >= 0) return NOTHING;
    return [{ rule: 'missing-reason', level: 'warning', row, column: '偏差原因', message: `${rowName(row)}目标 ${row.target.parsed.text}、完成 ${row.actual.parsed.text}，没有说明偏差原因和改进措施。` }];
  }
  if (!SOURCE_ONLY.test(reason) && !NOTHING_SAID.has(reason)) return NOTHING;
  return [{ rule: 'reason-not-substantive', level: 'warning', row, column: '偏差原因', printed: reason, message: `${rowName(row)}没有达到目标，原因栏只写“${reason}”，没有说明原因和改进措施。` }];
}

function exceeded(row: RowScore, scored: ScoredTable): readonly FindingDraft[] {
  const [part] = row.comparison.kind === 'measured' ? row.comparison.parts : [];
  if (part === undefined || part.wanted !== 'higher' || row.completion === null || row.indicator.reason !== null || row.comparison.kind !== 'measured' || row.comparison.parts.length > 1) return NOTHING;
  if (compare(row.completion, scored.scheme.farExceeded) < 0) return NOTHING;
  return [{ rule: 'over-completion-unexplained', level: 'warning', row, column: '偏差原因', printed: percentText(row.completion), message: `${rowName(row)}目标 ${row.target.parsed.text}、完成 ${row.actual.parsed.text}，完成率 ${percentText(row.completion)}，达到 ${scored.scheme.definition.deviation.from}% 以上，没有说明偏离原因。` }];
}

/** Where the form has a field for it and it is blank, an error; otherwise a hint. */
function execution(scored: ScoredTable): readonly FindingDraft[] {
  const { rate, weight, printed } = scored.execution;
  if (rate === null || weight === null || compare(rate, RATIONAL_ONE) >= 0 || (printed !== null && compare(printed, weight) >= 0)) return NOTHING;
  const field = scored.table.executionReason;
  if (field !== undefined && field !== null && field.trim() !== '') return NOTHING;
  const required = field === null || field === '' || scored.department;
  return [{ rule: 'missing-reason', level: required ? 'error' : 'warning', row: null, column: '执行率', printed: percentText(rate), message: `执行率 ${percentText(rate)} 未达 100%，${required ? '执行率偏差原因没有填写' : '表内没有针对执行率的原因说明'}。` }];
}
