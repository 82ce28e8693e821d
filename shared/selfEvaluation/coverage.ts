import { FEN_PER_UNIT, type Fen, type MoneyUnit, fen } from '../money/fen.ts';
import { formatFen } from '../money/format.ts';
import { readFigure } from './amounts.ts';
import type { EvaluationFund, EvaluationTable } from './input.ts';
import { type Rational, percentText, rational, roundTo, sum } from './rational.ts';
import { type Scheme, sourceOf } from './scheme.ts';

/** What the evaluated projects spent, held against the department's 项目支出; like is held against like. */
export interface CoverageLine {
  readonly spent: Fen;
  readonly denominator: Fen;
  /** "97.20%"; null for a denominator of zero. */
  readonly share: string | null;
  /** More evaluated than spent: an error. */
  readonly over: boolean;
  /** Names its denominator. */
  readonly sentence: string;
}

export interface Coverage {
  readonly all: CoverageLine;
  /** Fiscal sources against fiscal 项目支出; null where a table does not say its sources. */
  readonly fiscal: CoverageLine | null;
  /** 财政代列: spent on these projects, booked elsewhere, outside both lines. */
  readonly listedElsewhere: { readonly projects: number; readonly spent: Fen };
}

/**
 * Coverage of 项目支出 by self-evaluation.
 * @param unit unit in which the forms state money
 * @param expenditure 项目支出 of the year in fen: all of it, and its fiscal part
 */
export function coverageOf(tables: readonly EvaluationTable[], scheme: Scheme, unit: MoneyUnit, expenditure: { readonly all: Fen; readonly fiscal: Fen }): Coverage {
  const own = tables.filter((table) => table.listedElsewhere !== true);
  const elsewhere = tables.filter((table) => table.listedElsewhere === true);
  const totals = (some: readonly EvaluationTable[]): Fen => inFen(sum(some.flatMap((table) => amounts(table.funds.slice(0, 1)))), unit);
  const sources = own.map((table) => table.funds.slice(1).filter((fund) => isFiscal(fund, scheme)));
  const stated = own.length > 0 && sources.every((funds) => funds.length > 0);
  return {
    all: line('项目支出', totals(own), expenditure.all),
    fiscal: stated ? line('财政拨款项目支出', inFen(sum(sources.flatMap(amounts)), unit), expenditure.fiscal) : null,
    listedElsewhere: { projects: elsewhere.length, spent: totals(elsewhere) },
  };
}

function amounts(funds: readonly EvaluationFund[]): readonly Rational[] {
  return funds.flatMap((fund) => {
    const figure = readFigure(fund.executed);
    return figure.kind === 'number' ? [figure.value] : [];
  });
}

/** Only sources that stand under none, so that a group and its members are not counted twice. */
function isFiscal(fund: EvaluationFund, scheme: Scheme): boolean {
  const source = sourceOf(fund.name ?? '', scheme);
  return source !== null && source.under === undefined && (source.id === 'fiscal' || source.id === 'carryover');
}

function inFen(value: Rational, unit: MoneyUnit): Fen {
  return fen(Number(roundTo({ n: value.n * BigInt(FEN_PER_UNIT[unit]), d: value.d }, 0).n));
}

function line(name: string, spent: Fen, denominator: Fen): CoverageLine {
  const text = (value: Fen): string => `${formatFen(value, { unit: '万元', decimals: 2 })}万元`;
  const share = denominator === 0 ? null : percentText(rational(spent, denominator));
  const over = spent > denominator;
  return {
    spent, denominator, share, over,
    sentence: over ? `自评项目执行数合计 ${text(spent)}，大于${name} ${text(denominator)}，请核对；由财政代列的项目应另行标明。` : `自评项目执行数合计 ${text(spent)}，占${name} ${text(denominator)} 的 ${share ?? '—'}。`,
  };
}
