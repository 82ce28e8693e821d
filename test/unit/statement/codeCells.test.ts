import { describe, expect, it } from 'vitest';
import type { ColumnDefinition, StatementDefinition } from '../../../shared/statement/definition.ts';
import { evaluateBook } from '../../../shared/statement/evaluate.ts';
import type { GridSheet } from '../../../shared/statement/grid.ts';
import { layoutStatement } from '../../../shared/statement/layout.ts';
import { expenditure, fact, names } from './sampleDefinitions.ts';

const facts = [
  fact('expenditure', { fund: 'general', nature: 'basic', function: '2010601' }, '357.19'),
  fact('expenditure', { fund: 'general', nature: 'project', function: '20199' }, '10.00'),
];

function split(levels: readonly (3 | 5 | 7)[]): StatementDefinition {
  const cells = levels.map((level): ColumnDefinition => ({ id: `level${level}`, label: { 3: '类', 5: '款', 7: '项' }[level], kind: 'code', level }));
  const item: ColumnDefinition = { id: 'item', label: '项目', children: [{ id: 'codes', label: '科目编码', children: cells }, { id: 'name', label: '科目名称', kind: 'label' }] };
  return { ...expenditure, panels: expenditure.panels.map((panel) => ({ ...panel, columns: [item, ...panel.columns.slice(1)] })) };
}

function laidOut(definition: StatementDefinition): GridSheet {
  const [table] = evaluateBook({ year: 2024, facts, approved: [], statements: [definition], names }).tables;
  if (!table) throw new Error('no table');
  return layoutStatement(table, { department: '某局' });
}

/** Texts of the body's first columns, row by row; a cell over several columns is written once. */
function firstColumns(sheet: GridSheet, count: number): string[] {
  return Array.from({ length: sheet.rowCount - sheet.headRows }, (_, index) => sheet.cells
    .filter((cell) => cell.row === sheet.headRows + index && cell.column < count).sort((a, b) => a.column - b.column).map((cell) => cell.text).join(' | '));
}

describe('a code split over cells', () => {
  it('prints the digits of each level, those of the levels above on every row', () => {
    expect(firstColumns(laidOut(split([3, 5, 7])), 4)).toEqual(['合计', '201 |  |  | 名称201', '201 | 06 |  | 名称20106', '201 | 06 | 01 | 名称2010601', '201 | 99 |  | 名称20199']);
  });

  it('joined together is the code', () => {
    const sheet = laidOut(split([3, 5, 7]));
    const codes = [...Map.groupBy(sheet.cells.filter((cell) => cell.kind === 'code'), (cell) => cell.rowId).entries()].map(([row, cells]) => `${row ?? ''} ${cells.map((cell) => cell.text).join('')}`);
    expect(codes).toEqual(['c:201 201', 'c:20106 20106', 'c:2010601 2010601', 'c:20199 20199']);
  });

  it('lets 合计 stand over all its cells and the name', () => {
    const total = laidOut(split([3, 5])).cells.find((cell) => cell.rowId === 'total' && cell.text === '合计');
    expect(total).toMatchObject({ column: 0, columnSpan: 3, kind: 'label', align: 'center' });
  });

  it('has its own three levels of heads and narrow cells for 款 and 项', () => {
    const sheet = laidOut(split([3, 5, 7]));
    expect(sheet.headRows).toBe(4);
    expect(sheet.cells.filter((cell) => cell.row === 2 && cell.kind === 'head').map((cell) => cell.text)).toEqual(['类', '款', '项']);
    expect(sheet.widths[1]).toBeLessThan(sheet.widths[0] ?? 0);
  });

  it('stays whole in a form of one code column', () => {
    expect(firstColumns(laidOut(expenditure), 2)[3]).toBe('2010601 | 名称2010601');
  });
});

describe('the number over a table', () => {
  it('is the form’s own, another text, or none', () => {
    expect(laidOut(expenditure).number).toBe('公开03表');
    expect(laidOut({ ...expenditure, numberLabel: '附表3' }).number).toBe('附表3');
    expect(laidOut({ ...expenditure, numberLabel: '' }).number).toBe('');
  });
});
