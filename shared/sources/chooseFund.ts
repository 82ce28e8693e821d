import { FISCAL_FUNDS, type Fact, type Filter, type Fund } from '../ledger/fact.ts';
import type { StatementRule } from './mapping.ts';
import type { SourceOptions } from './plan.ts';
import type { Reading } from './reading.ts';
import type { ReadWorkbook } from './readTables.ts';

export const FUND_NAMES: Readonly<Record<Fund, string>> = { general: '一般公共预算财政拨款', governmentFund: '政府性基金预算财政拨款', stateCapital: '国有资本经营预算财政拨款', nonFiscal: '非财政拨款资金' };

export interface FundChoice {
  /** A table of the fund was read for this measure, or the fund is empty. */
  knows(measure: Filter['measure'], fund: string): boolean;
  /** The fund that money beyond the settled facts is of; null where nothing can carry it. `assumption` says what is not certain. */
  fundFor(reading: Reading, beyond: number, facts: readonly Fact[]): { readonly fund: Fund; readonly assumption: string | null } | null;
}

/** Decides the fund of figures that do not say it, by which of the funds' own tables were read. */
export function chooseFund(read: ReadWorkbook, readings: readonly Reading[], options: SourceOptions): FundChoice {
  const known = new Map<string, ReadonlySet<Fund>>();
  const knownFor = (measure: Filter['measure']): ReadonlySet<Fund> => {
    const cached = known.get(measure ?? '');
    if (cached) return cached;
    const funds = new Set(FISCAL_FUNDS.filter((fund) => hasOwnTable(read.statements, measure, fund) || byFunction(readings, measure, fund) || isEmpty(read, readings, fund)));
    known.set(measure ?? '', funds);
    return funds;
  };
  return {
    knows: (measure, fund) => [...knownFor(measure)].some((entry) => entry === fund),
    fundFor: (reading, beyond, facts) => {
      const { filter } = reading;
      const allowed = allowedFunds(filter);
      if (filter.measure === 'opening' || filter.measure === 'openingAdjustment') return { fund: byBalance(filter, readings), assumption: null };
      if (isNonFiscalNature(filter)) return allowed.includes('nonFiscal') ? { fund: 'nonFiscal', assumption: null } : null;
      const missing = FISCAL_FUNDS.filter((fund) => allowed.includes(fund) && !knownFor(filter.measure).has(fund));
      const nonFiscal = allowed.includes('nonFiscal') && canCarry(filter, beyond, facts);
      const fund = missing.length === 0 ? null : preferred(missing, filter, nonFiscal, options);
      if (fund !== null && (!nonFiscal || withinTotal(fund, beyond, reading, readings, facts))) return { fund, assumption: assumptionOf(reading, fund) };
      return nonFiscal ? { fund: 'nonFiscal', assumption: null } : null;
    },
  };
}

function allowedFunds(filter: Filter): readonly Fund[] {
  const said = filter.measure === 'income' ? filter.source : filter.fund;
  if (said === undefined) return filter.measure === 'income' ? [] : [...FISCAL_FUNDS, 'nonFiscal'];
  return FISCAL_FUNDS.filter((fund) => said.includes(fund));
}

function isNonFiscalNature(filter: Filter): boolean {
  return filter.nature === 'remittedUp' || filter.nature === 'operating' || filter.nature === 'affiliateSubsidy';
}

/** What must be there for money to be non-fiscal (DESIGN §3): income, surplus or a balance to spend, a residual above zero. */
function canCarry(filter: Filter, beyond: number, facts: readonly Fact[]): boolean {
  switch (filter.measure) {
    case 'expenditure': return beyond > 0 && facts.some((fact) => fact.quantity > 0 && ((fact.measure === 'income' && !isFiscalSource(fact)) || fact.measure === 'surplusUsed' || (fact.measure === 'opening' && fact.dimensions.fund === 'nonFiscal')));
    case 'economic': return beyond > 0 && facts.some((fact) => fact.measure === 'expenditure' && fact.dimensions.fund === 'nonFiscal');
    case 'carriedIn': case 'budget': return beyond > 0;
    default: return false;
  }
}

function isFiscalSource(fact: Fact): boolean {
  return FISCAL_FUNDS.some((fund) => fund === fact.dimensions.source);
}

/** The table of adjustments divides by fund, or its figures are of the one fund that has a balance under the function. */
function byBalance(filter: Filter, readings: readonly Reading[]): Fund {
  const divided = readings.some((reading) => reading.filter.measure === filter.measure && typeof reading.filter.fund === 'string');
  const holding = divided ? [] : FISCAL_FUNDS.filter((fund) => readings.some((reading) => reading.filter.measure === 'carriedIn' && reading.filter.fund === fund && reading.filter.function === filter.function && reading.quantity !== 0));
  const [only] = holding;
  return only !== undefined && holding.length === 1 ? only : 'nonFiscal';
}

/**
 * Of the funds without their tables: the one that the code belongs to; none where the code belongs to a fund whose table was read and
 * the money can be non-fiscal; else general money.
 */
function preferred(missing: readonly Fund[], filter: Filter, nonFiscal: boolean, options: SourceOptions): Fund | null {
  const byCode = typeof filter.function === 'string' ? options.classification.budgetOf(filter.function, options.year) : null;
  if (byCode !== null && missing.includes(byCode)) return byCode;
  if (byCode !== null && nonFiscal) return null;
  return missing.find((fund) => fund === 'general') ?? missing[0] ?? null;
}

/** A fund takes no more than its own total says. */
function withinTotal(fund: Fund, beyond: number, reading: Reading, readings: readonly Reading[], facts: readonly Fact[]): boolean {
  const { measure } = reading.filter;
  const total = readings.find(({ filter }) => filter.measure === measure && filter.fund === fund && filter.function === undefined && filter.nature === undefined && filter.economic === undefined && filter.stage === reading.filter.stage);
  if (!total) return true;
  const taken = facts.filter((fact) => fact.measure === measure && fact.dimensions.fund === fund).reduce((sum, fact) => sum + fact.quantity, 0);
  return taken + beyond <= total.quantity;
}

function assumptionOf(reading: Reading, fund: Fund): string {
  return `《${reading.table}》没有分资金，也没有读到${FUND_NAMES[fund]}的明细表，超出其他各表的部分暂按${FUND_NAMES[fund]}列示，请补充该表核对。`;
}

function hasOwnTable(statements: readonly StatementRule[], measure: Filter['measure'], fund: Fund): boolean {
  return statements.some((rule) => rule.base?.fund === fund && (rule.base.measure === measure || (rule.columns ?? []).some((column) => column.to?.measure === measure)));
}

/** A table of all money may have columns for the funds. */
function byFunction(readings: readonly Reading[], measure: Filter['measure'], fund: Fund): boolean {
  return readings.some(({ filter }) => filter.measure === measure && (filter.fund === fund || filter.source === fund) && typeof filter.function === 'string' && filter.function.length > 3);
}

/** A table that would show the fund, by a column or a line, was read and shows nothing of it anywhere. */
function isEmpty(read: ReadWorkbook, readings: readonly Reading[], fund: Fund): boolean {
  const shows = (filter: Filter | null | undefined): boolean => filter?.fund === fund || filter?.source === fund;
  const stated = read.sheets.some((sheet) => sheet.columns.some((column) => shows(column.filter)))
    || read.statements.some((rule) => (rule.panels ?? []).some((panel) => panel.lines.some((line) => shows(line.to))));
  return stated && readings.every(({ filter, quantity }) => quantity === 0 || !shows(filter));
}
