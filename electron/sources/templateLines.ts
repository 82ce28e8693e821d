import type { Worksheet } from 'exceljs';
import { type Fact, FUNDS, type Fund, type Stage, STAGES } from '../../shared/ledger/fact.ts';
import { fen } from '../../shared/money/fen.ts';
import { fenToNumber } from '../../shared/money/format.ts';
import { FUND_NAMES } from '../../shared/sources/chooseFund.ts';
import type { StatementRule } from '../../shared/sources/mapping.ts';
import { type WorkingLine, type WorkingSection, partsOf, placeOf } from '../../shared/sources/workingLines.ts';
import { FILLS } from '../workbook/styles.ts';
import { columnName } from '../workbook/sums.ts';
import type { CodeRanges } from './templateCodes.ts';
import { type TemplateBook, type TemplateColumn, cellStyle, drawTop, finishSheet } from './templateSheet.ts';

const UNUSABLE = 'FFD9D9D9';

/** Draws 三公及机构运行底稿: fixed lines by section, parents as sums of their parts, grey where nothing can be entered. */
export async function drawLines(sheet: Worksheet, rule: StatementRule, sections: readonly WorkingSection[], facts: readonly Fact[], codes: CodeRanges, book: TemplateBook): Promise<void> {
  const identities = rule.identities ?? [];
  const columns: TemplateColumn[] = [
    ...identities.map(({ head, width, is }): TemplateColumn => ({ path: [head], width, entered: is === 'fund', kind: 'text' })),
    ...STAGES.map((_, index): TemplateColumn => ({ path: rule.columns?.[index]?.heads ?? [], entered: true, kind: 'amount' })),
  ];
  const top = drawTop(sheet, rule.name, columns, book);
  const known = new Map(facts.filter(({ measure }) => measure === 'line').map(({ dimensions: { key = '', fund, stage }, quantity }): [string, number] => [`${placeOf(key, fund ?? null)}|${stage}`, quantity]));
  let at = top;
  for (const section of sections) {
    columns.forEach((_, index) => { sheet.getCell(at, index + 1).style = book.styles({ font: 'bold', border: true, fill: FILLS.head }); });
    sheet.getCell(at, 1).value = section.title;
    sheet.mergeCells(at, 1, at, columns.length);
    const first = at + 1;
    section.lines.forEach((line, index) => drawLine(sheet, first, index, section.lines, line, known, columns, codes, book));
    at = first + section.lines.length;
  }
  await finishSheet(sheet, columns.length, top, at - 1, 1);
}

function drawLine(sheet: Worksheet, first: number, index: number, lines: readonly WorkingLine[], line: WorkingLine, known: ReadonlyMap<string, number>, columns: readonly TemplateColumn[], codes: CodeRanges, book: TemplateBook): void {
  const at = first + index;
  const isCount = line.measuredIn !== null;
  const texts = [line.name, line.fund === null ? '' : fundName(line.fund), line.measuredIn ?? '按金额单位'];
  texts.forEach((text, column) => {
    const cell = sheet.getCell(at, column + 1);
    cell.style = book.styles({ border: true, wrap: true, ...(column === 0 && { indent: line.depth }), ...(column === 1 && !isCount && { unlocked: true, fill: FILLS.input }), ...(column === 2 && { align: 'center' as const, font: 'muted' as const }) });
    if (text !== '') cell.value = text;
  });
  if (!isCount) sheet.getCell(at, 2).dataValidation = { type: 'list', allowBlank: true, formulae: [codes.funds], showErrorMessage: true, errorStyle: 'stop', errorTitle: '请从列表中选择', error: '请从下拉列表中选择。' };
  STAGES.forEach((stage, position) => drawStage(sheet, first, index, lines, line, stage, texts.length + position, known, columns, book));
}

function drawStage(sheet: Worksheet, first: number, index: number, lines: readonly WorkingLine[], line: WorkingLine, stage: Stage, column: number, known: ReadonlyMap<string, number>, columns: readonly TemplateColumn[], book: TemplateBook): void {
  const cell = sheet.getCell(first + index, column + 1);
  const look = columns[column];
  const own = known.get(`${placeOf(line.key, line.fund)}|${stage}`);
  const parts = partsOf(lines, index, stage);
  const enterable = line.stages.has(stage) && parts.length === 0;
  const isCount = line.measuredIn !== null;
  if (look) cell.style = cellStyle({ ...look, entered: enterable || own !== undefined }, book, { border: true, ...(!enterable && parts.length === 0 && own === undefined && { fill: UNUSABLE }), ...(isCount && { numFmt: '#,##0' }) });
  if (own !== undefined) cell.value = isCount ? own : fenToNumber(fen(own), book.unit);
  else if (parts.length > 0) {
    const cells = parts.map((part) => `${columnName(column)}${first + part}`).join(',');
    const now = sumOf(lines, index, stage, known);
    cell.value = { formula: `IF(COUNT(${cells})=0,"",SUM(${cells}))`, result: now === null ? '' : isCount ? now : fenToNumber(fen(now), book.unit) };
  }
  if (enterable || own !== undefined) {
    cell.dataValidation = {
      type: isCount ? 'whole' : 'decimal', operator: 'between', formulae: isCount ? [0, 1e9] : [-1e13, 1e13], allowBlank: true, showErrorMessage: true, errorStyle: 'stop',
      errorTitle: isCount ? '请填整数' : '请填数字', error: isCount ? '这里只能填不小于 0 的整数，没有发生的可以留空。' : '这里只能填数字，没有发生的可以留空。',
    };
  }
}

/** What a line's formula shows now: null while nothing below it is filled. */
function sumOf(lines: readonly WorkingLine[], index: number, stage: Stage, known: ReadonlyMap<string, number>): number | null {
  const line = lines[index];
  const own = line ? known.get(`${placeOf(line.key, line.fund)}|${stage}`) : undefined;
  if (own !== undefined) return own;
  const values = partsOf(lines, index, stage).flatMap((part) => sumOf(lines, part, stage, known) ?? []);
  return values.length === 0 ? null : values.reduce((sum, value) => sum + value, 0);
}

function fundName(fund: string): string {
  const known: Fund | undefined = FUNDS.find((entry) => entry === fund);
  return known ? FUND_NAMES[known] : fund;
}
