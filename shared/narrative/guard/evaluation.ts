import type { BusinessFigure, PerformanceRecord } from '../records.ts';
import { quoted } from '../quoted.ts';
import { type KnownElsewhere, knownElsewhere } from './elsewhere.ts';
import type { GuardContext, GuardFinding, KnownFigure } from './finding.ts';
import { sentenceAround } from './mentions.ts';
import { isRegistered, sameThing } from './quantities.ts';
import type { ProseNumber } from './readNumbers.ts';

/** What the self-evaluation comes to, as prose may tell it. */
export interface KnownEvaluation {
  readonly projects: number;
  /** 财政代列. */
  readonly elsewhere: number;
  readonly elsewhereMoney: KnownElsewhere;
  readonly grades: readonly { readonly name: string; readonly count: number }[];
  /** By the words that stand before a score; 分. */
  readonly scores: readonly BusinessFigure[];
}

const AVERAGE = '平均';
const WHOLE = '部门整体';
const SCORE_DECIMALS = 6;

/** Of the forms' own figures; null where nothing was evaluated. */
export function knownEvaluation(record: PerformanceRecord | undefined): KnownEvaluation | null {
  if (record === undefined) return null;
  const { results = [], wholeScore = '' } = record;
  const scores = [{ name: AVERAGE, value: average(results.map((result) => result.score)) }, { name: WHOLE, value: wholeScore }, ...results.map(({ name, score }) => ({ name, value: score }))];
  return {
    projects: record.projects, elsewhere: record.listedElsewhere?.projects ?? 0, elsewhereMoney: knownElsewhere(record), grades: record.grades,
    scores: scores.filter(({ name, value }) => name !== '' && value !== '').map((score) => ({ ...score, unit: '分' })),
  };
}

/** The mean of printed scores as decimal text; '' unless every project has one. */
function average(scores: readonly string[]): string {
  if (scores.length === 0 || scores.some((score) => !/^\d+(\.\d+)?$/.test(score))) return '';
  const scale = 10n ** BigInt(SCORE_DECIMALS);
  const scaled = scores.map((score) => {
    const [whole = '0', fraction = ''] = score.split('.');
    return BigInt(whole) * scale + BigInt(fraction.slice(0, SCORE_DECIMALS).padEnd(SCORE_DECIMALS, '0'));
  });
  const count = BigInt(scores.length);
  const mean = (2n * scaled.reduce((sum, one) => sum + one, 0n) + count) / (2n * count);
  return `${mean / scale}.${(mean % scale).toString().padStart(SCORE_DECIMALS, '0')}`;
}

/** The shares of the grades among the graded projects, so that 占75% is a figure of the book. */
export function gradeShares(record: PerformanceRecord | undefined): KnownFigure[] {
  const grades = record?.grades ?? [];
  const whole = grades.reduce((sum, grade) => sum + grade.count, 0);
  return grades.map(({ count }, index) => ({ kind: 'percent', part: count, whole, label: '', source: `share:record:performance:grades:${index}` }));
}

/** Only beside these words does a count or a score tell of the self-evaluation. */
const EVALUATION = /自评|绩效|评价|评为|等级|等次|得分|平均分|代列/u;
/** What stands between 项目 and its count. */
const PROJECTS_BEFORE = /项目(?:支出|资金)?(?:数量|个数|总数|数)?(?:共计|合计|共有|分别为|共|有|为|是)?$/u;
const PROJECTS_AFTER = /^(?:预算|财政|一级|二级|专项|支出|资金|部门|自评)*项目/u;
/** Reviews by others, plans and monitoring count projects of their own; so does anything chosen among them. */
const OTHER_COUNT = /重点|抽[查取选]|选[取择]|监控|事前|第三方|下[一]?年|其中/u;

/**
 * Judges a count of projects (all, by grade, 财政代列) or a score that prose tells of the self-evaluation.
 * @returns a finding; null where the number is right; undefined where it tells of something else
 */
