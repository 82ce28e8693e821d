import { FISCAL_FUNDS, type Fact, type FactDimensions, type Fund, NATURES } from '../ledger/fact.ts';
import type { Role } from '../statement/definition.ts';
import type { BookView, ViewCell } from '../view/view.ts';
import { TableLeaves } from './leaves.ts';
import { type PostingConflict, type PostingContext, cellName, placesOf, roundingInterval } from './plan.ts';

const FISCAL_TABLES: readonly { readonly role: Role; readonly fund: Fund }[] = [
  { role: 'generalExpenditure', fund: 'general' }, { role: 'fund', fund: 'governmentFund' }, { role: 'stateCapital', fund: 'stateCapital' },
];

/** Posts expenditure: the three fiscal tables first, then what 支出决算表 shows beyond them as non-fiscal money. */
export function postExpenditure(view: BookView, context: PostingContext, conflicts: PostingConflict[]): Fact[] {
  const facts = FISCAL_TABLES.flatMap(({ role, fund }) => {
    const table = view.tables.get(role);
    return table ? tableFacts(new TableLeaves(table, context), fund, context) : [];
  });
  const whole = view.tables.get('expenditure');
  if (!whole) return facts.length > 0 ? facts : classFacts(view, context, conflicts);
  const missing = FISCAL_TABLES.filter(({ role, fund }) => !view.tables.has(role) && !knownEmpty(view, fund, context));
  const leaves = new TableLeaves(whole, context);
  if (missing.length > 0) return [...facts, ...fromWhole(leaves, facts, missing.map((entry) => entry.fund), view, context, conflicts)];
  return [...facts, ...residuals(leaves, facts, view, context, conflicts)];
}

function expenditureFact(context: PostingContext, dimensions: FactDimensions, quantity: number, origin: string): Fact {
  return { period: context.period, unit: context.unit, measure: 'expenditure', dimensions, quantity, quantityKind: 'fen', origin };
}

function tableFacts(leaves: TableLeaves, fund: Fund, context: PostingContext): Fact[] {
  return leaves.leafRows().flatMap((row) => leaves.leafCells(row)
    .filter((cell) => cell.filter?.measure === 'expenditure')
    .map((cell) => expenditureFact(context, dimensionsOf(cell, fund), context.valueOf(cell), originOf(cell))));
}

function dimensionsOf(cell: ViewCell, fund: Fund): FactDimensions {
  const nature = cell.filter?.nature;
  return { fund, ...(typeof nature === 'string' && { nature }), ...(cell.row.code && { function: cell.row.code }) };
}

/** `公开05表!C8`-like origin of a fact. */
export function originOf(cell: ViewCell): string {
  return cell.source ? `import:${cell.source.sheet}!${cell.source.cell}` : `import:${cell.table.number}`;
}

/** A fiscal fund without a table of its own is known to be empty when 财政拨款总表 shows neither income nor expenditure of it. */
function knownEmpty(view: BookView, fund: Fund, context: PostingContext): boolean {
  const summary = view.tables.get('fiscalSummary') ?? view.tables.get('summary');
  if (!summary) return false;
  return summary.cells.every((cell) => {
    const own = cell.filter?.fund === fund || cell.filter?.source === fund;
    return !own || context.valueOf(cell) === 0;
  });
}

/** What is already posted under a code and nature. */
function postedUnder(facts: readonly Fact[], code: string, nature: string | undefined): { readonly sum: number; readonly count: number } {
  const under = facts.filter((fact) => (fact.dimensions.function ?? '').startsWith(code) && (nature === undefined || fact.dimensions.nature === nature));
  return { sum: under.reduce((sum, fact) => sum + fact.quantity, 0), count: under.length };
}

