import { type CellFigure, readFigure } from '../amounts.ts';
import { pointsText } from '../explain.ts';
import { type Rational, add, compare, equal, rational, subtract, sum } from '../rational.ts';
import { halfDigit } from '../rounding.ts';
import { type Scheme, exact, gradeOf, levelKey } from '../scheme.ts';
import type { RowScore } from '../rowScore.ts';
import { type FindingDraft, type ScoredTable, NOTHING, checkRows, rowName } from './finding.ts';

const HUNDRED = rational(100);

/** Weights: sum, split over level 1, figures in level names, scores above them; sums of scores; the grade. */
export function checkWeights(scored: ScoredTable): readonly FindingDraft[] {
  if (!scored.weighted) return withoutWeights(scored);
  const level1 = weightsOfLevel1(scored);
  return [...badFigures(scored), ...weightSum(scored), ...weightSplit(scored, level1), ...namedWeights(level1), ...aboveWeight(scored), ...scoreSum(scored), ...grade(scored), ...unscored(scored)];
}

function withoutWeights(scored: ScoredTable): readonly FindingDraft[] {
  const selfEvaluation = scored.table.tableTitle?.includes('自评表') ?? false;
  return [{
    rule: 'missing-column', level: selfEvaluation ? 'warning' : 'note', row: null, column: '分值',
    message: `“${scored.name}”${selfEvaluation ? '名为自评表却' : ''}没有分值，不计总分，不评等级。`,
  }];
}

function badFigures(scored: ScoredTable): readonly FindingDraft[] {
  return checkRows(scored.rows, [(row) => badFigure(row, row.weightFigure, '分值'), (row) => badFigure(row, row.scoreFigure, '得分')]);
}

function badFigure(row: RowScore, figure: CellFigure, column: '分值' | '得分'): readonly FindingDraft[] {
  if (figure.kind === 'number' && figure.value.n >= 0n) return NOTHING;
  switch (figure.kind) {
    case 'bad': return [{ rule: 'bad-number', level: 'error', row, column, printed: figure.text, message: `${rowName(row)}的${column}“${figure.text}”不是数字，请改正。` }];
    case 'number': return [{ rule: 'bad-number', level: 'error', row, column, printed: column === '分值' ? row.indicator.weight : row.indicator.score, message: `${rowName(row)}的${column}是负数，请改正。` }];
    case 'blank': {
      const empty = row.target.parsed.kind === 'blank' && row.actual.parsed.kind === 'blank';
      return column === '得分' || empty ? NOTHING : [{ rule: 'blank-cell', level: 'warning', row, column, message: `${rowName(row)}没有分值，不计分。` }];
    }
  }
}

/** 合计 of the indicators alone, with 执行 printed elsewhere: its weights are exactly theirs. */
function withoutExecution(scored: ScoredTable): boolean {
  const printed = readFigure(scored.table.totalWeight);
  return printed.kind === 'number' && scored.rowWeights !== null && scored.execution.weight !== null && scored.execution.weight.n > 0n && equal(printed.value, scored.rowWeights);
}

function weightSum(scored: ScoredTable): readonly FindingDraft[] {
  const rows = scored.rowWeights ?? rational(0);
  const total = scored.execution.weight === null ? rows : add(rows, scored.execution.weight);
  const printed = readFigure(scored.table.totalWeight);
  if (!equal(total, HUNDRED)) {
    return [{ rule: 'weight-sum', level: 'error', row: null, column: '分值', expected: '100', printed: pointsText(total), diff: pointsText(subtract(total, HUNDRED)), message: `各指标分值${scored.execution.weight === null ? '' : '与执行率分值'}合计 ${pointsText(total)} 分，不是 100 分，请调整分值。` }];
  }
  if (printed.kind === 'number' && !equal(printed.value, total) && !withoutExecution(scored)) {
    return [{ rule: 'weight-sum', level: 'error', row: null, column: '分值', expected: pointsText(total), printed: pointsText(printed.value), diff: pointsText(subtract(printed.value, total)), message: `分值合计印为 ${pointsText(printed.value)}，各行相加为 ${pointsText(total)}，请核对。` }];
  }
  return NOTHING;
}

