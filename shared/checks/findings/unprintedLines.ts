import { LINE_KEY_BY_ID } from '../../ledger/lineKeys.ts';
import { EXACT_DECIMALS, fen, roundFen } from '../../money/fen.ts';
import { formatFen } from '../../money/format.ts';
import type { BookView } from '../../view/view.ts';
import { type Draft, onTable } from '../draft.ts';
import { COMPANION_PARTS, PERSONS, WITHIN } from '../relations/lineKin.ts';
import type { RuleId } from '../rules.ts';
import { ASK_SOURCE } from '../sentences.ts';

/** `table` of findings on fixed lines that the narrative states and no table prints: 机关运行经费, 政府采购, 资产. */
export const OPERATION_LINES = '机构运行信息';

/** Fixed lines of a ledger that stand in no table: 其中 items against their whole, 授予中小企业合同金额 against its parts, persons against occasions. */
export function unprintedLineFindings({ unprintedLines: lines }: Pick<BookView, 'unprintedLines'>): { readonly drafts: Draft[]; readonly ran: readonly RuleId[] } {
  if (lines === undefined || lines.size === 0) return { drafts: [], ran: [] };
  const ran = new Set<RuleId>();
  const drafts: Draft[] = [];
  const judge = (rule: RuleId, holds: boolean, make: () => Draft): void => {
    ran.add(rule);
    if (!holds) drafts.push(make());
  };
  for (const [small, large] of WITHIN) {
    const [part, whole] = [lines.get(small), lines.get(large)];
    if (part !== undefined && whole !== undefined) judge('lines.within', part <= whole, () => draftOf('lines.within', small, part, whole, `不应大于${nameOf(large)}`));
  }
  for (const { whole, parts } of COMPANION_PARTS) {
    const total = lines.get(whole);
    const stated = parts.flatMap(({ key, of }) => { const amount = lines.get(key); return amount === undefined ? [] : [{ key, of, amount }]; });
    if (total === undefined || stated.length === 0) continue;
    const sum = stated.reduce((before, { amount }) => before + amount, 0);
    // A part whose whole has money but which nobody stated may hold the rest.
    const complete = parts.every(({ key, of }) => lines.has(key) || (lines.get(of) ?? 0) === 0);
    const told = stated.map(({ key, amount }) => `${nameOf(key)}${amountOf(key, amount)}`).join('、');
    if (complete) judge('sum.lines', total === sum, () => draftOf('sum.lines', whole, total, sum, `应等于${told}之和`));
    else judge('lines.within', sum <= total, () => draftOf('lines.within', whole, total, sum, `不应小于${told}之和`));
  }
  for (const [persons, occasions] of PERSONS) {
    const [many, least] = [lines.get(persons), lines.get(occasions)];
    if (many !== undefined && least !== undefined) judge('threePublic.persons', many >= least, () => draftOf('threePublic.persons', persons, many, least, `不应少于${nameOf(occasions)}`));
  }
  return { drafts, ran: [...ran] };
}

function nameOf(key: string): string {
  return LINE_KEY_BY_ID.get(key)?.name ?? key;
}

function isMoney(key: string): boolean {
  return LINE_KEY_BY_ID.get(key)?.kind !== 'count';
}

function amountOf(key: string, amount: number, decimals = 2): string {
  return isMoney(key) ? `${formatFen(fen(amount), { unit: '万元', decimals })}万元` : String(amount);
}

function draftOf(rule: RuleId, key: string, printed: number, expected: number, says: string): Draft {
  const money = isMoney(key);
  const looksSame = (decimals: number): boolean => roundFen(printed, '万元', decimals) === roundFen(expected, '万元', decimals);
  let decimals = 2;
  while (money && decimals < EXACT_DECIMALS.万元 && looksSame(decimals)) decimals += 1;
  const bare = (amount: number): string => (money ? formatFen(fen(amount), { unit: '万元', decimals }) : String(amount));
  const message = `${nameOf(key)}为${amountOf(key, printed, decimals)}，${says}（${amountOf(key, expected, decimals)}），相差${amountOf(key, printed - expected, decimals)}，${ASK_SOURCE}。`;
  const draft = onTable(rule, OPERATION_LINES, message, { row: nameOf(key), printed: bare(printed) });
  return { ...draft, body: { ...draft.body, expected: bare(expected), diff: bare(printed - expected) } };
}
