import { type IndicatorLevels, nameLevels } from '../levels.ts';
import { type Drawing, put } from './drawing.ts';
import { type FormContent, drawSide, indicatorRow, pointsText } from './formBlocks.ts';
import { type FormSectionOf, type IndicatorField, leavesOf } from './formDefinition.ts';

/** Where the head of the indicators stands; it is set again on every further page. */
export interface RepeatedHead {
  readonly from: number;
  /** First row below the head. */
  readonly to: number;
}

/** Rows an empty form is printed with. */
const EMPTY_ROWS = 8;

/** The head, one or two rows, and one row per indicator; equal level names next to each other become one merged cell. */
export function drawIndicators(to: Drawing, section: FormSectionOf<'indicators'>, content: FormContent): RepeatedHead {
  const headRows = section.columns.some((column) => 'children' in column) ? 2 : 1;
  const levels = nameLevels(content.table.indicators);
  const rows = Math.max(levels.length, levels.length === 0 ? EMPTY_ROWS : 1);
  const first = drawSide(to, section.side, headRows + rows);
  const head = { from: to.row, to: to.row + headRows };
  drawHeads(to, section, first, headRows);
  let column = first;
  for (const leaf of leavesOf(section)) {
    const size = { columns: leaf.span };
    if (levels.length === 0) for (let row = 0; row < rows; row += 1) put(to, head.to + row, column, '', 'text', size);
    else if (leaf.key === 'level1' || leaf.key === 'level2') drawLevels(to, head.to, column, leaf.key, levels, leaf.span);
    else content.table.indicators.forEach((_, row) => put(to, head.to + row, column, indicatorText(content, row, leaf.key), styleOf(leaf.key), size, { rowId: indicatorRow(row), columnId: leaf.key }));
    column += leaf.span;
  }
  to.row = head.to + rows;
  return head;
}

function drawHeads(to: Drawing, section: FormSectionOf<'indicators'>, first: number, headRows: number): void {
  let column = first;
  for (const each of section.columns) {
    if (!('children' in each)) {
      put(to, to.row, column, each.text, 'head', { rows: headRows, columns: each.span });
      column += each.span;
      continue;
    }
    put(to, to.row, column, each.text, 'head', { columns: each.children.reduce((sum, child) => sum + child.span, 0) });
    for (const child of each.children) {
      put(to, to.row + 1, column, child.text, 'head', { columns: child.span });
      column += child.span;
    }
  }
}

/** Merged cells of level names. A level 2 never reaches beyond its level 1. */
function drawLevels(to: Drawing, top: number, column: number, key: 'level1' | 'level2', levels: readonly IndicatorLevels[], span: number): void {
  let from = 0;
  levels.forEach((one, index) => {
    const next = levels[index + 1];
    if (next !== undefined && next.level1 === one.level1 && (key === 'level1' || next.level2 === one.level2)) return;
    put(to, top + from, column, one[key], 'centred', { rows: index + 1 - from, columns: span }, { rowId: indicatorRow(from), columnId: key });
    from = index + 1;
  });
}

function styleOf(key: IndicatorField): 'text' | 'centred' | 'figure' {
  switch (key) {
    case 'weight': case 'score': return 'figure';
    case 'level3': case 'explanation': case 'reason': return 'text';
    case 'level1': case 'level2': case 'operator': case 'target': case 'unit': case 'direction': case 'actual': return 'centred';
  }
}

function indicatorText(content: FormContent, row: number, key: IndicatorField): string {
  const indicator = content.table.indicators[row];
  const scored = content.scored?.rows[row];
  if (indicator === undefined) return '';
  if (key === 'operator') return indicator.operator ?? indicator.comparator ?? '';
  if (key === 'score' && scored !== undefined) return pointsText(scored.score);
  return indicator[key] ?? '';
}
