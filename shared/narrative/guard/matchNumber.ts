import { percentOf } from '../../money/ratio.ts';
import { divideHalfUp, fen } from '../../money/fen.ts';
import { formatFen } from '../../money/format.ts';
import { elsewhereFinding } from './elsewhere.ts';
import { evaluationFinding } from './evaluation.ts';
import type { GuardContext, GuardFinding, KnownFigure } from './finding.ts';
import { FEN_OF_UNIT, type ProseNumber } from './readNumbers.ts';
import { type Mention, boundLabel, sentenceAround } from './mentions.ts';
import { pairedPercents } from './pairs.ts';
import { isRegistered, sameThing, saysFen } from './quantities.ts';
import { directionBefore } from './signs.ts';
import { otherYear } from './dates.ts';
import { isBeside, sideAround } from './hedges.ts';
import { isThreshold, thresholdFinding } from './threshold.ts';
import { timesFinding } from './times.ts';
import { quoted } from '../quoted.ts';

/** Words of the accounts: a number in a sentence with one of them is no business figure. */
const ACCOUNTS = /决算|预算|收入总计|支出总计|合计|“三公”|机关运行经费|政府采购|结转|财政拨款|接待费|公务用车|因公出国|国内公务接待|团组|基本支出|项目支出|人员经费|公用经费/u;
/** The same in a section that prints figures of the book. */
const OF_BOOK = /收入|支出|经费|采购|资产/u;
/** Names of the book that are names of money, not of work (医疗救助 is both a 科目 and a task). */
const MONEY_NAME = /(?:支出|收入|经费|费|补助|结余|金额|总计|合计)$/u;
/** What the book counts; only beside these words must a count be one of the book's. */
const COUNTED = /团组|公务接待|公务用车|保有量|车辆|设备/u;
const COUNTED_STAFF = /编制|在职|离退休/u;
const MONEY_RATE = /占|完成|执行率|完成率|增长|下降|提高|降低|上升|比重/u;

/** Judges amounts, percentages and counts one by one; `done` are the numbers of the text that were judged before, in order. */
export function judgeNumber(text: string, number: ProseNumber, before: readonly ProseNumber[], mentions: readonly Mention[], context: GuardContext): GuardFinding | null {
  if (number.kind === 'malformed') return finding(number, 'malformed', 'error', `“${number.text}”不是一个数，请按账套重新填写。`);
  const evaluated = [evaluationFinding(text, number, context), elsewhereFinding(text, number, before, context)].find((found) => found !== undefined);
  if (evaluated !== undefined) return evaluated;
  if (number.kind === 'date' || isRegistered(number, context.business)) return null;
  if (number.kind === 'bare') return judgeBare(number, context);
  if (number.kind === 'times') return timesFinding(text, number, context);
  if (isThreshold(text, number)) return thresholdFinding(number, context);
  const sentence = sentenceAround(text, number.from);
  const turn = directionBefore(text.slice(Math.max(sentence.from, number.from - 8), number.from));
  if (turn !== null && worth(number) < 0n) return negativeTurn(number, turn);
  if (number.kind === 'point') return judgePoint(text, number, turn, context);
  const side = number.kind === 'amount' || number.kind === 'percent' ? sideAround(text, number) : 'at';
  const says = (figure: KnownFigure): boolean => (side === 'at' ? equals(number, figure) : isBeside(number, figure, side));
  // Behind 增长, 减少 only what grew or fell can be meant, not an amount or a share that happens to be as large.
  const equal = (figure: KnownFigure): boolean => says(figure) && (turn === null || figure.direction === turn || worth(number) === 0n);
  const bound = boundFigures(text, number, mentions, context);
  if (bound !== null) {
    if (bound.figures.some(equal)) return otherYear(text, number, before, bound.figures.filter(equal), context) ?? styleOf(number, bound.figures.filter(equal), text, context);
    if (turn === null || number.kind === 'count') return wrong(number, bound.label, bound.figures, context);
  }
  const ratio = number.kind === 'percent' && turn === null ? ratioFigures(text, number, before, context) : [];
  const paired = pairedPercents(text, number, before, context, (amount, fen) => equals(amount, { kind: 'amount', fen, label: '', source: '' }));
  if (paired !== null && ![...paired, ...ratio].some((figure) => equals(number, figure))) return mispaired(number, before.at(-1), paired, context);
  const matched = [...context.own, ...context.book, ...ratio].filter(equal);
  if (matched.length > 0) return otherYear(text, number, before, matched, context) ?? styleOf(number, matched, text, context);
  if (worth(number) === 0n || isAverage(text, number)) return worth(number) === 0n ? null : unlisted(number);
  const against = [...context.own, ...context.book].filter((figure) => figure.direction !== undefined && says(figure));
  if (turn !== null && against.length > 0) return finding(number, 'direction', 'error', `账套中该数是${turn === 'up' ? '减少' : '增加'}，文中写成“${turn === 'up' ? '增加' : '减少'}”，请改正。`);
  const named = (context.own.length > 0 && OF_BOOK.test(text.slice(sentence.from, sentence.to))) || mentions.some(({ from, to, name }) => from >= sentence.from && to <= sentence.to && MONEY_NAME.test(name));
  return unmatched(number, text.slice(sentence.from, sentence.to), named, context);
}

