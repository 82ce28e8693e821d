import type { Classification } from '../../shared/classification/classification.ts';
import type { Fact, FactDimensions } from '../../shared/ledger/fact.ts';

const ITEMS = 300;
const UNITS = ['001', '002', '003', '004', '005'];

/** Items that 基本支出 and 项目支出 are spent on, with their shares in ten thousandths. */
const BASIC: readonly (readonly [string, number])[] = [
  ['30101', 3100], ['30102', 1700], ['30103', 900], ['30107', 800], ['30108', 700], ['30110', 500], ['30113', 600],
  ['30201', 400], ['30207', 200], ['30211', 300], ['30213', 200], ['30228', 200], ['30229', 100], ['30305', 300],
];
const PROJECT: readonly (readonly [string, number])[] = [['30201', 2000], ['30213', 2500], ['30227', 3000], ['30305', 1500], ['31002', 1000]];

/**
 * Facts in fen of a large department whose tables agree with each other: 300 项 of the general budget spread over five units, each with
 * its economic items, some with money carried over.
 */
export function bigFacts(classification: Classification, year: number): Fact[] {
  const codes = classification.codes('function', year).filter((code) => code.length === 7 && classification.budgetOf(code, year) === 'general');
  const chosen = [...codes, ...invented(codes)].slice(0, ITEMS).sort();
  return chosen.flatMap((code, at) => [at, at + 2].flatMap((turn, half) => factsOfItem(UNITS[turn % UNITS.length] ?? '', code, 1_000_000 + 7_310 * at + 13 * half, naturesOf(classification.nameOf('function', code, year) ?? '', at))));
}

/** Further 项 of the listed 款, as a county learns them. */
function invented(codes: readonly string[]): string[] {
  const listed = new Set(codes);
  const groups = [...new Set(codes.map((code) => code.slice(0, 5)))];
  return Array.from({ length: 9 }, (_, i) => groups.map((group) => `${group}${60 + i}`)).flat().filter((code) => !listed.has(code));
}

interface Natures {
  readonly basic: boolean;
  readonly project: boolean;
}

/** Every third item has basic money, unless its name says what it may have. */
function naturesOf(name: string, at: number): Natures {
  return { basic: name === '行政运行' || (at % 3 === 0 && name !== '一般行政管理事务'), project: name !== '行政运行' };
}

function factsOfItem(unit: string, code: string, amount: number, natures: Natures): Fact[] {
  const fact = (measure: Fact['measure'], dimensions: FactDimensions, quantity: number): Fact => ({ period: 'current', unit, measure, dimensions, quantity, quantityKind: 'fen' });
  const spent = (nature: 'basic' | 'project', shares: typeof BASIC): Fact[] => {
    const items = shares.map(([economic, share]) => fact('economic', { fund: 'general', nature, function: code, economic }, amount * share));
    return [fact('expenditure', { fund: 'general', nature, function: code }, items.reduce((sum, item) => sum + item.quantity, 0)), ...items];
  };
  const expenditure = [...(natures.basic ? spent('basic', BASIC) : []), ...(natures.project ? spent('project', PROJECT) : [])];
  const total = expenditure.filter(({ measure }) => measure === 'expenditure').reduce((sum, { quantity }) => sum + quantity, 0);
  const carried = amount % 10 === 3 ? 50_000 : 0;
  return [...expenditure, fact('income', { source: 'general', function: code }, total - carried), ...(carried === 0 ? [] : [fact('opening', { fund: 'general', function: code }, carried)])];
}
