import { FISCAL_FUNDS, FUNDS, type Fund } from '../../ledger/fact.ts';
import type { ApprovalTotals, ApprovedMeasure, BookView, ViewCell } from '../../view/view.ts';
import { amountText, decimalsMore, differenceText, placeOf, unitText } from '../address.ts';
import { type Draft, onCell } from '../draft.ts';
import { type FigureIndex, cellMeaning, indexView } from '../figureIndex.ts';
import { FISCAL_SET } from '../relations/otherMoney.ts';

type ApprovedTotal = ApprovalTotals['totals'][number];

export const APPROVED_MEASURES = ['income', 'expenditure', 'carriedIn', 'closing'] as const satisfies readonly ApprovedMeasure[];

const MEASURE_NAMES: Readonly<Record<ApprovedMeasure, string>> = { income: '本年收入', expenditure: '本年支出', carriedIn: '年初结转和结余', closing: '年末结转和结余' };
const FUND_NAMES: Readonly<Record<string, string>> = { general: '一般公共预算财政拨款', governmentFund: '政府性基金预算财政拨款', stateCapital: '国有资本经营预算财政拨款', nonFiscal: '非财政拨款' };

/** The totals of the book against those of the 批复. `ran` is false where no total could be compared. */
export function approvalFindings(index: FigureIndex): { readonly drafts: Draft[]; readonly ran: boolean } {
  const { approval } = index.view;
  const drafts: Draft[] = [];
  let ran = false;
  for (const total of approval?.totals ?? []) {
    const printed = printedOf(index, total);
    if (approval === undefined || printed === null) continue;
    ran = true;
    const { cell, besides } = printed;
    const expected = total.amount + besides;
    if (Math.abs(cell.value - expected) <= tolerance(approval, cell)) continue;
    const more = decimalsMore(cell, expected);
    const name = `${total.fund === null ? '' : FUND_NAMES[total.fund] ?? total.fund}${MEASURE_NAMES[total.measure]}`;
    const said = `批复${approval.documentNumber === '' ? '' : `（${approval.documentNumber}）`}的${name}为${amountText(cell, total.amount, more)}${unitText(cell)}`;
    const message = `${placeOf(cell)}为${amountText(cell, cell.value, more)}${unitText(cell)}，${said}，应为${amountText(cell, expected, more)}${unitText(cell)}，相差${differenceText(cell, expected)}${unitText(cell)}，请按批复更正。`;
    drafts.push(onCell('approval.total', cell, { expected, message }));
  }
  return { drafts, ran };
}

/** A total of the book beside what the 批复 says of it, in fen. */
export interface ComparedTotal {
  readonly measure: ApprovedMeasure;
  readonly fund: Fund | null;
  /** Null where the 批复 says nothing of it. */
  readonly approved: number | null;
  /** Null where no form of the book shows it. */
  readonly book: number | null;
  /** Book less approved; null where one is missing. */
  readonly difference: number | null;
  readonly agrees: boolean | null;
}

/** Every total that a 批复 may state against the book: the rows of the form in which it is entered. */
export function compareApproval(view: BookView, approval: ApprovalTotals): ComparedTotal[] {
  const index = indexView(view);
  return [null, ...FUNDS].flatMap((fund) => APPROVED_MEASURES.map((measure): ComparedTotal => {
    const approved = approval.totals.find((total) => total.measure === measure && total.fund === fund)?.amount ?? null;
    const printed = printedOf(index, { measure, fund, amount: approved ?? 0 });
    if (printed === null) return { measure, fund, approved, book: null, difference: null, agrees: null };
    const book = printed.cell.value - printed.besides;
    if (approved === null) return { measure, fund, approved, book, difference: null, agrees: null };
    return { measure, fund, approved, book, difference: book - approved, agrees: Math.abs(book - approved) <= tolerance(approval, printed.cell) };
  }));
}

/** The cell that shows an approved total; money that no form prints by itself is all money less `besides`. */
function printedOf(index: FigureIndex, total: ApprovedTotal): { readonly cell: ViewCell; readonly besides: number } | null {
  const stated = (meaning: string): ViewCell | undefined => {
    const cell = cellMeaning(index, meaning);
    return cell?.state === 'dash' || cell?.state === 'bad' ? undefined : cell;
  };
  if (total.fund !== 'nonFiscal') {
    const cell = stated(meaningOf(total.measure, total.fund));
    return cell === undefined ? null : { cell, besides: 0 };
  }
  const [all, fiscal] = [stated(total.measure), stated(meaningOf(total.measure, FISCAL_SET))];
  return all === undefined || fiscal === undefined ? null : { cell: all, besides: fiscal.value };
}

function meaningOf(measure: ApprovedMeasure, fund: string | null): string {
  if (fund === null) return measure;
  return `${measure}|${measure === 'income' ? 'source' : 'fund'}=${fund}`;
}

/** A 批复 states its totals as it prints them: half of its last digit, and half of the cell's, may be lost by rounding. */
function tolerance({ totals }: ApprovalTotals, cell: ViewCell): number {
  const step = [10_000, 1_000, 100].find((size) => totals.every(({ amount }) => amount % size === 0)) ?? 1;
  return Math.max(step, cell.digit) > 1 ? Math.max(step, cell.digit) / 2 : 0;
}

/** True for a cell that shows a total of the 批复 as it was approved. */
export function equalsApproval({ approval }: Pick<BookView, 'approval'>, cell: ViewCell): boolean {
  if (approval === undefined || cell.state !== 'number') return false;
  const funds = [null, ...FISCAL_FUNDS];
  return approval.totals.some((total) => funds.includes(total.fund === 'nonFiscal' ? null : total.fund) && total.fund !== 'nonFiscal'
    && meaningOf(total.measure, total.fund) === cell.signature && Math.abs(cell.value - total.amount) <= tolerance(approval, cell));
}
