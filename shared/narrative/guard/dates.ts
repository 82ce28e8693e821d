import type { GuardContext, GuardFinding, KnownFigure } from './finding.ts';
import type { ProseNumber } from './readNumbers.ts';
import { sentenceAround } from './mentions.ts';

const OF_ACCOUNTS = /决算|预算|收入|支出|“三公”|经费|采购|结转|截至|资产|车辆|比|较|同比/u;

const EVENT = /接待|召开|举办|参加|培训|会议|采购|购置|发生|支出/u;
const PART_OF_YEAR = /[-—－～~至到]\s?\d{1,2}\s?月|半年|季度/u;

/** A year that is neither the book's nor the one before, in a sentence about the accounts; 截至 a year's end that is not the book's. */
export function yearFinding(text: string, number: ProseNumber, context: GuardContext): GuardFinding | null {
  if (number.kind !== 'date' || number.unit !== '年') return null;
  const year = Number(number.value.scaled);
  const sentence = sentenceAround(text, number.from);
  const asOf = text.slice(sentence.from, number.from).endsWith('截至') && /12\s?月\s?31\s?日|年末|年底/u.test(number.text);
  if (asOf && year !== context.year) return wrongYear(number, year, context, `${context.year}${number.text.replace(/^\D*\d{4}/u, '')}`);
  if (context.own.length > 0 && PART_OF_YEAR.test(number.text) && year === context.year && OF_ACCOUNTS.test(text.slice(sentence.from, sentence.to))) {
    return { from: number.from, to: number.to, kind: 'year', level: 'warning', expected: `${year}年度`, message: `决算反映全年收支，文中写的是${number.text}，请核对。` };
  }
  const outside = eventOutside(text, number, year, sentence, context);
  if (outside) return outside;
  if (year === context.year || year === context.year - 1) return null;
  const byYear = /度|末|初|底/u.test(number.text.slice(-1)) || /^(?:部门)?(?:决算|预算)/u.test(text.slice(number.to));
  return byYear && OF_ACCOUNTS.test(text.slice(sentence.from, sentence.to)) ? wrongYear(number, year, context) : null;
}

/** 3月5日 of another year, said of something that cost money this year; 根据2018年3月… and 2019年1月成立 are history. */
function eventOutside(text: string, number: ProseNumber, year: number, sentence: { readonly from: number; readonly to: number }, context: GuardContext): GuardFinding | null {
  if (context.own.length === 0 || year === context.year || !/月/u.test(number.text)) return null;
  if (!EVENT.test(text.slice(sentence.from, sentence.to)) || /(?:根据|按照|依据|自|从|截至|印发|比|较|与|和)[^，。；]{0,6}$/u.test(text.slice(sentence.from, number.from))) return null;
  return { from: number.from, to: number.to, kind: 'year', level: 'warning', message: `${number.text}不在本册的${context.year}年度内，请核对。` };
}

function wrongYear(number: ProseNumber, year: number, context: GuardContext, expected?: string): GuardFinding {
  return {
    from: number.from, to: number.to, kind: 'year', level: 'error', ...(expected !== undefined && { expected }),
    message: `年份写成${year}年，本册是${context.year}年度（上年${context.year - 1}年），请改正。`,
  };
}

/** The book's own figure said of the year before: 2023年度收入总计 with the figure of 2024. After 比, 与, 较 the year is only compared with. */
export function otherYear(text: string, number: ProseNumber, before: readonly ProseNumber[], matched: readonly KnownFigure[], context: GuardContext): GuardFinding | null {
  const sentence = sentenceAround(text, number.from);
  const date = before.findLast((other) => other.kind === 'date' && other.unit === '年' && other.from >= sentence.from);
  if (!date || !/年度?$/u.test(date.text) || Number(date.value.scaled) !== context.year - 1 || /[比较与和同按从、]\s*$/u.test(text.slice(Math.max(0, date.from - 2), date.from))) return null;
  if (/[；）)\n]/u.test(text.slice(date.to, number.from))) return null;
  if (number.value.scaled === 0n || matched.some(({ source }) => /^(?:base|change|growth|record|count):/u.test(source))) return null;
  return {
    from: date.from, to: date.to, kind: 'year', level: 'error', expected: `${context.year}${date.text.slice(4)}`,
    message: `句中写的是${date.text}，“${number.text}”却是${context.year}年度的数，请改正。`,
  };
}

const CHINESE_YEAR = /[二2][〇○零0][一二三四五六七八九〇○零]{2}年度?/gu;
const CHINESE_DIGITS = '〇一二三四五六七八九';

/** A year in Chinese figures (二〇二二年度) that is neither the book's nor its neighbour, and days that no calendar has. */
export function calendarFindings(text: string, context: GuardContext): GuardFinding[] {
  const years = [...text.matchAll(CHINESE_YEAR)].flatMap((match): GuardFinding[] => {
    const year = Number(match[0].slice(0, 4).replace(/\D/gu, (ch) => String(Math.max(0, CHINESE_DIGITS.indexOf(ch)))));
    const sentence = sentenceAround(text, match.index);
    const byYear = match[0].endsWith('度') && OF_ACCOUNTS.test(text.slice(sentence.from, sentence.to));
    if (!byYear || year === context.year || year === context.year - 1) return [];
    return [{ from: match.index, to: match.index + match[0].length, kind: 'year', level: 'error', message: `年份写成${match[0]}，本册是${context.year}年度（上年${context.year - 1}年），请改正。` }];
  });
  const days = [...text.matchAll(/(?<!\d)(\d{1,2})\s?月\s?(\d{1,2})\s?日/gu)].flatMap((match): GuardFinding[] => {
    const [month, day] = [Number(match[1]), Number(match[2])];
    const last = month >= 1 && month <= 12 ? new Date(Date.UTC(2000, month, 0)).getUTCDate() : 0;
    return day >= 1 && day <= last ? [] : [{ from: match.index, to: match.index + match[0].length, kind: 'malformed', level: 'error', message: `“${match[0]}”不是一个日期，请核对。` }];
  });
  return [...years, ...days];
}