export function evaluationFinding(text: string, number: ProseNumber, { evaluation, book }: GuardContext): GuardFinding | null | undefined {
  if (evaluation === null || number.kind !== 'count') return undefined;
  const sentence = sentenceAround(text, number.from);
  if (!EVALUATION.test(text.slice(sentence.from, sentence.to))) return undefined;
  const before = text.slice(sentence.from, number.from);
  const clause = before.slice(Math.max(before.lastIndexOf('，'), before.lastIndexOf('；'), before.lastIndexOf('、')) + 1);
  if (number.unit === '分') return scoreFinding(number, clause, evaluation);
  if (!sameThing(number.unit, '个')) return undefined;
  const after = text.slice(number.to, sentence.to);
  const grade = evaluation.grades.find(({ name }) => namedBefore(name).test(before)) ?? evaluation.grades.find(({ name }) => namedAfter(name).test(after));
  if (grade !== undefined) return countFinding(number, `评为“${grade.name}”的项目`, grade.count);
  if (!PROJECTS_BEFORE.test(clause) && !PROJECTS_AFTER.test(after)) return undefined;
  if (/代列/u.test(clause) || /^[^，；]{0,12}代列/u.test(after)) return countFinding(number, '财政代列的项目', evaluation.elsewhere);
  if (!/自评/u.test(text.slice(sentence.from, sentence.to)) || OTHER_COUNT.test(clause)) return undefined;
  const known = [evaluation.projects, evaluation.projects + evaluation.elsewhere, ...book.flatMap((figure) => (figure.kind === 'count' && sameThing(figure.unit, '个') ? [figure.count] : []))];
  return known.some((count) => isCount(number, count)) ? null : countFinding(number, '自评项目', evaluation.projects);
}

/** 优9个, 评为“优”的项目有9个; 其中9个 names no grade. */
function namedBefore(name: string): RegExp {
  return new RegExp(String.raw`(?:^|[，。；、：:（(\s“"为得评获级次])${name}[秀好]?[”"]?(?:等级|等次|级|档)?(?:的)?(?:项目)?(?:共有|共|有|为|是|：|:)?$`, 'u');
}

/** 9个项目评价等级为“优”, 9个优秀. */
function namedAfter(name: string): RegExp {
  return new RegExp(String.raw`^(?:项目)?(?:[^，。；、“”]{0,14}[为获得评到级次果])?[“"]?${name}[秀好]?[”"]?(?:等级|等次|级|档)?(?:$|[，。；、）)的])`, 'u');
}

function isCount({ value }: ProseNumber, count: number): boolean {
  return value.decimals === 0 && value.scaled === BigInt(count);
}

function countFinding(number: ProseNumber, what: string, count: number): GuardFinding | null {
  return isCount(number, count) ? null : wrong(number, what, `${count}${number.unit}`);
}

/** How far before its number the subject of a score is looked for. */
const REACH_OF_SUBJECT = 24;

/** The subject nearest before the number says whose score it is. */
function scoreFinding(number: ProseNumber, clause: string, { scores }: KnownEvaluation): GuardFinding | null | undefined {
  const near = clause.slice(-REACH_OF_SUBJECT);
  const named = scores.map((score) => ({ score, at: near.lastIndexOf(score.name) })).filter(({ at }) => at >= 0).toSorted((a, b) => b.at - a.at || b.score.name.length - a.score.name.length);
  const [subject] = named;
  if (subject === undefined || !/分[”"]?(?:值)?(?:为|是|达到|达|：|:)?$/u.test(clause) || /分值|满分/u.test(clause)) return undefined;
  if (isRegistered(number, [subject.score])) return null;
  return wrong(number, subject.score.name === AVERAGE ? '自评项目平均分' : `${subject.score.name === WHOLE ? '部门整体支出' : subject.score.name}自评得分`, `${trimmed(subject.score.value)}分`);
}

/** 91.875000 → 91.88; a score as printed keeps its digits. */
function trimmed(value: string): string {
  return /\.\d{3,}$/.test(value) ? String(Number((Math.round(Number(value) * 100) / 100).toFixed(2))) : value;
}

function wrong(number: ProseNumber, what: string, expected: string): GuardFinding {
  return { from: number.from, to: number.to, kind: 'number', level: 'error', expected, message: `${quoted(what)}写成${number.text}，自评表中为${expected}，请改正。` };
}
