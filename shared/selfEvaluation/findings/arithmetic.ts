import { pointsText } from '../explain.ts';
import { type Rational, compare, divide, multiply, rational, subtract } from '../rational.ts';
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
