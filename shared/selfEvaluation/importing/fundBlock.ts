import { type FormGrid, labelOf } from './formGrid.ts';
import { AFTER_FUNDS, EXECUTION_REASON_LABEL, FUND_NAME, type FundColumn, fundColumnOf } from './headWords.ts';

export type FundCells = Readonly<Record<'name' | FundColumn, string | null>>;

export const NO_FUND: FundCells = { name: null, initialBudget: null, fullYearBudget: null, executed: null, weight: null, rate: null, score: null };

/**
 * The block of funds between two rows: a head of columns (年初预算数 | 全年预算数 | 执行数 …) over named rows, or labels with
 * their amounts beside them (预算数: 4000  执行数: 3900.98). The first is the total.
 */
export function readFunds(grid: FormGrid, from: number, to: number): readonly FundCells[] {
  for (let row = from; row < to; row += 1) {
    const columns = new Map<FundColumn, number>();
    for (let column = 0; column < grid.columns; column += 1) {
      const name = grid.own(row, column) === '' ? null : fundColumnOf(withoutUnit(grid.label(row, column)));
      if (name !== null && !columns.has(name)) columns.set(name, column);
    }
    if (columns.has('executed') && (columns.has('fullYearBudget') || columns.has('initialBudget')) && !hasAmount(grid, row)) return rowsUnder(grid, row, to, columns);
  }
  return labelled(grid, from, to);
}

function withoutUnit(label: string): string {
  return label.replace(/\((万元|元|分|10分|[A-E]|[A-E][/÷][A-E])\)/g, '').replace(/[:：]$/, '');
}

function hasAmount(grid: FormGrid, row: number): boolean {
  for (let column = 0; column < grid.columns; column += 1) if (/^[\d,.\s]+%?$/.test(grid.own(row, column))) return true;
  return false;
}

function rowsUnder(grid: FormGrid, head: number, to: number, columns: ReadonlyMap<FundColumn, number>): readonly FundCells[] {
  const funds: FundCells[] = [];
  const first = Math.min(...columns.values());
  for (let row = head + 1; row < to; row += 1) {
    const alone = funds.length === 0 && nameLeftOf(grid, row, first) === null && isAmountRow(grid, row, columns);
    const budget = namedAmount(grid.own(row, columns.get('fullYearBudget') ?? first));
    const name = nameLeftOf(grid, row, first) ?? (alone ? '年度资金总额' : (budget?.name ?? null));
    const beside = labelOf(grid.text(row, 0));
    if (AFTER_FUNDS.test(beside) || EXECUTION_REASON_LABEL.test(beside)) break;
    if (name === null || isHeadRow(grid, row, columns)) {
      if (funds.length > 0) break;
      continue;
    }
    const at = (key: FundColumn): string | null => {
      const column = columns.get(key);
      const text = column === undefined ? '' : grid.own(row, column);
      return text === '' ? null : text;
    };
    funds.push({ name, initialBudget: at('initialBudget'), fullYearBudget: budget?.amount ?? at('fullYearBudget'), executed: at('executed'), weight: at('weight'), rate: at('rate'), score: at('score') });
  }
  return funds;
}

/** Words where the amounts of a source would stand: another block begins (资金管理情况 | 情况说明). */
function isHeadRow(grid: FormGrid, row: number, columns: ReadonlyMap<FundColumn, number>): boolean {
  const texts = (['fullYearBudget', 'initialBudget', 'executed'] as const).map((name) => grid.own(row, columns.get(name) ?? -1));
  return texts.some((text) => text !== '') && texts.every((text) => !/\d|^\s*[-—–/]*\s*$/.test(text) || text === '');
}

/** A form of one source prints its amounts under the heads without naming them. */
function isAmountRow(grid: FormGrid, row: number, columns: ReadonlyMap<FundColumn, number>): boolean {
  return (['fullYearBudget', 'initialBudget', 'executed'] as const).some((name) => /^[\d,.\s]*\d[\d,.\s]*$/.test(grid.own(row, columns.get(name) ?? -1)));
}

/** Source and amount in one cell: 其中：中央补助 2000. */
function namedAmount(text: string): { readonly name: string; readonly amount: string } | null {
  const found = /^(\D*[\u4e00-\u9fff])[:：\s]*(\d[\d,.]*)(?:万元|元)?$/.exec(text.trim());
  return found !== null && FUND_NAME.test(found[1] ?? '') ? { name: found[1] ?? '', amount: found[2] ?? '' } : null;
}

/** The nearest label before the amounts that names a source; the block's own label (项目资金) is merged down beside it. */
function nameLeftOf(grid: FormGrid, row: number, first: number): string | null {
  for (let column = first - 1; column >= 0; column -= 1) {
    const text = grid.own(row, column);
    if (text === '') continue;
    return FUND_NAME.test(text) && !/^项目(支出)?资金/.test(labelOf(text)) ? text : null;
  }
  return null;
}

/** Labels with their amounts to the right, each to the fund it names. */
function labelled(grid: FormGrid, from: number, to: number): readonly FundCells[] {
  const funds = new Map<string, Record<'name' | FundColumn, string | null>>();
  let column: FundColumn = 'fullYearBudget';
  for (let row = from; row < to; row += 1) {
    column = 'fullYearBudget';
    for (let at = 0; at < grid.columns; at += 1) {
      const label = grid.own(row, at) === '' ? '' : grid.label(row, at).replace(/[:：]$/, '');
      if (label === '' || AFTER_FUNDS.test(label)) continue;
      const amount = amountRightOf(grid, row, at);
      const kind = /^((全年|年初|调整后?)?(预算|执行)数|(预算)?执行率)/.test(label) ? fundColumnOf(label) : null;
      if (kind !== null && amount !== undefined) column = kind;
      const name = kind !== null ? '预算数/执行数' : /^(年度资金总额|资金总额|其中[:：-]?|财政拨款|其[它他]资金)/.test(label) && FUND_NAME.test(label) ? label : null;
      if (name === null || amount === undefined) continue;
      const fund = funds.get(name) ?? { ...NO_FUND, name: kind !== null ? name : grid.own(row, at).replace(/[:：]$/, '') };
      // The second amount of a source in one row stands under 执行数.
      const place = kind ?? (fund[column] !== null && column === 'fullYearBudget' ? 'executed' : column);
      fund[place] ??= amount;
      funds.set(name, fund);
    }
  }
  return [...funds.values()];
}

/** The amount in the next other cell; null when that cell is blank, undefined when it is no amount. */
function amountRightOf(grid: FormGrid, row: number, column: number): string | null | undefined {
  const here = grid.master(row, column);
  let next = column + 1;
  while (next < grid.columns && grid.master(row, next) === here) next += 1;
  if (next >= grid.columns) return undefined;
  const text = grid.text(row, next);
  if (text === '') return null;
  return /^[¥￥]?[\d,.，\s]+(万元?|元|%)?$/.test(text) ? text : undefined;
}
