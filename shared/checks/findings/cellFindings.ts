import { parseFen } from '../../money/parse.ts';
import type { ViewCell } from '../../view/view.ts';
import { amountText, placeOf, unitText } from '../address.ts';
import { type Draft, foundIn, onCell } from '../draft.ts';
import type { FigureIndex, IndexedTable } from '../figureIndex.ts';
import { isCount } from '../relations/relation.ts';
import { ASK_SOURCE } from '../sentences.ts';

/** Marks of a stored number that had to be cleaned before it could be read. */
const STORED_BADLY: ReadonlySet<string> = new Set(['space', 'separator', 'fullWidth', 'currency', 'unit', 'parentheses', 'trailingDot']);

/** Everything that is wrong with a single cell by itself. */
export function cellFindings(index: FigureIndex): Draft[] {
  return index.tables.flatMap((entry) => [storedBadly, countsWithDecimals, negatives].flatMap((rule) => foundIn(entry, rule, () => rule(entry))));
}

/**
 * A number that cannot be read (`85..54`).
 * @param expected what the relations say the cell is, or null; then the best reading of its text is given
 */
export function badNumber(cell: ViewCell, expected: number | null): Draft {
  const reading = expected ?? (cell.value !== 0 ? cell.value : readingOf(cell));
  const advice = reading === null ? '' : `，应为${amountText(cell, reading)}${unitText(cell)}`;
  return onCell('format', cell, { ...(reading === null ? {} : { expected: reading }), message: `${placeOf(cell)}“${cell.printed ?? ''}”不是数值${advice}，${ASK_SOURCE}。` });
}

/** The plain reading of a mistyped number: doubled points, points for separators, letters for digits. */
function readingOf(cell: ViewCell): number | null {
  const text = (cell.printed ?? '').replace(/\s/g, '').replace(/[oO]/g, '0').replace(/[lI]/g, '1').replace(/[.．。]{2,}/g, '.').replace(/[,，]/g, '');
  const [last, ...rest] = text.split('.').reverse();
  const plain = rest.length > 1 ? `${rest.reverse().join('')}.${last ?? ''}` : text;
  if (isCount(cell)) return /^\d+$/.test(plain) ? Number(plain) : null;
  return parseFen(plain, cell.table.unit);
}

/** Cells with spaces, separators and the like: one finding a table. */
function* storedBadly({ table, cells }: IndexedTable): Generator<Draft> {
  const found = cells.filter((cell) => cell.cleaned.length > 0 && cell.state === 'number' && cell.cleaned.some((mark) => STORED_BADLY.has(mark)));
  const [first] = found;
  if (first === undefined) return;
  const message = `${table.number}有${found.length}个数值含空格、分隔符等字符，不能直接计算，首处为${placeOf(first, false)}“${first.printed ?? ''}”，请改为数值。`;
  yield onCell('format.stored', first, { expected: first.value, message });
}

/** 1.00 辆: one finding a table. */
function* countsWithDecimals({ table, cells }: IndexedTable): Generator<Draft> {
  const found = cells.filter((cell) => cell.state === 'number' && isCount(cell) && cell.printed !== null && /[.．]/.test(cell.printed));
  const [first] = found;
  if (first === undefined) return;
  const message = `${table.number}有${found.length}个计数写成小数，首处为${placeOf(first, false)}“${first.printed ?? ''}”，辆、批次、人次等应为整数。`;
  yield onCell('format.count', first, { expected: first.value, message });
}

const NEVER_NEGATIVE: ReadonlySet<string> = new Set(['income', 'expenditure', 'economic', 'line', 'carriedIn', 'closing']);

/** Only balances of all money may be negative (a deficit of 经营 or 事业 money). The first of a table, the others under it. */
function* negatives({ cells }: IndexedTable): Generator<Draft> {
  let first: Draft | null = null;
  for (const cell of cells) {
    const measure = cell.filter?.measure;
    if (cell.value >= 0 || measure === undefined || !NEVER_NEGATIVE.has(measure)) continue;
    if ((measure === 'carriedIn' || measure === 'closing') && cell.filter?.fund === undefined) continue;
    const draft = onCell('format.negative', cell, { message: `${placeOf(cell)}为负数${amountText(cell, cell.value)}${unitText(cell)}，请核实是否应为负。` });
    draft.root = first;
    first ??= draft;
    yield draft;
  }
}
