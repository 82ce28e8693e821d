import { readFigure } from '../amounts.ts';
import { pointsText } from '../explain.ts';
import { type Rational, compare, equal, rational, roundTo, subtract, sum } from '../rational.ts';
import { exact, gradeOf, levelKey } from '../scheme.ts';
import { type FindingDraft, type ScoredTable, rowName } from './finding.ts';

const HUNDRED = rational(100);

/** Weights: sum, split over level 1, figures in level names, scores above them; sums of scores; the grade. */
export function checkWeights(scored: ScoredTable): readonly FindingDraft[] {
  if (!scored.weighted) return withoutWeights(scored);
  return [...badFigures(scored), ...weightSum(scored), ...weightSplit(scored), ...namedWeights(scored), ...aboveWeight(scored), ...scoreSum(scored), ...grade(scored), ...unscored(scored)];
}

function withoutWeights(scored: ScoredTable): readonly FindingDraft[] {
  const selfEvaluation = scored.table.tableTitle?.includes('自评表') ?? false;
  return [{
    rule: 'missing-column', level: selfEvaluation ? 'warning' : 'note', row: null, column: '分值',
    message: `“${scored.name}”${selfEvaluation ? '名为自评表却' : ''}没有分值，不计总分，不评等级。`,
  }];
}

function badFigures(scored: ScoredTable): readonly FindingDraft[] {
  return scored.rows.flatMap((row) => (['weight', 'score'] as const).flatMap((key): readonly FindingDraft[] => {
    const figure = readFigure(row.indicator[key]);
    const column = key === 'weight' ? '分值' : '得分';
    if (figure.kind === 'bad') return [{ rule: 'bad-number', level: 'error', row, column, printed: figure.text, message: `${rowName(row)}的${column}“${figure.text}”不是数字，请改正。` }];
    const empty = row.target.parsed.kind === 'blank' && row.actual.parsed.kind === 'blank';
    if (key === 'weight' && figure.kind === 'blank' && !empty) return [{ rule: 'blank-cell', level: 'warning', row, column, message: `${rowName(row)}没有分值，不计分。` }];
    return figure.kind === 'number' && figure.value.n < 0n ? [{ rule: 'bad-number', level: 'error', row, column, printed: row.indicator[key], message: `${rowName(row)}的${column}是负数，请改正。` }] : [];
  }));
}

function weightSum(scored: ScoredTable): readonly FindingDraft[] {
  const parts = scored.rows.flatMap((row) => (row.weight === null ? [] : [row.weight]));
  const total = sum(scored.execution.weight === null ? parts : [...parts, scored.execution.weight]);
  const printed = readFigure(scored.table.totalWeight);
  if (!equal(total, HUNDRED)) {
    return [{ rule: 'weight-sum', level: 'error', row: null, column: '分值', expected: '100', printed: pointsText(total), diff: pointsText(subtract(total, HUNDRED)), message: `各指标分值${scored.execution.weight === null ? '' : '与执行率分值'}合计 ${pointsText(total)} 分，不是 100 分，请调整分值。` }];
  }
  if (printed.kind === 'number' && !equal(printed.value, total)) {
    return [{ rule: 'weight-sum', level: 'error', row: null, column: '分值', expected: pointsText(total), printed: pointsText(printed.value), diff: pointsText(subtract(printed.value, total)), message: `分值合计印为 ${pointsText(printed.value)}，各行相加为 ${pointsText(total)}，请核对。` }];
  }
  return [];
}

function weightsOfLevel1(scored: ScoredTable): ReadonlyMap<string, Rational> {
  const sums = new Map<string, Rational>();
  for (const row of scored.rows) if (row.weight !== null) sums.set(row.levels.level1, sum([sums.get(row.levels.level1) ?? rational(0), row.weight]));
  return sums;
}

/** Only for tables whose level 1 is the scheme's; a table of its own system is split by its own names. */
function weightSplit(scored: ScoredTable): readonly FindingDraft[] {
  const { weights } = scored.scheme.definition;
  const wanted = scored.department ? weights.department : weights.project;
  if (wanted === null) return [];
  const sums = new Map<string, Rational>();
  for (const [name, weight] of weightsOfLevel1(scored)) {
    const known = scored.scheme.tree.level1.get(levelKey(name));
    if (known === undefined) return [];
    sums.set(known, sum([sums.get(known) ?? rational(0), weight]));
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

/** 部门管理（40）: the name says what its rows must add up to. */
function namedWeights(scored: ScoredTable): readonly FindingDraft[] {
  return [...weightsOfLevel1(scored)].flatMap(([name, have]): readonly FindingDraft[] => {
    const named = /[(（](\d{1,3}(?:\.\d+)?)分?[)）]\s*$/.exec(name)?.[1];
    if (named === undefined || equal(exact(Number(named)), have)) return [];
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
  const needed = scored.rows.filter((row) => row.weight !== null && row.weight.n > 0n);
  if (figure.kind !== 'number' || needed.some((row) => row.printed === null) || (scored.execution.weight !== null && scored.execution.printed === null)) return [];
  const total = sum([...needed.flatMap((row) => (row.printed === null ? [] : [row.printed])), ...(scored.execution.weight === null || scored.execution.printed === null ? [] : [scored.execution.printed])]);
  if (equal(total, figure.value)) return [];
  const rounded = equal(roundTo(total, figure.decimals), figure.value) || compare(absolute(subtract(total, figure.value)), rational(1, 10n ** BigInt(figure.decimals))) < 0;
  return [{ rule: 'score-sum', level: rounded ? 'warning' : 'error', row: null, column: '总分', expected: pointsText(total), printed: pointsText(figure.value), diff: pointsText(subtract(figure.value, total)), message: `各行得分合计 ${pointsText(total)} 分，总分印为 ${pointsText(figure.value)} 分，${rounded ? '差在保留的小数位数，请按同一位数列示' : '请核对'}。` }];
}

function absolute(value: Rational): Rational {
  return value.n < 0n ? { n: -value.n, d: value.d } : value;
}

function grade(scored: ScoredTable): readonly FindingDraft[] {
  const printed = scored.table.grade?.trim() ?? '';
  const total = scored.printedTotal ?? scored.exactTotal;
  if (printed === '' || total === null) return [];
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
