import { type CellFigure, readFigure } from '../amounts.ts';
import { powerOfTenBetween } from '../compare.ts';
import { pointsBetween } from '../execution.ts';
import { pointsText } from '../explain.ts';
import type { EvaluationFund } from '../input.ts';
import { type Rational, RATIONAL_ONE, compare, divide, equal, multiply, percentText, rational, subtract, sum } from '../rational.ts';
import { type Interval, atMostOne, distance, mayPrint, ratiosOf, roundedFrom, times } from '../rounding.ts';
import { levelKey, sourceOf } from '../scheme.ts';
import { type FindingDraft, type ScoredTable, NOTHING, rowName } from './finding.ts';

/** The block of funds: columns, sums of its sources, execution rates and their score. */
export function checkFunds(scored: ScoredTable): readonly FindingDraft[] {
  const { funds } = scored.table;
  if (funds.length === 0) return NOTHING;
  const [total] = funds;
  const executedBlank = funds.every((fund) => readFigure(fund.executed).kind === 'blank');
  return [
    ...badAmounts(scored), ...truncated(scored), ...overBudget(scored), ...sums(scored), ...rates(scored), ...executionScore(scored), ...withoutSpending(scored),
    ...(executedBlank && total !== undefined ? [{ rule: 'missing-column', level: 'error' as const, row: null, column: '资金' as const, message: `“${scored.name}”的资金栏没有执行数，无法计算执行率。` }] : []),
  ];
}

const COLUMNS = [['initialBudget', '年初预算数'], ['fullYearBudget', '全年预算数'], ['executed', '执行数']] as const;
type Column = (typeof COLUMNS)[number][0];

const HUNDRED = rational(100);

function nameOf(fund: EvaluationFund | undefined): string {
  return fund?.name?.trim() ?? '（无名称）';
}

function badAmounts(scored: ScoredTable): readonly FindingDraft[] {
  return scored.table.funds.flatMap((fund) => [...COLUMNS, ['rate', '执行率'] as const, ['score', '得分'] as const, ['weight', '分值'] as const].flatMap(([key, column]): readonly FindingDraft[] => {
    const figure = readFigure(fund[key]);
    return figure.kind === 'bad' ? [{ rule: 'bad-number', level: 'error', row: null, column: '资金', printed: figure.text, message: `资金栏“${nameOf(fund)}”的${column}“${figure.text}”不是数字，请改正。` }] : [];
  }));
}

function truncated(scored: ScoredTable): readonly FindingDraft[] {
  const fund = scored.table.funds.find((one) => COLUMNS.some(([key]) => isTruncated(readFigure(one[key]))));
  if (fund === undefined) return NOTHING;
  const text = COLUMNS.map(([key]) => fund[key]).find((one) => isTruncated(readFigure(one))) ?? '';
  return [{ rule: 'unit-mismatch', level: 'warning', row: null, column: '资金', expected: `${text}元`, printed: text, message: `资金栏“${nameOf(fund)}”的金额“${text}”单位写“万”，应写“万元”。` }];
}

function isTruncated(figure: CellFigure): boolean {
  return figure.kind === 'number' && figure.truncated;
}

function overBudget(scored: ScoredTable): readonly FindingDraft[] {
  const { executed, fullYearBudget, overBudget: over } = scored.execution;
  if (!over || executed === null || fullYearBudget === null) return NOTHING;
  return [{ rule: 'over-budget', level: 'error', row: null, column: '资金', expected: pointsText(fullYearBudget), printed: pointsText(executed), diff: pointsText(subtract(executed, fullYearBudget)), message: `执行数 ${pointsText(executed)} 大于全年预算数 ${pointsText(fullYearBudget)}：全年预算数未含调整，执行率按 100% 计，不作超额完成；请把追加、调整的预算计入全年预算数。` }];
}

