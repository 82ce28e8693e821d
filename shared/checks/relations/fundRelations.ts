import { FISCAL_FUNDS, type Measure } from '../../ledger/fact.ts';
import type { ViewCell } from '../../view/view.ts';
import { type Family, covering, speaksOf } from './family.ts';
import { type FigureIndex, type IndexedTable, cellMeaning, single } from '../figureIndex.ts';
import { comparableCodes, withinPairs } from '../findings/missingRows.ts';
import { FISCAL_SET, hasMoney } from './otherMoney.ts';
import { type Mode, type Relation, type Term, plus, relation } from './relation.ts';

/** Identities of the funds: balances, carry-overs, and fiscal money as a part of all money. */
export function fundRelations(index: FigureIndex, onlyFiscal: boolean): Relation[] {
  return [
    ...index.tables.flatMap((entry) => [...balances(entry)]),
    ...fiscalIncome(index), ...fiscalTotals(index), ...fiscalAgainstAll(index, onlyFiscal), ...fundsAgainstAll(index, onlyFiscal),
  ];
}

/** The same dimensions under another measure; income names the fund as its source. */
function sibling(cell: ViewCell, measure: Measure): string {
  const dimensions = cell.signature.slice(cell.signature.indexOf('|') < 0 ? cell.signature.length : cell.signature.indexOf('|'));
  return measure === 'income' ? `income${dimensions.replace('|fund=', '|source=')}` : measure + dimensions;
}

/** 收入总计 = 支出总计; per fund 年初 + 收入 = 总计; 年末 = 年初 + 收入 − 支出, in every row and column that prints them. */
function* balances(entry: IndexedTable): Generator<Relation> {
  const find = (cell: ViewCell, measure: Measure): ViewCell | undefined => entry.bySignature.get(sibling(cell, measure));
  const term = (cell: ViewCell | undefined, sign: 1 | -1): Term[] => (cell === undefined ? [] : [{ cell, sign }]);
  for (const cell of entry.bySignature.values()) {
    const measure = cell.filter?.measure;
    if ((measure === 'applications' || measure === 'resources') && cell.row.sum === undefined) yield* undeclaredTotal(cell, find);
    if (measure !== 'applications' && measure !== 'closing') continue;
    const opening = find(cell, 'carriedIn');
    const income = find(cell, 'income');
    if (measure === 'applications') {
      const resources = find(cell, 'resources');
      if (resources !== undefined) yield relation('balance.totals', 'identity', cell, plus([resources]));
      else if (opening !== undefined && income !== undefined) yield relation('balance.fund', 'identity', cell, plus([income, opening]));
      continue;
    }
    const spent = find(cell, 'expenditure');
    if (opening === undefined || income === undefined || spent === undefined) continue;
    const whole = cell.filter?.fund === undefined;
    const surplus = whole ? [...term(find(cell, 'surplusUsed'), 1), ...term(find(cell, 'surplusAllocated'), -1)] : [];
    yield relation('rollforward.closing', 'identity', cell, [...plus([opening, income]), ...surplus, { cell: spent, sign: -1 }]);
  }
}

/** 总计 of a form whose definition does not say what it adds up. */
function* undeclaredTotal(cell: ViewCell, find: (cell: ViewCell, measure: Measure) => ViewCell | undefined): Generator<Relation> {
  const measures: readonly Measure[] = cell.filter?.measure === 'resources' ? ['income', 'surplusUsed', 'carriedIn'] : ['expenditure', 'surplusAllocated', 'closing'];
  const parts = measures.flatMap((measure) => find(cell, measure) ?? []);
  if (parts.length >= 2) yield relation('sum.rows', 'sum', cell, plus(parts));
}

/** 财政拨款收入 of 收入决算表 = general + fund + 国资 of the 总表; per 科目 it is not less than the fund table's income. */
function* fiscalIncome(index: FigureIndex): Generator<Relation> {
  const singles = FISCAL_FUNDS.map((fund) => `income|source=${fund}`);
  for (const target of index.bySignature.get(`income|source=${FISCAL_SET}`) ?? []) {
    const from = index.tables.find((entry) => entry.table !== target.table && entry.bySignature.has(singles[0] ?? ''));
    const parts = singles.flatMap((meaning) => from?.bySignature.get(meaning) ?? []);
    const own = index.tables.find((entry) => entry.table === target.table);
    if (parts.length > 0 && own?.bySignature.has(singles[0] ?? '') !== true) yield relation('cross.fiscalIncome', 'tie', target, plus(parts));
  }
  const all = index.breakdowns.get(`function:income|source=${FISCAL_SET}`)?.[0];
  for (const fund of FISCAL_FUNDS) {
    const own = index.breakdowns.get(`function:income|source=${fund}`)?.[0];
    if (all === undefined || own === undefined || own.table === all.table) continue;
    for (const code of comparableCodes(own)) {
      const target = own.cells.get(code);
      const parts = code === '' ? [] : covering(all, code);
      if (target !== undefined && parts.length > 0) yield relation('cross.fundIncome', 'tie', target, plus(parts), 'atMost');
    }
  }
}

