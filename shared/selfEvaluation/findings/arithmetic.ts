import { pointsText } from '../explain.ts';
import { type Rational, compare, divide, multiply, rational, roundTo, subtract } from '../rational.ts';
import type { RowScore } from '../rowScore.ts';
import { measured } from '../target/sequence.ts';
import { type FindingDraft, type ScoredTable, rowName } from './finding.ts';

/** Above this share of the total the product of people and standard does not fit it. */
const SLACK = rational(1n, 100n);

/**
 * People × standard per person = total cost, among targets; only where a table has exactly one of each, so that nothing has
 * to be guessed. A standard per month counts twelve times.
 */
export function checkArithmetic(scored: ScoredTable): readonly FindingDraft[] {
  return [...amongTargets(scored), ...againstSpending(scored)];
}

/** Further apart than this the product is not what was spent; the standard is of something else. */
const SAME_THING = rational(1n, 10n);
const MONEY_UNITS = [rational(1), rational(1_000), rational(10_000)];

/** People reached × a standard per person (280元*30%) = what the project spent, where the two are near but not the same. */
function againstSpending(scored: ScoredTable): readonly FindingDraft[] {
  const { executed } = scored.execution;
  const people = only(scored.rows, (row) => dimension(row) === 'person' && perOf(row).length === 0 && row.actual.quantities.length === 1);
  if (executed === null || people === null) return [];
  const standards = scored.rows.filter((row) => STANDARD.test(row.levels.name) && dimension(row) === 'money' && row.target.quantities.length === 1 && !row.target.range);
  const [standard] = standards;
  const count = people.comparison.kind === 'measured' ? people.comparison.parts[0]?.actualValue : undefined;
  const price = standard === undefined ? undefined : value(standard);
  if (standard === undefined || standards.length !== 1 || count === undefined || price === undefined) return [];
  const product = multiply(multiply(count, price), rational(perOf(standard).includes('月') ? 12 : 1));
  if (product.n <= 0n) return [];
  const gapIn = (unit: Rational): Rational => distanceOf(divide(multiply(executed, unit), product));
  const unit = MONEY_UNITS.find((one) => compare(gapIn(one), SAME_THING) <= 0);
  if (unit === undefined || compare(gapIn(unit), SLACK) <= 0) return [];
  const expected = pointsText(roundTo(divide(product, unit), 2));
  return [{
    rule: 'target-arithmetic', level: 'warning', row: standard, column: '资金', expected, printed: pointsText(executed),
    message: `${rowName(people)}完成 ${people.actual.parsed.text} × ${rowName(standard)} ${standard.target.parsed.text} = ${expected}，与执行数 ${pointsText(executed)} 不符，请核对。`,
  }];
}

const STANDARD = /标准$/;

/** |ratio − 1| */
function distanceOf(ratio: Rational): Rational {
  const gap = subtract(ratio, rational(1));
  return gap.n < 0n ? { n: -gap.n, d: gap.d } : gap;
}

/** Among the targets alone. */
function amongTargets(scored: ScoredTable): readonly FindingDraft[] {
  const people = only(scored.rows, (row) => dimension(row) === 'person' && perOf(row).length === 0);
  const standard = only(scored.rows, (row) => perOf(row).includes('人') && (dimension(row) === 'money' || dimension(row) === 'per'));
  const total = only(scored.rows, (row) => row.levels.cost && dimension(row) === 'money' && perOf(row).length === 0);
  if (people === null || standard === null || total === null) return [];
  const others = perOf(standard).filter((name) => name !== '人');
  if (others.some((name) => name !== '年' && name !== '月')) return [];
  const [count, price, cost] = [people, standard, total].map((row) => value(row));
  if (count === undefined || price === undefined || cost === undefined || cost.n <= 0n) return [];
  const product = multiply(multiply(count, price), rational(others.includes('月') ? 12 : 1));
  const gap = subtract(product, cost);
  if (compare(divide(gap.n < 0n ? { n: -gap.n, d: gap.d } : gap, cost), SLACK) <= 0) return [];
  const expected = `${pointsText(divide(product, rational(10_000)))}万元`;
  return [{
    rule: 'target-arithmetic', level: 'warning', row: total, column: '年度指标值', expected, printed: total.target.parsed.text,
    message: `${rowName(total)}目标 ${total.target.parsed.text}，而${rowName(people)} ${people.target.parsed.text} × ${rowName(standard)} ${standard.target.parsed.text} = ${expected}，两者不一致。`,
  }];
}

function only(rows: readonly RowScore[], fits: (row: RowScore) => boolean): RowScore | null {
  const found = rows.filter((row) => row.target.parsed.kind === 'quantitative' && !row.target.range && fits(row));
  return found.length === 1 ? (found[0] ?? null) : null;
}

function perOf(row: RowScore): readonly string[] {
  return row.target.quantities[0]?.unit?.per ?? [];
}

/** 'per' for a standard whose 元 was left out (2700/月/人). */
function dimension(row: RowScore): string {
  const unit = row.target.quantities[0]?.unit;
  return unit === null || unit === undefined ? '' : (unit.measure?.dimension ?? 'per');
}

function value(row: RowScore): Rational | undefined {
  const [quantity] = row.target.quantities;
  return quantity === undefined ? undefined : measured(quantity);
}
