import type { RowScore } from '../rowScore.ts';
import { type FindingDraft, type ScoredTable, NOTHING, checkRows, rowName } from './finding.ts';

/** Units and magnitudes of targets and actuals, and whether both speak of the same thing. */
export function checkUnits(scored: ScoredTable): readonly FindingDraft[] {
  // Where no actual carries a unit, that is the form's way (the system prints it in the target); a mixed table is careless.
  const carried = scored.rows.some((row) => row.actual.quantities.some((quantity) => quantity.unit !== null));
  return checkRows(scored.rows, [magnitude, caliber, mismatch, ...(carried ? [missing] : []), namedOtherwise]);
}

function caliber(row: RowScore): readonly FindingDraft[] {
  const { comparison, target, actual, timesApart } = row;
  if (timesApart !== null || (comparison.kind !== 'incomparable' && actual.parsed.kind !== 'text-with-numbers')) return NOTHING;
  const text = target.parsed.kind === 'quantitative' && actual.parsed.kind === 'text-with-numbers';
  const apart = comparison.kind === 'incomparable' && (comparison.reason === 'units' || comparison.reason === 'kinds' || comparison.reason === 'counts') && target.parsed.kind !== 'date';
  if (!text && !apart) return NOTHING;
  const why = comparison.kind === 'incomparable' && comparison.reason === 'counts' ? '段数不同' : text ? '，后者是夹有数字的文字，口径不同' : '不是同一口径';
  return [{ rule: 'target-actual-caliber', level: 'error', row, column: '实际完成值', expected: target.parsed.text, printed: actual.parsed.text, message: `${rowName(row)}目标“${target.parsed.text}”与完成值“${actual.parsed.text}”${why}，不能相比。` }];
}

function mismatch(row: RowScore): readonly FindingDraft[] {
  if (row.comparison.kind !== 'measured' || row.timesApart !== null) return NOTHING;
  const [part] = row.comparison.parts;
  if (part === undefined || part.repair === 'none' || part.repair === 'actualTookTarget') return NOTHING;
  const pair = `目标“${row.target.parsed.text}”、完成值“${row.actual.parsed.text}”`;
  const place = { rule: 'unit-mismatch', level: 'warning' as const, row, column: '实际完成值' as const, expected: row.target.parsed.text, printed: row.actual.parsed.text };
  switch (part.repair) {
    case 'targetTookActual': return [{ ...place, message: `${rowName(row)}${pair}，目标没有写单位，按完成值的单位理解，请补上。` }];
    case 'decimalAsPercent': return [{ ...place, message: `${rowName(row)}${pair}，一边是百分比、一边是小数，按同一比率理解，请统一写法。` }];
    case 'loose': return [{ ...place, message: `${rowName(row)}${pair}的单位写法不一致，请统一。` }];
  }
}

function missing(row: RowScore): readonly FindingDraft[] {
  if (row.comparison.kind !== 'measured' || row.timesApart !== null || row.target.range) return NOTHING;
  const part = row.comparison.parts.find((one) => one.actual.unit === null && one.actual.value.n !== 0n && one.repair !== 'decimalAsPercent');
  if (part === undefined) return NOTHING;
  const both = part.target.unit === null;
  return [{ rule: 'unit-missing', level: 'warning', row, column: '实际完成值', expected: both ? null : `${row.actual.parsed.text}${part.target.unit?.text ?? ''}`, printed: row.actual.parsed.text, message: `${rowName(row)}的${both ? '目标值与完成值都' : '完成值'}缺单位（${row.target.parsed.text} / ${row.actual.parsed.text}）。` }];
}

const COUNT_NAME = /(人数|人次|户数|次数|家数|个数|件数)$/;
const SPAN_NAME = /(年限|期限|年数|使用年份)$/;

/** The name promises people and the cell holds money; the name promises a span and the cell holds a year. */
function namedOtherwise(row: RowScore): readonly FindingDraft[] {
  const { name } = row.levels;
  const unit = row.target.quantities[0]?.unit;
  const money = unit?.measure?.dimension === 'money' && unit.per.length === 0;
  const dated = row.target.parsed.kind === 'date' && row.target.parsed.operator === '=';
  if (!money && !dated) return NOTHING;
  const place = { rule: 'unit-mismatch', row, column: '年度指标值' as const, printed: row.target.parsed.text };
  if (money && COUNT_NAME.test(name)) return [{ ...place, level: 'error', message: `${rowName(row)}的名称是${COUNT_NAME.exec(name)?.[0] ?? '数量'}，目标值“${row.target.parsed.text}”却是金额。` }];
  if (dated && SPAN_NAME.test(name)) return [{ ...place, level: 'warning', message: `${rowName(row)}的名称是${SPAN_NAME.exec(name)?.[0] ?? '年限'}，目标值“${row.target.parsed.text}”却是日期。` }];
  return NOTHING;
}

/** 36.5 against 365: the same digits with the point elsewhere. */
function magnitude(row: RowScore): readonly FindingDraft[] {
  if (row.timesApart === null) return NOTHING;
  return [{ rule: 'unit-mismatch', level: 'error', row, column: '实际完成值', expected: row.target.parsed.text, printed: row.actual.parsed.text, message: `${rowName(row)}目标“${row.target.parsed.text}”与完成值“${row.actual.parsed.text}”数字相同、相差 ${row.timesApart} 倍，疑为小数点或单位（元、万元）有误。` }];
}
