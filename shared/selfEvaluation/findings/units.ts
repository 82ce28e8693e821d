import { type Rational, compare } from '../rational.ts';
import type { MeasuredPart } from '../compare.ts';
import type { RowScore } from '../rowScore.ts';
import { type FindingDraft, type ScoredTable, rowName } from './finding.ts';

/** Units and magnitudes of targets and actuals, and whether both speak of the same thing. */
export function checkUnits(scored: ScoredTable): readonly FindingDraft[] {
  // Where no actual carries a unit, that is the form's way (the system prints it in the target); a mixed table is careless.
  const carried = scored.rows.some((row) => row.actual.quantities.some((quantity) => quantity.unit !== null));
  return scored.rows.flatMap((row) => {
    const slip = magnitude(row);
    if (slip.length > 0) return [...slip, ...namedOtherwise(row)];
    return [...caliber(row), ...mismatch(row), ...(carried ? missing(row) : []), ...namedOtherwise(row)];
  });
}

function caliber(row: RowScore): readonly FindingDraft[] {
  const { comparison, target, actual } = row;
  const text = target.parsed.kind === 'quantitative' && actual.parsed.kind === 'text-with-numbers';
  const apart = comparison.kind === 'incomparable' && (comparison.reason === 'units' || comparison.reason === 'kinds' || comparison.reason === 'counts') && target.parsed.kind !== 'date';
  if (!text && !apart) return [];
  const why = comparison.kind === 'incomparable' && comparison.reason === 'counts' ? '段数不同' : text ? '，后者是夹有数字的文字，口径不同' : '不是同一口径';
  return [{ rule: 'target-actual-caliber', level: 'error', row, column: '实际完成值', expected: target.parsed.text, printed: actual.parsed.text, message: `${rowName(row)}目标“${target.parsed.text}”与完成值“${actual.parsed.text}”${why}，不能相比。` }];
}

function mismatch(row: RowScore): readonly FindingDraft[] {
  if (row.comparison.kind !== 'measured') return [];
  const [part] = row.comparison.parts;
  if (part === undefined) return [];
  const pair = `目标“${row.target.parsed.text}”、完成值“${row.actual.parsed.text}”`;
  const place = { rule: 'unit-mismatch', level: 'warning' as const, row, column: '实际完成值' as const, expected: row.target.parsed.text, printed: row.actual.parsed.text };
  switch (part.repair) {
    case 'targetTookActual': return [{ ...place, message: `${rowName(row)}${pair}，目标没有写单位，按完成值的单位理解，请补上。` }];
    case 'decimalAsPercent': return [{ ...place, message: `${rowName(row)}${pair}，一边是百分比、一边是小数，按同一比率理解，请统一写法。` }];
    case 'loose': return [{ ...place, message: `${rowName(row)}${pair}的单位写法不一致，请统一。` }];
    case 'none': case 'actualTookTarget': return [];
  }
}

function missing(row: RowScore): readonly FindingDraft[] {
  if (row.comparison.kind !== 'measured' || row.target.range) return [];
  const part = row.comparison.parts.find((one) => one.actual.unit === null && one.actual.value.n !== 0n && one.repair !== 'decimalAsPercent');
  if (part === undefined) return [];
  const both = part.target.unit === null;
  return [{ rule: 'unit-missing', level: 'warning', row, column: '实际完成值', expected: both ? null : `${row.actual.parsed.text}${part.target.unit?.text ?? ''}`, printed: row.actual.parsed.text, message: `${rowName(row)}的${both ? '目标值与完成值都' : '完成值'}缺单位（${row.target.parsed.text} / ${row.actual.parsed.text}）。` }];
}

const COUNT_NAME = /(人数|人次|户数|次数|家数|个数|件数)$/;
const SPAN_NAME = /(年限|期限|年数|使用年份)$/;

/** The name promises people and the cell holds money; the name promises a span and the cell holds a year. */
function namedOtherwise(row: RowScore): readonly FindingDraft[] {
  const name = row.levels.level3.replace(/[(（][^)）]*[)）]$/, '').trim();
  const place = { rule: 'unit-mismatch', row, column: '年度指标值' as const, printed: row.target.parsed.text };
  const unit = row.target.quantities[0]?.unit;
  if (COUNT_NAME.test(name) && unit?.measure?.dimension === 'money' && unit.per.length === 0) return [{ ...place, level: 'error', message: `${rowName(row)}的名称是${COUNT_NAME.exec(name)?.[0] ?? '数量'}，目标值“${row.target.parsed.text}”却是金额。` }];
  if (SPAN_NAME.test(name) && row.target.parsed.kind === 'date' && row.target.parsed.operator === '=') return [{ ...place, level: 'warning', message: `${rowName(row)}的名称是${SPAN_NAME.exec(name)?.[0] ?? '年限'}，目标值“${row.target.parsed.text}”却是日期。` }];
  return [];
}

/** 36.5 against 365: the same digits with the point elsewhere. */
function magnitude(row: RowScore): readonly FindingDraft[] {
  if (row.comparison.kind !== 'measured' || row.comparison.parts.length !== 1) return [];
  const [part] = row.comparison.parts;
  if (part === undefined) return [];
  const times = powerOfTen(part);
  if (times === null) return [];
  return [{ rule: 'unit-mismatch', level: 'error', row, column: '实际完成值', expected: row.target.parsed.text, printed: row.actual.parsed.text, message: `${rowName(row)}目标“${row.target.parsed.text}”与完成值“${row.actual.parsed.text}”数字相同、相差 ${times} 倍，疑为小数点或单位（元、万元）有误。` }];
}

function powerOfTen(part: MeasuredPart): number | null {
  const [a, b] = [part.actualValue, part.targetValue];
  if (a.n <= 0n || b.n <= 0n || significantDigits(part.actual.digits) < 2) return null;
  return powerOfTenBetween(a, b);
}

/** 10, 100, … 100,000 when one value is exactly that many times the other; else null. */
export function powerOfTenBetween(a: Rational, b: Rational): number | null {
  const [large, little] = compare(a, b) > 0 ? [a, b] : [b, a];
  for (let times = 10; times <= 100_000; times *= 10) if (compare({ n: little.n * BigInt(times), d: little.d }, large) === 0) return times;
  return null;
}

export function significantDigits(digits: string): number {
  return digits.replace(/[.-]/g, '').replace(/^0+|0+$/g, '').length;
}
