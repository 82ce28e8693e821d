import { printedMoney } from '../printedMoney.ts';
import type { GuardContext, GuardFinding, KnownFigure } from './finding.ts';
import { type Mention, boundLabel, clauseStart } from './mentions.ts';
import { saysFen } from './quantities.ts';
import type { ProseNumber } from './readNumbers.ts';

type Amount = Extract<KnownFigure, { kind: 'amount' }>;

const LAST_YEAR = /(?:上年|去年|\d{4}年)度?(?:决算)?数?(?:相比)?(?<nearly>基本)?持平/gu;
const BUDGET = /(?:年初|全年|调整)?预算数?(?:相比)?(?<nearly>基本)?持平|决算数?(?<word>大于|高于|小于|低于|等于)(?:年初|全年|调整)?预算数?/gu;
/** The clause carries on about the amount of the one before it. */
const CARRIED_ON = /^(?:支出)?决算数?(?:与|和|同|比|较)?$/u;
/** Percent of the base up to which people write 基本持平. */
const NEARLY_LEVEL = 5;

/** 持平, 决算数大于预算数 said of an amount that the book knows to stand otherwise. */
export function levelFindings(text: string, numbers: readonly ProseNumber[], mentions: readonly Mention[], context: GuardContext): GuardFinding[] {
  const judge = (match: RegExpMatchArray, differencesOf: (amount: Amount) => readonly Amount[]): GuardFinding[] => {
    const said = amountBefore(text, match.index ?? 0, numbers);
    if (said === undefined) return [];
    const differences = figuresOf(text, said, mentions, context).flatMap((amount) => differencesOf(amount).map((difference) => ({ amount, difference })));
    const { nearly, word = '持平' } = match.groups ?? {};
    if (differences.length === 0 || differences.some((one) => holds(one.amount, one.difference, word, nearly !== undefined, context))) return [];
    const [{ difference } = {}] = differences;
    const truth = difference === undefined || difference.fen === 0 ? '相等' : `${difference.direction === 'down' ? '少' : '多'}${printedMoney(difference.fen, context.format)}`;
    const place = { from: match.index ?? 0, to: (match.index ?? 0) + match[0].length };
    return [{ ...place, kind: 'direction', level: nearly === undefined ? 'error' : 'warning', message: `文中说“${match[0]}”，账套中${said.text}与所比的数${truth === '相等' ? truth : `相比${truth}`}，请改正。` }];
  };
  const ofLastYear = ({ source }: Amount): readonly Amount[] => amountsOf(context, (other) => other.source === `change:${source}`);
  const ofBudget = ({ source }: Amount): readonly Amount[] => amountsOf(context, (other) => other.source.startsWith(`change:${source}/`));
  return [...[...text.matchAll(LAST_YEAR)].flatMap((match) => judge(match, ofLastYear)), ...[...text.matchAll(BUDGET)].flatMap((match) => judge(match, ofBudget))];
}

function amountsOf({ book }: GuardContext, wanted: (figure: Amount) => boolean): Amount[] {
  return book.filter((figure): figure is Amount => figure.kind === 'amount' && wanted(figure));
}

/** The last amount of the clause; of the clause before where this one only carries on. None where it was said that nothing was spent. */
function amountBefore(text: string, at: number, numbers: readonly ProseNumber[]): ProseNumber | undefined {
  let from = clauseStart(text, at);
  if (CARRIED_ON.test(text.slice(from, at)) && text[from - 1] === '；') from = clauseStart(text, from - 1);
  const found = numbers.findLast((number) => number.kind === 'amount' && number.from >= from && number.to <= at);
  return found === undefined || /未发生|未安排|没有/u.test(text.slice(found.to, at)) ? undefined : found;
}

/** The amounts of the book that a written one is: those of the name before it, of the section, of any place. */
function figuresOf(text: string, said: ProseNumber, mentions: readonly Mention[], context: GuardContext): readonly Amount[] {
  const label = boundLabel(text, said.from, mentions);
  const says = (figures: readonly KnownFigure[]): Amount[] => figures.filter((figure): figure is Amount => figure.kind === 'amount' && !/^(?:change|base|growth):/u.test(figure.source) && saysFen(said, figure.fen));
  const [own, book] = [says(context.own), says(context.book)];
  const named = [...own, ...book].filter((figure) => figure.label === label);
  return named.length > 0 ? named : own.length > 0 ? own : book;
}

function holds(amount: Amount, { fen, direction }: Amount, word: string, nearly: boolean, { format }: GuardContext): boolean {
  const base = amount.fen - (direction === 'down' ? -fen : fen);
  const alike = printedMoney(amount.fen, format) === printedMoney(base, format);
  switch (word) {
    case '大于': case '高于': return direction === 'up' && !alike;
    case '小于': case '低于': return direction === 'down' && !alike;
    default: return alike || (nearly && fen * 100 <= NEARLY_LEVEL * Math.abs(base));
  }
}