/** 财政拨款合计 of a form without a column for every fund: the sum of the funds, each from the table that prints it. */
function* fiscalTotals(index: FigureIndex): Generator<Relation> {
  for (const entry of index.tables) {
    for (const target of entry.bySignature.values()) {
      if (target.filter?.measure !== 'expenditure' || typeof target.filter.fund !== 'object' || target.state === 'dash') continue;
      const meaningOf = (fund: string): string => target.signature.replace(`fund=${FISCAL_SET}`, `fund=${fund}`);
      const elsewhere = FISCAL_FUNDS.filter((fund) => !entry.bySignature.has(meaningOf(fund)));
      const lacking = elsewhere.filter((fund) => fundTable(index, fund) !== undefined);
      // Money of a fund that no table divides is in the total and nowhere else.
      if (lacking.length === 0 || elsewhere.some((fund) => !lacking.includes(fund) && hasMoney(index, fund))) continue;
      const parts = FISCAL_FUNDS.flatMap((fund) => {
        const own = entry.bySignature.get(meaningOf(fund));
        return own !== undefined ? [own] : coveringIn(fundTable(index, fund), single(target.filter, 'function') ?? '');
      });
      if (parts.length > 0) yield relation('cross.fiscalTotal', 'tie', target, plus(parts));
    }
  }
}

function fundTable(index: FigureIndex, fund: string): Family | undefined {
  return index.breakdowns.get(`function:expenditure|fund=${fund}`)?.find((family) => family.table.role !== 'fiscalSummary');
}

function coveringIn(family: Family | undefined, code: string): readonly ViewCell[] {
  return family === undefined ? [] : covering(family, code);
}

const CARRIED: readonly Measure[] = ['expenditure', 'carriedIn', 'closing', 'resources', 'applications'];

/** The two 总表: fiscal money is not more than all money, and equal where there is no other. */
function* fiscalAgainstAll(index: FigureIndex, onlyFiscal: boolean): Generator<Relation> {
  for (const [meaning, cells] of index.bySignature) {
    const [all] = cells;
    const filter = all?.filter;
    if (all === undefined || filter?.measure === undefined || !CARRIED.includes(filter.measure)) continue;
    if (filter.fund !== undefined || filter.nature !== undefined || filter.project !== undefined) continue;
    const bar = meaning.indexOf('|');
    const fiscal = cellMeaning(index, `${filter.measure}|fund=${FISCAL_SET}${bar < 0 ? '' : meaning.slice(bar)}`);
    if (fiscal === undefined || fiscal.table === all.table || fiscal.state === 'dash') continue;
    yield within(onlyFiscal, fiscal, plus([all]), 'atMost');
  }
}

/** 支出决算表 per 科目 and nature against the tables of the fiscal funds together. */
function* fundsAgainstAll(index: FigureIndex, onlyFiscal: boolean): Generator<Relation> {
  const pairs = withinPairs(index);
  const byNature = pairs.some((pair) => pair.all.rest.includes('nature='));
  for (const { all, funds, complete } of pairs) {
    const equal = onlyFiscal && complete;
    if (byNature && !all.rest.includes('nature=')) continue;
    for (const code of comparableCodes(all)) {
      const whole = all.cells.get(code);
      const parts = funds.flatMap((fund) => covering(fund, code));
      if (whole === undefined || (parts.length === 0 && !equal) || funds.some((fund) => dividesLess(fund, code))) continue;
      const filled = parts.filter((part) => part.value !== 0);
      const [only] = filled;
      if (filled.length === 1 && only !== undefined) {
        const rest: Term[] = parts.filter((part) => part !== only).map((cell) => ({ cell, sign: -1 }));
        yield within(equal, only, [{ cell: whole, sign: 1 }, ...rest], 'atMost');
      } else if (parts.length > 0 || whole.value !== 0) yield within(equal, whole, plus(parts), 'atLeast');
    }
  }
}

/** The fund's table prints an undivided code above this one, so nothing can be said of this code. */
function dividesLess(fund: Family, code: string): boolean {
  return code !== '' && covering(fund, code).length === 0 && speaksOf(fund, code);
}

function within(equal: boolean, target: ViewCell, parts: readonly Term[], mode: Mode): Relation {
  return equal ? relation('cross.noOtherMoney', 'tie', target, parts) : relation('cross.within', 'tie', target, parts, mode);
}
