import { printedMoney } from '../printedMoney.ts';
import type { PerformanceRecord } from '../records.ts';
import type { GuardContext, GuardFinding } from './finding.ts';
import { clauseStart } from './mentions.ts';
import { isRegistered, saysFen } from './quantities.ts';
import type { ProseNumber } from './readNumbers.ts';

/** The money of projects 财政代列, in fen. */
export interface KnownElsewhere {
  /** What was spent on all of them; null where there are none. */
  readonly spent: number | null;
  /** Their budgets together and one by one, and what was spent on each. */
  readonly others: readonly number[];
  /** What was spent on the evaluated projects with them. */
  readonly withOwn: number;
}

export function knownElsewhere(record: PerformanceRecord): KnownElsewhere {
  const { listedElsewhere: elsewhere } = record;
  const results = elsewhere?.results ?? [];
  const budgets = results.flatMap(({ budget }) => budget ?? []);
  return {
    spent: elsewhere?.amount ?? null, withOwn: record.amount + (elsewhere?.amount ?? 0),
    others: [...budgets, ...results.flatMap(({ executed }) => executed ?? []), ...(budgets.length > 1 ? [budgets.reduce((sum, one) => sum + one, 0)] : [])],
  };
}

/** 除财政代列项目外, 不含代列: what follows is of the others. */
const WITHOUT = /(?:除|不含|不包括|剔除|扣除)[^，。；]{0,6}代列/u;
const WITH = /(?:含|包括|连同|加上)[^。；]{0,8}代列/u;

/**
 * Judges an amount that prose tells of the projects 财政代列, which are in no table.
 * @returns a finding; null where the amount is right; undefined where it tells of something else
 */
export function elsewhereFinding(text: string, number: ProseNumber, before: readonly ProseNumber[], { evaluation, business, format }: GuardContext): GuardFinding | null | undefined {
  if (evaluation === null || number.kind !== 'amount' || isRegistered(number, business)) return undefined;
  const from = clauseStart(text, number.from);
  const clause = text.slice(from, number.from);
  const at = clause.lastIndexOf('代列');
  if (at < 0 || WITHOUT.test(clause)) return undefined;
  const { spent, others, withOwn } = evaluation.elsewhereMoney;
  const known = [...(spent === null ? [] : [spent]), ...others, ...(WITH.test(clause) ? [withOwn] : [])];
  if (known.some((fen) => saysFen(number, fen))) return null;
  const place = { from: number.from, to: number.to, kind: 'number', level: 'error' } as const;
  if (spent === null) return { ...place, message: `自评表中没有财政代列的项目，文中却有其资金${number.text}，请核对。` };
  const expected = printedMoney(spent, format);
  const isTotal = !before.some((other) => other.kind === 'amount' && other.from >= from + at);
  return { ...place, ...(isTotal && { expected }), message: `财政代列项目的资金写成${number.text}，自评表中${isTotal ? '为' : '合计为'}${expected}，请改正。` };
}