/** 年度资金总额 = its sources, a group = its members. Only where every source is one the scheme knows. */
function sums(scored: ScoredTable): readonly FindingDraft[] {
  const [total, ...parts] = scored.table.funds;
  if (total === undefined || parts.length === 0) return NOTHING;
  const placed = parts.map((fund) => ({ fund, source: sourceOf(nameOf(fund), scored.scheme) }));
  const unknown = placed.find((one) => one.source === null);
  if (unknown !== undefined) return [{ rule: 'funds-not-checked', level: 'note', row: null, column: '资金', message: `资金来源“${nameOf(unknown.fund)}”不在来源表内，没有核对资金合计。` }];
  const present = new Set(placed.map((one) => one.source?.id));
  const top = placed.filter((one) => one.source?.under === undefined || !present.has(one.source.under));
  // 其中：中央补助 alone does not say that nothing else was paid in.
  const [only] = top;
  if (top.length === 1 && only?.source?.under !== undefined && COLUMNS.every(([key]) => atMost(only.fund[key], total[key]))) return NOTHING;
  const drafts = COLUMNS.flatMap(([key, column]) => sumOf(total, top.map((one) => one.fund), key, column));
  const groups = top.flatMap((one) => {
    const members = placed.filter((other) => other.source?.under === one.source?.id).map((other) => other.fund);
    return members.length === 0 ? [] : COLUMNS.flatMap(([key, column]) => sumOf(one.fund, members, key, column));
  });
  return [...drafts, ...groups];
}

function atMost(part: string | null, whole: string | null): boolean {
  const [a, b] = [readFigure(part), readFigure(whole)];
  return a.kind !== 'number' || b.kind !== 'number' || compare(a.value, b.value) <= 0;
}

function sumOf(total: EvaluationFund, parts: readonly EvaluationFund[], key: Column, column: string): readonly FindingDraft[] {
  const whole = readFigure(total[key]);
  const figures = parts.map((fund) => readFigure(fund[key]));
  if (whole.kind !== 'number' || figures.some((figure) => figure.kind === 'bad') || figures.every((figure) => figure.kind === 'blank')) return NOTHING;
  const values = figures.flatMap((figure) => (figure.kind === 'number' ? [figure] : []));
  const added = sum(values.map((figure) => figure.value));
  const decimals = Math.min(whole.decimals, ...values.filter((figure) => figure.decimals > 0).map((figure) => figure.decimals));
  const difference = subtract(whole.value, added);
  const steps = values.filter((figure) => figure.value.n !== 0n).length + 1;
  // Half a last printed digit for every addend and the total; whole amounts are exact.
  const slack = whole.decimals === 0 && values.every((figure) => figure.decimals === 0) ? rational(0) : rational(steps, 2n * 10n ** BigInt(decimals));
  if (compare(difference.n < 0n ? { n: -difference.n, d: difference.d } : difference, slack) <= 0) return NOTHING;
  const slip = parts.find((_, index) => {
    const figure = figures[index];
    if (figure?.kind !== 'number' || figure.value.n <= 0n) return false;
    const wanted = subtract(whole.value, subtract(added, figure.value));
    return wanted.n > 0n && powerOfTenBetween(wanted, figure.value) !== null;
  });
  const printed = pointsText(added);
  const facts = { row: null, column: '资金' as const, expected: pointsText(whole.value), printed, diff: pointsText(subtract(added, whole.value)) };
  if (slip !== undefined) return [{ rule: 'unit-mismatch', level: 'error', ...facts, printed: slip[key], message: `资金栏“${nameOf(slip)}”的${column} ${slip[key] ?? ''} 与“${nameOf(total)}” ${total[key] ?? ''} 数字相同、数位不同，疑为小数点或单位有误。` }];
  const tail = whole.decimals > 0 && compare(difference.n < 0n ? { n: -difference.n, d: difference.d } : difference, rational(1n, 100n)) < 0;
  return [{ rule: 'fund-sum', level: tail ? 'tail' : 'error', ...facts, message: `“${nameOf(total)}”的${column} ${total[key] ?? ''} 与各来源合计 ${printed} 不符。` }];
}

/** One hundredth of a percentage point: a printed rate that is further off than this is wrong, not roughly rounded. */
const HUNDREDTH = rational(1n, 100n);

/**
 * Printed rates against 执行数 ÷ 全年预算数; the first wrong one is named, those of the sources follow from it. A rate is right
 * that some amounts give which were rounded to the printed ones (DESIGN §5).
 */
