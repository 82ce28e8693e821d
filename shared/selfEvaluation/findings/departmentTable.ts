import type { MeasuredPart } from '../compare.ts';
import { pointsText } from '../explain.ts';
import { type Rational, compare, divide, equal, multiply, rational } from '../rational.ts';
import type { RowScore } from '../rowScore.ts';
import { measured } from '../target/sequence.ts';
import { type FindingDraft, type ScoredTable, rowName } from './finding.ts';

/** So many characters in common make two names speak of the same work. */
const COMMON = 3;
/** Words of any project's name. */
const IDLE = /(19|20)\d\d年?度?|资金|补助|补贴|项目|经费|专项|财政|县级|区级|市级|省级|中央|配套|支出|预算|安排|[的及和与、（）()“”"\s]/g;
/** 元, 千元, 万元: a form states its money in one of them. */
const UNITS = [rational(1), rational(1_000), rational(10_000)];

/**
 * Rates that a project's table states otherwise (`checkRate`), and money rows of a 部门整体支出 table that repeat a project's 全年预算数 as their target, under a name with words in common: they
 * state that project's 全年执行数. Where several projects fit, nothing is said.
 * @returns findings by index of table, on the department's
 */
export function checkDepartmentTables(tables: readonly ScoredTable[]): ReadonlyMap<number, readonly FindingDraft[]> {
  const projects = tables.filter((one) => !one.department);
  const found = new Map<number, readonly FindingDraft[]>();
  for (const [index, scored] of tables.entries()) {
    const drafts = scored.department ? scored.rows.flatMap((row) => [...checkRow(row, projects), ...checkRate(row, projects)]) : [];
    if (drafts.length > 0) found.set(index, drafts);
  }
  return found;
}

function checkRow(row: RowScore, projects: readonly ScoredTable[]): readonly FindingDraft[] {
  const [goal] = row.target.quantities;
  const [part] = row.comparison.kind === 'measured' ? row.comparison.parts : [];
  if (goal?.unit?.measure?.dimension !== 'money' || goal.unit.per.length > 0 || part === undefined || row.target.range) return [];
  const wanted = measured(goal);
  const fitting = projects.flatMap((project) => {
    const unit = unitOf(project, wanted);
    return unit !== null && speakOfTheSame(row.levels.level3, project.name) ? [{ project, unit }] : [];
  });
  const [one] = fitting;
  const executed = one?.project.execution.executed ?? null;
  if (fitting.length !== 1 || one === undefined || executed === null || equal(multiply(executed, one.unit), part.actualValue)) return [];
  const shown = (value: Rational): string => `${pointsText(divide(value, rational(10_000)))}万元`;
  const [expected, printed] = [shown(multiply(executed, one.unit)), shown(part.actualValue)];
  return [{
    rule: 'cross-table-mismatch', level: 'error', row, column: '实际完成值', expected, printed,
    message: `${rowName(row)}完成 ${printed}，而项目“${one.project.name}”的全年预算数同为 ${shown(wanted)}、全年执行数是 ${expected}，请核对哪一个正确。`,
  }];
}

const RATE_NOUN = /[\u4e00-\u9fff]{2}(率|比例|占比)$/;

/**
 * 城乡居民…参保率 of the department against a …参保率 of the project that speaks of the same people: one target, two outcomes.
 * Only where a single row of the projects fits.
 */
function checkRate(row: RowScore, projects: readonly ScoredTable[]): readonly FindingDraft[] {
  const noun = RATE_NOUN.exec(row.levels.name)?.[0];
  const part = rateOf(row);
  if (noun === undefined || part === null) return [];
  const about = row.levels.name.slice(0, -noun.length);
  const fitting = projects.flatMap((project) => project.rows.flatMap((other) => {
    const same = other.levels.name.endsWith(noun) && other.target.key === row.target.key && other.levels.name !== row.levels.name;
    const theirs = same ? rateOf(other) : null;
    return theirs !== null && speakOfTheSame(about, project.name) ? [{ project, other, theirs }] : [];
  }));
  const [one] = fitting;
  if (fitting.length !== 1 || one === undefined || equal(one.theirs.actualValue, part.actualValue)) return [];
  return [{
    rule: 'cross-table-mismatch', level: 'warning', row, column: '实际完成值', expected: one.other.actual.parsed.text, printed: row.actual.parsed.text,
    message: `${rowName(row)}完成 ${row.actual.parsed.text}，而项目“${one.project.name}”的“${one.other.levels.level3}”目标同为 ${one.other.target.parsed.text}、完成 ${one.other.actual.parsed.text}，如为同一比率请统一。`,
  }];
}

function rateOf(row: RowScore): MeasuredPart | null {
  const [part] = row.comparison.kind === 'measured' && row.comparison.parts.length === 1 ? row.comparison.parts : [];
  return part?.target.unit?.measure?.dimension === 'ratio' ? part : null;
}

/** The unit in which the project's 全年预算数 is the wanted amount; null where it is another amount. */
function unitOf(project: ScoredTable, wanted: Rational): Rational | null {
  const budget = project.execution.fullYearBudget;
  if (budget === null || compare(budget, rational(0)) <= 0) return null;
  return UNITS.find((unit) => equal(multiply(budget, unit), wanted)) ?? null;
}

function speakOfTheSame(a: string, b: string): boolean {
  const [x, y] = [a.replace(IDLE, ''), b.replace(IDLE, '')];
  for (let at = 0; at + COMMON <= x.length; at += 1) if (y.includes(x.slice(at, at + COMMON))) return true;
  return false;
}