/** The figures of the label that stands right before the number; those of the section itself where it has any. */
function boundFigures(text: string, number: ProseNumber, mentions: readonly Mention[], context: GuardContext): { readonly label: string; readonly figures: readonly KnownFigure[] } | null {
  const label = boundLabel(text, number.from, mentions);
  if (label === null) return null;
  const kind = number.kind;
  const named = (figures: readonly KnownFigure[]): KnownFigure[] => figures.filter((figure) => figure.label === label && figure.kind === kind && comparable(number, figure));
  const own = named(context.own);
  const figures = own.length > 0 ? own : named(context.book);
  return figures.length === 0 ? null : { label, figures };
}

/** A percentage right after an amount may be its share of, or completion of, any amount of the section. */
function ratioFigures(text: string, number: ProseNumber, before: readonly ProseNumber[], context: GuardContext): KnownFigure[] {
  const sentence = sentenceAround(text, number.from);
  const part = before.findLast((other) => other.kind === 'amount' && other.from >= sentence.from);
  if (!part || number.value.decimals < 2) return [];
  const fenOfPart = Number(amountFen(part));
  return context.own.flatMap((figure): KnownFigure[] => (figure.kind === 'amount' && figure.fen > 0 ? [{ kind: 'percent', part: fenOfPart, whole: figure.fen, label: '', source: 'ratio' }] : []));
}

function unmatched(number: ProseNumber, sentence: string, namesMoney: boolean, context: GuardContext): GuardFinding {
  const ofAccounts = number.kind === 'count' ? isCounted(number, sentence, context) : (namesMoney || ACCOUNTS.test(sentence)) && (number.kind === 'amount' || MONEY_RATE.test(sentence));
  if (ofAccounts) return finding(number, 'number', 'error', `“${number.text}”与账套的任何数都不相等，请核对，或登记为业务数据。`);
  return unlisted(number);
}

function unlisted(number: ProseNumber): GuardFinding {
  return finding(number, 'unlisted', 'note', `“${number.text}”未登记：账套和业务数据中都没有这个数，请核对来源后登记。`);
}

/** 人均, 每辆: worked out from what the book has. */
function isAverage(text: string, number: ProseNumber): boolean {
  return /(?:[人户次车]均|平均(?:每[人户次辆批])?|每[人户次辆批])[^，。；\d]{0,6}$/u.test(text.slice(Math.max(0, number.from - 12), number.from));
}

function isCounted(number: ProseNumber, sentence: string, context: GuardContext): boolean {
  return context.book.some((figure) => comparable(number, figure) && figure.source.startsWith('line|') && (figure.source.includes('key=staff') ? COUNTED_STAFF : COUNTED).test(sentence));
}

function wrong(number: ProseNumber, label: string, figures: readonly KnownFigure[], context: GuardContext): GuardFinding {
  const values = [...new Set(figures.map((figure) => printed(figure, context)))];
  const expected = values.length === 1 ? values[0] : undefined;
  const says = values.length <= 4 ? values.join('、') : '其他数';
  return finding(number, 'number', 'error', `${quoted(label)}写成${number.text}，账套中为${says}，请改正。`, expected);
}

function styleOf(number: ProseNumber, matched: readonly KnownFigure[], text: string, context: GuardContext): GuardFinding | null {
  if (number.kind === 'count' || context.own.length === 0 || worth(number) === 0n || sideAround(text, number) !== 'at') return null;
  const decimals = number.kind === 'percent' ? 2 : context.format.decimals;
  const sameUnit = number.kind === 'percent' || number.unit === context.format.unit;
  if (number.value.decimals === decimals || (!sameUnit && matched.some((figure) => exact(number, figure))) || matched.some((figure) => losesNothing(number, figure, decimals, context))) return null;
  const best = matched.find((figure) => exact(number, figure)) ?? matched[0];
  const expected = best && printed(best, context);
  return finding(number, 'style', 'warning', `“${number.text}”的小数位与全文不一致，建议写成${expected ?? `${decimals}位小数`}。`, expected);
}

/** 577万元 of 577.00万元, 18% of 18.00%: fewer digits, the same number. */
function losesNothing(number: ProseNumber, figure: KnownFigure, decimals: number, context: GuardContext): boolean {
  const { scaled, decimals: own } = number.value;
  const shown = BigInt(printed(figure, context).replace(/[^\d-]/gu, ''));
  return own < decimals && (number.kind === 'percent' || number.unit === context.format.unit) && shown === scaled * 10n ** BigInt(decimals - own);
}