function rates(scored: ScoredTable): readonly FindingDraft[] {
  const decimals = decimalsOf(scored);
  for (const fund of scored.table.funds) {
    const figure = readFigure(fund.rate);
    const [initial, full, executed] = COLUMNS.map(([key]) => readFigure(fund[key]));
    if (figure.kind !== 'number' || full?.kind !== 'number' || executed?.kind !== 'number' || full.value.n <= 0n) continue;
    const right = divide(executed.value, full.value);
    const off = printedOff(figure, ratioOf(executed, full, decimals));
    if (off.n <= 0n || (compare(right, RATIONAL_ONE) > 0 && printedOff(figure, { low: RATIONAL_ONE, high: RATIONAL_ONE }).n <= 0n)) continue;
    const byInitial = initial?.kind === 'number' && initial.value.n > 0n && printedOff(figure, ratioOf(executed, initial, decimals)).n <= 0n;
    return [{
      rule: 'execution-rate', level: compare(off, HUNDREDTH) <= 0 ? 'warning' : 'error', row: null, column: '执行率', expected: percentText(right), printed: fund.rate,
      message: `“${nameOf(fund)}”的执行率印为 ${fund.rate ?? ''}，${fund.executed ?? ''} ÷ 全年预算数 ${fund.fullYearBudget ?? ''} = ${percentText(right)}${byInitial ? `；印出的是按年初预算数 ${fund.initialBudget ?? ''} 计算的，应按全年预算数计算` : ''}。`,
    }];
  }
  return NOTHING;
}

type Figure = Extract<CellFigure, { readonly kind: 'number' }>;

/** Decimals to which the block's amounts are printed; whole amounts are taken for ones whose zeros were left off. */
function decimalsOf({ table: { funds } }: ScoredTable): number {
  let most = 0;
  for (const fund of funds) for (const [key] of COLUMNS) most = Math.max(most, decimalsIn(readFigure(fund[key])));
  return most === 0 ? 2 : most;
}

function decimalsIn(figure: CellFigure): number {
  return figure.kind === 'number' ? figure.decimals : 0;
}

function ratioOf(executed: Figure, budget: Figure, decimals: number): Interval {
  const exact = divide(executed.value, budget.value);
  return ratiosOf(roundedFrom(executed.value, decimals), roundedFrom(budget.value, decimals)) ?? { low: exact, high: exact };
}

/** Distance in percentage points of a rate printed as percent (94.69, 94.69%) or as a share (0.9469); zero or less where it is right. */
function printedOff(figure: Figure, ratios: Interval): Rational {
  const asPercent = distance(times(ratios, HUNDRED), figure.value, figure.decimals);
  if (figure.percent || figure.decimals < 2 || compare(figure.value, RATIONAL_ONE) > 0) return asPercent;
  const asShare = multiply(distance(ratios, figure.value, figure.decimals), HUNDRED);
  return compare(asShare, asPercent) < 0 ? asShare : asPercent;
}

function executionScore(scored: ScoredTable): readonly FindingDraft[] {
  const { printed, score, weight, explanation, fullYearBudget, executed } = scored.execution;
  const figure = readFigure(scored.table.funds[0]?.score ?? null);
  if (printed === null || score === null || weight === null || figure.kind !== 'number' || compare(printed, weight) > 0) return NOTHING;
  const decimals = decimalsOf(scored);
  const ratios = fullYearBudget === null || executed === null ? null : ratiosOf(roundedFrom(executed, decimals), roundedFrom(fullYearBudget, decimals));
  const points = ratios === null ? [] : pointsBetween(atMostOne(ratios), weight, scored.scheme);
  if (equal(printed, score) || points.some((interval) => mayPrint(interval, printed, figure.decimals))) return NOTHING;
  return [{ rule: 'score-mismatch', level: 'error', row: null, column: '执行率', expected: pointsText(score), printed: pointsText(printed), diff: pointsText(subtract(printed, score)), message: `执行率得分 ${pointsText(printed)} 与规则不符：${explanation}。` }];
}

/** Nothing was spent and yet the output is complete. */
function withoutSpending(scored: ScoredTable): readonly FindingDraft[] {
  const { executed, fullYearBudget } = scored.execution;
  if (executed === null || executed.n !== 0n || fullYearBudget === null || fullYearBudget.n <= 0n) return NOTHING;
  const rows = scored.rows.filter((row) => levelKey(row.levels.level1) === '产出' && !row.levels.cost && row.printed !== null && row.printed.n > 0n);
  const [first] = rows;
  if (first === undefined) return NOTHING;
  const points = sum(rows.flatMap((row) => (row.printed === null ? [] : [row.printed])));
  return [{ rule: 'output-without-spending', level: 'warning', row: first, column: '得分', printed: pointsText(points), message: `资金一分没有支出，${rows.map(rowName).join('、')}却计 ${pointsText(points)} 分，请说明。` }];
}