/** DESIGN §3 'Posting': a residual is non-fiscal money only when it is positive, above the rounding interval, and something can carry it. */
function residuals(leaves: TableLeaves, fiscal: readonly Fact[], view: BookView, context: PostingContext, conflicts: PostingConflict[]): Fact[] {
  const carried = canCarryNonFiscal(view, context);
  const result: Fact[] = [];
  for (const row of leaves.leafRows()) {
    for (const cell of leaves.leafCells(row)) {
      const nature = typeof cell.filter?.nature === 'string' ? cell.filter.nature : undefined;
      const value = context.valueOf(cell);
      if (nature !== undefined && !isFiscalNature(nature)) {
        result.push(expenditureFact(context, { fund: 'nonFiscal', nature, ...(row.code && { function: row.code }) }, value, originOf(cell)));
        continue;
      }
      const posted = postedUnder(fiscal, row.code ?? '', nature);
      const residual = value - posted.sum;
      if (Math.abs(residual) <= roundingInterval(cell.digit, posted.count)) continue;
      if (residual > 0 && carried) {
        result.push(expenditureFact(context, { fund: 'nonFiscal', ...(nature && { nature }), ...(row.code && { function: row.code }) }, residual, `residual:${originOf(cell)}`));
      } else conflicts.push(residualConflict(cell, fiscalCell(view, cell), residual));
    }
  }
  return result;
}

function isFiscalNature(nature: string): boolean {
  return nature === NATURES[0] || nature === NATURES[1];
}

/** Non-fiscal income, surplus used or an opening balance beyond the fiscal ones. */
function canCarryNonFiscal(view: BookView, context: PostingContext): boolean {
  const summary = view.tables.get('summary');
  if (!summary) return view.tables.get('income')?.cells.some((cell) => isNonFiscalIncome(cell) && context.valueOf(cell) > 0) ?? false;
  const fiscalOpening = view.tables.get('fiscalSummary')?.cells.find((cell) => cell.row.id === 'opening');
  const opening = summary.cells.find((cell) => cell.row.id === 'opening');
  const beyond = (opening ? context.valueOf(opening) : 0) - (fiscalOpening ? context.valueOf(fiscalOpening) : 0);
  return beyond > (opening?.digit ?? 1) || summary.cells.some((cell) => (isNonFiscalIncome(cell) || cell.filter?.measure === 'surplusUsed') && context.valueOf(cell) > 0);
}

function isNonFiscalIncome(cell: ViewCell): boolean {
  const source = cell.filter?.source;
  return cell.filter?.measure === 'income' && typeof source === 'string' && !(FISCAL_FUNDS as readonly string[]).includes(source);
}

function fiscalCell(view: BookView, cell: ViewCell): ViewCell | undefined {
  for (const { role } of FISCAL_TABLES) {
    const other = view.tables.get(role)?.cells.find((candidate) => candidate.row.code === cell.row.code && candidate.filter?.nature === cell.filter?.nature && candidate.filter?.measure === 'expenditure');
    if (other) return other;
  }
  return undefined;
}

function residualConflict(cell: ViewCell, other: ViewCell | undefined, residual: number): PostingConflict {
  const against = other ? `与${cellName(other)}` : '与财政拨款各表（均无此科目）';
  const why = residual > 0 ? '多出的部分没有非财政拨款收入或结余可以承担' : '少于财政拨款支出';
  return { message: `${cellName(cell)}${against}不一致，${why}，暂按财政拨款表列示，请核对财决报表及批复。`, cells: placesOf(other ? [cell, other] : [cell]) };
}

/**
 * A fiscal table is missing although it has money: 支出决算表 supplies the rest of it. 财政拨款总表 tells class by class whether that
 * rest is fiscal money, none of it, or a mixture that nobody can take apart.
 */