function weightsOfLevel1(scored: ScoredTable): ReadonlyMap<string, Rational> {
  const sums = new Map<string, Rational>();
  for (const { weight, levels: { level1 } } of scored.rows) {
    if (weight === null) continue;
    const before = sums.get(level1);
    sums.set(level1, before === undefined ? weight : add(before, weight));
  }
  return sums;
}

/** Only for tables whose level 1 is the scheme's; a table of its own system is split by its own names. */
function weightSplit(scored: ScoredTable, level1: ReadonlyMap<string, Rational>): readonly FindingDraft[] {
  const { weights } = scored.scheme.definition;
  const wanted = scored.department ? weights.department : weights.project;
  if (wanted === null) return NOTHING;
  const sums = new Map<string, Rational>();
  for (const [name, weight] of level1) {
    const known = scored.scheme.tree.level1.get(levelKey(name));
    if (known === undefined) return NOTHING;
    const under = wanted[known] === undefined ? otherPlace(known, scored.scheme, wanted) : known;
    sums.set(under, add(sums.get(under) ?? rational(0), weight));
  }
  const drafts: FindingDraft[] = [];
  for (const name of new Set([...Object.keys(wanted), ...sums.keys()])) {
    const want = exact(wanted[name] ?? 0);
    const have = sums.get(name) ?? rational(0);
    if (!equal(want, have)) drafts.push({ rule: 'weight-split', level: 'warning', row: null, column: '分值', expected: pointsText(want), printed: pointsText(have), diff: pointsText(subtract(have, want)), message: `“${name}”分值合计 ${pointsText(have)} 分，${scored.scheme.definition.name}为 ${pointsText(want)} 分；如有特殊情况请说明。` });
  }
  const want = exact(weights.execution);
  const have = scored.execution.weight;
  if (have !== null && !equal(want, have)) drafts.push({ rule: 'weight-split', level: 'warning', row: null, column: '分值', expected: pointsText(want), printed: pointsText(have), message: `预算执行率分值 ${pointsText(have)} 分，${scored.scheme.definition.name}为 ${pointsText(want)} 分。` });
  return drafts;
}

/** 成本指标 of its own is cut out of 产出指标 where the scheme has it there, on level 2. */
function otherPlace(level1: string, scheme: Scheme, wanted: Readonly<Record<string, number>>): string {
  return scheme.tree.level2.get(levelKey(level1))?.under.find((one) => wanted[one] !== undefined) ?? level1;
}

/** 部门管理（40）: the name says what its rows must add up to. */
function namedWeights(level1: ReadonlyMap<string, Rational>): readonly FindingDraft[] {
  return [...level1].flatMap(([name, have]): readonly FindingDraft[] => {
    const named = /[(（](\d{1,3}(?:\.\d+)?)分?[)）]\s*$/.exec(name)?.[1];
    if (named === undefined || equal(exact(Number(named)), have)) return NOTHING;
    return [{ rule: 'weight-level', level: 'error', row: null, column: '分值', expected: named, printed: pointsText(have), diff: pointsText(subtract(have, exact(Number(named)))), message: `一级指标“${name}”名下各行分值合计 ${pointsText(have)} 分，与名称所列 ${named} 分不符。` }];
  });
}