/** 增长-4.35%: the word and the sign both turn. */
function negativeTurn(number: ProseNumber, turn: 'up' | 'down'): GuardFinding {
  return finding(number, 'direction', 'error', `“${turn === 'up' ? '增加、增长' : '减少、下降'}”后面不能是负数“${number.text}”，请改用${turn === 'up' ? '减少、下降' : '增加、增长'}，去掉负号。`);
}

/** How far before a number its own rate is named. */
const REACH_OF_RATE = 24;

/** A growth in 个百分点: points are the difference of two percentages. */
function judgePoint(text: string, number: ProseNumber, turn: 'up' | 'down' | null, context: GuardContext): GuardFinding | null {
  const asPercent: ProseNumber = { ...number, kind: 'percent', unit: '%' };
  if (turn === null) return null;
  const growth = [...context.own, ...context.book].some((figure) => figure.kind === 'percent' && figure.source.startsWith('growth:') && equals(asPercent, figure));
  const expected = number.text.replace(/\s*个百分点$/u, '%');
  if (growth) return finding(number, 'style', 'warning', `增减的比例应写成${expected}，“个百分点”只用于两个百分比之差。`, expected);
  const clause = text.slice(Math.max(0, number.from - REACH_OF_RATE), number.from);
  if (context.own.length === 0 || /率|占比|比重|比例/u.test(clause) || !OF_BOOK.test(clause)) return null;
  return finding(number, 'number', 'warning', `“${number.text}”与账套的任何增减都不相等；金额的增减请写成百分比，“个百分点”只用于两个百分比之差。`);
}

function mispaired(number: ProseNumber, amount: ProseNumber | undefined, paired: readonly KnownFigure[], context: GuardContext): GuardFinding {
  const values = [...new Set(paired.map((figure) => printed(figure, context)))];
  return finding(number, 'number', 'error', `“${number.text}”与前面的${amount?.text ?? '金额'}不相配，按账套应为${values.slice(0, 4).join('、')}，请改正。`, values.length === 1 ? values[0] : undefined);
}

/** A bare number with decimals is an amount whose unit was forgotten. */
function judgeBare(number: ProseNumber, context: GuardContext): GuardFinding | null {
  if (number.value.decimals !== context.format.decimals || number.value.decimals === 0) return null;
  return finding(number, 'unlisted', 'warning', `“${number.text}”没有单位，请补上${context.format.unit}或其他单位。`);
}

function comparable(number: ProseNumber, figure: KnownFigure): boolean {
  return figure.kind === number.kind && (figure.kind !== 'count' || sameThing(figure.unit, number.unit));
}

/** Equal, or the figure correctly rounded to the decimals that are written. */
function equals(number: ProseNumber, figure: KnownFigure): boolean {
  if (!comparable(number, figure)) return false;
  const { scaled, decimals } = number.value;
  // A plain 0 says nothing happened: no small amount rounds to it.
  if (scaled === 0n && decimals < 2 && quantityOf(figure) !== 0) return false;
  switch (figure.kind) {
    case 'count': return decimals === 0 && scaled === BigInt(figure.count);
    case 'percent': return figure.whole > 0 && percentOf(figure.part, figure.whole, decimals) === plainFixed(number);
    case 'amount': return saysFen(number, figure.fen);
  }
}

function quantityOf(figure: KnownFigure): number {
  switch (figure.kind) {
    case 'count': return figure.count;
    case 'percent': return figure.part;
    case 'amount': return figure.fen;
  }
}

/** With a sign and every written decimal. */
function plainFixed({ value }: ProseNumber): string {
  const digits = (value.scaled < 0n ? -value.scaled : value.scaled).toString().padStart(value.decimals + 1, '0');
  const text = value.decimals === 0 ? digits : `${digits.slice(0, -value.decimals)}.${digits.slice(-value.decimals)}`;
  return value.scaled < 0n ? `-${text}` : text;
}

function exact(number: ProseNumber, figure: KnownFigure): boolean {
  return figure.kind === 'amount' && amountFen(number) === BigInt(figure.fen);
}

function amountFen({ value, unit }: ProseNumber): bigint {
  return divideHalfUp(value.scaled * (FEN_OF_UNIT[unit] ?? 1n), 10n ** BigInt(value.decimals));
}

const worth = ({ value }: ProseNumber): bigint => value.scaled;

/** A figure as the document prints it. */
export function printed(figure: KnownFigure, { format }: Pick<GuardContext, 'format'>): string {
  switch (figure.kind) {
    case 'amount': return `${formatFen(fen(figure.fen), format)}${format.unit}`;
    case 'percent': return `${percentOf(figure.part, figure.whole) ?? ''}%`;
    case 'count': return `${figure.count}${figure.unit}`;
  }
}

function finding(number: ProseNumber, kind: GuardFinding['kind'], level: GuardFinding['level'], message: string, expected?: string): GuardFinding {
  return { from: number.from, to: number.to, kind, level, message, ...(expected !== undefined && { expected }) };
}

