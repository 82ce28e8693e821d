import { describe, expect, it } from 'vitest';
import { loadSampleBureau, loadSampleFacts } from '../../../electron/samples/sampleBureau.ts';
import { codeNames, openLibrary, ownResourceRoot } from '../../../electron/service/packs/library.ts';
import type { RawCell, RawSheet } from '../../../shared/importing/sheet.ts';
import { evaluateBook } from '../../../shared/statement/evaluate.ts';
import { layoutStatement } from '../../../shared/statement/layout.ts';
import type { StatementTable } from '../../../shared/statement/table.ts';
import { viewOfStatements } from '../../../shared/view/fromStatements.ts';
import { read } from './documents.ts';

const library = openLibrary(ownResourceRoot());
const bureau = loadSampleBureau(library.resourceRoot);
const facts = loadSampleFacts(library.resourceRoot, bureau.year);

/** A statement as a sheet of texts, the way its pack prints it. */
function printed(table: StatementTable, index: number): RawSheet {
  const grid = layoutStatement(table, { department: '某局' });
  const top = 3;
  const right = grid.columnCount - 1;
  const cell = (row: number, column: number, text: string): RawCell => ({ row, column, text, type: 'text' });
  const placed = grid.cells.map((entry) => ({ ...entry, row: entry.row + top }));
  return {
    name: `Sheet${index + 1}`, hidden: false, rows: top + grid.rowCount + grid.notes.length, columns: grid.columnCount, hiddenRows: [], hiddenColumns: [],
    cells: [
      cell(0, 0, grid.title), cell(1, right, grid.number), cell(2, 0, '部门：某局'), cell(2, right, grid.unitLabel),
      ...placed.filter((entry) => entry.text !== '').map((entry) => cell(entry.row, entry.column, entry.text)), ...grid.notes.map((note, line) => cell(top + grid.rowCount + line, 0, note)),
    ].filter((entry) => entry.text !== ''),
    merges: placed.filter((entry) => entry.rowSpan * entry.columnSpan > 1).map((entry) => ({ top: entry.row, left: entry.column, bottom: entry.row + entry.rowSpan - 1, right: entry.column + entry.columnSpan - 1 })),
  };
}

describe.each(library.packs.list().map(({ id }) => id))('%s', (id) => {
  const pack = library.packs.getPack(id);
  const figures = evaluateBook({ year: bureau.year, facts, approved: [], statements: pack.statements, names: codeNames(library, bureau.year) });
  const reading = read({ file: '公开表.xlsx', sheets: figures.tables.map(printed) });

  it('is recognised by what its forms print', () => {
    expect(reading.view.packId).toBe(id);
    expect([...reading.view.tables.keys()].sort()).toEqual(pack.statements.map((statement) => statement.role).sort());
  });

  it('gives every figure back with its meaning', () => {
    const original = viewOfStatements({ packId: id, year: bureau.year, department: '', tables: figures.tables, digit: 1 });
    const wrong: string[] = [];
    let compared = 0;
    for (const table of original.tables.values()) {
      const back = new Map(reading.view.tables.get(table.role)?.cells.map((cell) => [`${cell.row.id}|${cell.column.panel}.${cell.column.id}`, cell]));
      for (const cell of table.cells) {
        if (cell.value === 0 || cell.signature === '') continue;
        const found = back.get(`${cell.row.id}|${cell.column.panel}.${cell.column.id}`);
        compared += 1;
        if (found?.signature !== cell.signature || Math.abs(found.value - cell.value) > found.digit / 2) wrong.push(`${table.role} ${cell.row.id} ${cell.column.id}: ${cell.value} ${cell.signature}, read ${found?.value} ${found?.signature}`);
      }
    }
    expect(wrong).toEqual([]);
    expect(compared).toBeGreaterThan(150);
  });
});