function fromWhole(leaves: TableLeaves, fiscal: readonly Fact[], missing: readonly Fund[], view: BookView, context: PostingContext, conflicts: PostingConflict[]): Fact[] {
  const classes = new ClassShares(leaves, fiscal, missing, view, context);
  const result: Fact[] = [];
  const mixed = new Set<string>();
  for (const row of leaves.leafRows()) for (const cell of leaves.leafCells(row)) {
    const code = row.code ?? '';
    const nature = typeof cell.filter?.nature === 'string' ? cell.filter.nature : undefined;
    const posted = postedUnder(fiscal, code, nature);
    const rest = context.valueOf(cell) - posted.sum;
    if (Math.abs(rest) <= roundingInterval(cell.digit, posted.count)) continue;
    if (rest < 0) { conflicts.push(residualConflict(cell, fiscalCell(view, cell), rest)); continue; }
    const share = nature !== undefined && !isFiscalNature(nature) ? 'nonFiscal' : classes.of(code.slice(0, 3));
    const fund: Fund = share === 'nonFiscal' ? 'nonFiscal' : (missing.length === 1 ? missing[0] : context.fundOfCode(code)) ?? 'general';
    result.push(expenditureFact(context, { fund, ...(nature && { nature }), ...(code !== '' && { function: code }) }, rest, originOf(cell)));
    if (share === 'mixed' && !mixed.has(code.slice(0, 3))) {
      mixed.add(code.slice(0, 3));
      conflicts.push({ message: `缺少财政拨款支出明细表，${cellName(cell)}所在的类既有财政拨款又有其他资金，分不开，暂全部按财政拨款列示，请补充该表。`, cells: placesOf([cell]) });
    }
  }
  return result;
}

/** How much of a class's spending beyond the fiscal tables that were read is fiscal money, by 财政拨款总表. */
class ClassShares {
  readonly #rests = new Map<string, { rest: number; digit: number; count: number }>();
  readonly #printed = new Map<string, number>();
  readonly #carried: boolean;

  constructor(leaves: TableLeaves, fiscal: readonly Fact[], missing: readonly Fund[], view: BookView, context: PostingContext) {
    this.#carried = canCarryNonFiscal(view, context);
    for (const row of leaves.leafRows()) {
      const code = (row.code ?? '').slice(0, 3);
      const known = this.#rests.get(code) ?? { rest: -postedUnder(fiscal, code, undefined).sum, digit: 1, count: 0 };
      for (const cell of leaves.leafCells(row)) {
        known.rest += context.valueOf(cell);
        known.digit = Math.max(known.digit, cell.digit);
        known.count += 1;
      }
      this.#rests.set(code, known);
    }
    for (const cell of view.tables.get('fiscalSummary')?.cells ?? []) {
      if (cell.row.code === undefined || cell.filter?.measure !== 'expenditure' || !missing.some((fund) => fund === cell.filter?.fund)) continue;
      this.#printed.set(cell.row.code, (this.#printed.get(cell.row.code) ?? 0) + context.valueOf(cell));
    }
  }

  of(code: string): 'fiscal' | 'nonFiscal' | 'mixed' {
    const own = this.#rests.get(code);
    if (!this.#carried || own === undefined || this.#printed.size === 0) return 'fiscal';
    const printed = this.#printed.get(code) ?? 0;
    if (Math.abs(own.rest - printed) <= roundingInterval(own.digit, own.count)) return 'fiscal';
    return printed === 0 ? 'nonFiscal' : 'mixed';
  }
}

/** Only summaries were read: money by class, nature unknown; what 收入支出总表 shows beyond 财政拨款总表 is non-fiscal. */
function classFacts(view: BookView, context: PostingContext, conflicts: PostingConflict[]): Fact[] {
  const fiscal = view.tables.get('fiscalSummary');
  const summary = view.tables.get('summary');
  const table = fiscal ?? summary;
  if (!table) return [];
  const leaves = new TableLeaves(table, context);
  const facts = leaves.leafRows().flatMap((row) => leaves.leafCells(row)
    .filter((cell) => cell.filter?.measure === 'expenditure')
    .map((cell) => {
      const fund = cell.filter?.fund;
      return expenditureFact(context, { ...(typeof fund === 'string' && { fund }), ...(row.code && { function: row.code }) }, context.valueOf(cell), originOf(cell));
    }));
  return fiscal && summary ? [...facts, ...residuals(new TableLeaves(summary, context), facts, view, context, conflicts)] : facts;
}