function aboveWeight(scored: ScoredTable): readonly FindingDraft[] {
  const drafts: FindingDraft[] = [];
  for (const row of scored.rows) {
    if (row.printed === null || row.weight === null || compare(row.printed, row.weight) <= 0) continue;
    drafts.push({ rule: 'score-above-weight', level: 'error', row, column: '得分', expected: pointsText(row.weight), printed: pointsText(row.printed), diff: pointsText(subtract(row.printed, row.weight)), message: `${rowName(row)}得分 ${pointsText(row.printed)} 高于分值 ${pointsText(row.weight)}。` });
  }
  const { printed, weight } = scored.execution;
  if (printed !== null && weight !== null && compare(printed, weight) > 0) drafts.push({ rule: 'score-above-weight', level: 'error', row: null, column: '执行率', expected: pointsText(weight), printed: pointsText(printed), diff: pointsText(subtract(printed, weight)), message: `执行率得分 ${pointsText(printed)} 高于分值 ${pointsText(weight)}。` });
  return drafts;
}

/** The printed total against the printed scores; one that is only rounded is a warning. */
function scoreSum(scored: ScoredTable): readonly FindingDraft[] {
  const figure = readFigure(scored.table.totalScore);
  const { weight, printed } = scored.execution;
  const apart = withoutExecution(scored);
  if (figure.kind !== 'number' || (weight !== null && printed === null && !apart)) return NOTHING;
  const scores: Rational[] = weight === null || printed === null || apart ? [] : [printed];
  for (const row of scored.rows) {
    if (row.weight === null || row.weight.n <= 0n) continue;
    if (row.printed === null) return NOTHING;
    scores.push(row.printed);
  }
  const total = sum(scores);
  if (equal(total, figure.value)) return NOTHING;
  // Every score with decimals may be half a digit off, and so may the total; a total that was cut off is less than a digit off.
  const fractions = [...(apart ? [] : [readFigure(scored.table.funds[0]?.score ?? null)]), ...scored.rows.map((row) => row.scoreFigure)].flatMap((one) => (one.kind === 'number' && one.decimals > 0 ? [halfDigit(one.decimals)] : []));
  const gap = absolute(subtract(total, figure.value));
  const rounded = compare(gap, sum([halfDigit(figure.decimals), ...fractions])) <= 0 || compare(gap, rational(1, 10n ** BigInt(figure.decimals))) < 0;
  return [{ rule: 'score-sum', level: rounded ? 'warning' : 'error', row: null, column: '总分', expected: pointsText(total), printed: pointsText(figure.value), diff: pointsText(subtract(figure.value, total)), message: `各行得分合计 ${pointsText(total)} 分，总分印为 ${pointsText(figure.value)} 分，${rounded ? '差在保留的小数位数，请按同一位数列示' : '请核对'}。` }];
}

function absolute(value: Rational): Rational {
  return value.n < 0n ? { n: -value.n, d: value.d } : value;
}

function grade(scored: ScoredTable): readonly FindingDraft[] {
  const printed = scored.table.grade?.trim() ?? '';
  const total = withoutExecution(scored) ? scored.exactTotal : (scored.printedTotal ?? scored.exactTotal);
  if (printed === '' || total === null) return NOTHING;
  const wanted = gradeOf(scored.scheme, total);
  return printed.startsWith(wanted) ? [] : [{ rule: 'grade-mismatch', level: 'error', row: null, column: '等级', expected: wanted, printed, message: `总分 ${pointsText(total)} 分对应“${wanted}”，等级印为“${printed}”。` }];
}

function unscored(scored: ScoredTable): readonly FindingDraft[] {
  const missing = scored.rows.filter((row) => row.score === null);
  const drafts: FindingDraft[] = [];
  if (scored.total === null) {
    const reasons = missing.length > 0 ? `第 ${missing.map((row) => row.index + 1).join('、')} 行不能计分` : '执行率不能计分';
    drafts.push({ rule: 'no-total', level: 'note', row: null, column: '总分', message: `${reasons}，不计总分，不评等级。` });
  }
  if (scored.cap !== null) drafts.push({ rule: 'total-cap', level: 'note', row: null, column: '总分', message: `按执行率，总分最高 ${pointsText(scored.cap)} 分。` });
  return drafts;
}
