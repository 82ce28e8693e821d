import type { GuardContext, GuardFinding } from './finding.ts';
import type { ProseNumber } from './readNumbers.ts';
import { sentenceAround } from './mentions.ts';

const OF_ACCOUNTS = /决算|预算|收入|支出|“三公”|经费|采购|结转|截至|资产|车辆|比|较|同比/u;

/** A year that is neither the book's nor the one before, in a sentence about the accounts; 截至 a year's end that is not the book's. */
export function yearFinding(text: string, number: ProseNumber, context: GuardContext): GuardFinding | null {
  if (number.kind !== 'date' || number.unit !== '年') return null;
  const year = Number(number.value.scaled);
  const sentence = sentenceAround(text, number.from);
  const asOf = text.slice(sentence.from, number.from).endsWith('截至') && /12\s?月\s?31\s?日|年末|年底/u.test(number.text);
  if (asOf && year !== context.year) return wrongYear(number, year, context, `${context.year}${number.text.replace(/^\D*\d{4}/u, '')}`);
  if (year === context.year || year === context.year - 1) return null;
  const byYear = /度|末|初|底/u.test(number.text.slice(-1)) || /^(?:部门)?(?:决算|预算)/u.test(text.slice(number.to));
  return byYear && OF_ACCOUNTS.test(text.slice(sentence.from, sentence.to)) ? wrongYear(number, year, context) : null;
}

function wrongYear(number: ProseNumber, year: number, context: GuardContext, expected?: string): GuardFinding {
  return {
    from: number.from, to: number.to, kind: 'year', level: 'error', ...(expected !== undefined && { expected }),
    message: `年份写成${year}年，本册是${context.year}年度（上年${context.year - 1}年），请改正。`,
  };
}
