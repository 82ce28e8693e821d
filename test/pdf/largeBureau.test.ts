import { beforeAll, describe, expect, test } from 'vitest';
import { CELL_PADDING } from '../../electron/pdf/columnWidths.ts';
import type { FittedTable } from '../../electron/pdf/fittedTable.ts';
import { bundledFonts } from '../../electron/pdf/fontSet.ts';
import { type BookPlan, type PlannedPage, planBook } from '../../electron/pdf/planBook.ts';
import { Typefaces } from '../../electron/pdf/typeface.ts';
import type { Booklet } from '../../shared/booklet/model.ts';
import { PACKS, largeBooklet } from './largeBureau.ts';

const faces = new Typefaces(bundledFonts());

/** The rows of tables on a page, in runs of one table. */
interface Run {
  readonly page: number;
  readonly table: FittedTable;
  readonly rows: readonly number[];
  /** Something stands under it. */
  readonly below: boolean;
}

function runsOf(pages: readonly PlannedPage[]): Run[] {
  return pages.flatMap(({ placed }, page) => {
    const tables = new Map<FittedTable, number[]>();
    for (const { box: { content } } of placed) if (content.kind === 'rows') tables.set(content.table, [...(tables.get(content.table) ?? []), ...Array.from({ length: content.to - content.from }, (_, at) => content.from + at)]);
    return [...tables].map(([table, rows]) => ({ page, table, rows, below: placed.at(-1)?.box.content.kind !== 'rows' }));
  });
}

const textOf = (page: PlannedPage): string => page.placed.flatMap(({ box: { content } }) => (content.kind === 'line' ? content.parts.flatMap((part) => part.glyphs.map((glyph) => glyph.char)) : [])).join('');

describe.each(PACKS)('a large bureau in %s', (pack) => {
  let booklet: Booklet;
  let plan: BookPlan;
  let runs: readonly Run[];
  beforeAll(() => {
    booklet = largeBooklet(pack);
    plan = planBook(booklet, 'print', faces);
    runs = runsOf(plan.pages);
  });

  test('no text is wider than its cell, no figure is broken, no row is lower than its text', () => {
    for (const table of new Set(runs.map((run) => run.table))) {
      expect(table.size).toBeGreaterThanOrEqual(7);
      for (const cell of table.cells) {
        const width = (table.edges[cell.column + cell.columnSpan] ?? 0) - (table.edges[cell.column] ?? 0);
        for (const line of cell.lines) expect((line.ems + cell.indent + 2 * CELL_PADDING) * table.size).toBeLessThanOrEqual(width + 0.01);
        const height = table.rowHeights.slice(cell.row, cell.row + cell.rowSpan).reduce((total, each) => total + each, 0);
        expect(cell.lines.length * table.size).toBeLessThanOrEqual(height + 0.01);
      }
    }
  });

  test('everything stands inside the text area, and no page of the body is empty', () => {
    for (const { page, placed, kind } of plan.pages) {
      if (kind === 'body') expect(placed.length).toBeGreaterThan(0);
      for (const { box, y } of placed) expect(y + box.height).toBeLessThanOrEqual(page.areaHeight + 0.02);
      placed.forEach(({ y }, index) => expect(y).toBeGreaterThanOrEqual(index === 0 ? 0 : (placed[index - 1]?.y ?? 0) + (placed[index - 1]?.box.height ?? 0) - 0.01));
      if (kind === 'blank') expect(placed).toEqual([]);
    }
    expect(plan.pages.filter(({ kind }, index) => kind === 'blank' && plan.pages[index + 1]?.kind === 'blank')).toEqual([]);
  });

  test('on every further page of a table its head stands over at least three rows, and a table does not end its page with a 类 or 款 alone', () => {
    let further = 0;
    runs.forEach(({ table, rows, page }, index) => {
      const body = rows.filter((row) => row >= table.headRows);
      const before = runs[index - 1];
      if (before?.table === table && before.page < page && table.headRows > 0) {
        further += 1;
        expect(rows.slice(0, table.headRows)).toEqual(Array.from({ length: table.headRows }, (_, at) => at));
        expect(body.length).toBeGreaterThanOrEqual(3);
      }
      const last = body.at(-1) ?? 0;
      const next = runs[index + 1];
      if (next?.table !== table || table.repeatedHead !== undefined) return;
      const depth = (row: number): number | undefined => table.cells.find((cell) => cell.row === row && cell.columnSpan === 1 && cell.lines.length > 0 && cell.column > 0 && cell.align === 'left')?.indent;
      if (new Set(table.cells.filter((cell) => cell.indent > 0).map((cell) => cell.column)).size === 1) expect(depth(last) ?? 0).toBeGreaterThanOrEqual(depth(last + 1) ?? 0);
    });
    expect(further).toBeGreaterThan(4);
  });

  test('the notes of a statement stand under its last rows', () => {
    const notes = booklet.parts.flatMap((part) => part.sections.flatMap((section) => section.blocks.flatMap((block) => (block.kind === 'statement' ? block.sheet.notes.slice(0, 1) : []))));
    expect(notes.length).toBeGreaterThan(5);
    for (const note of notes) {
      const page = plan.pages.findIndex((candidate) => textOf(candidate).includes(note.replaceAll(/\s/g, '').slice(0, 12)));
      expect(runs.find((run) => run.page === page)?.below).toBe(true);
    }
  });

  test('names are not crushed: none in a column of codes or names is broken to a single character a line', () => {
    for (const { table } of runs) for (const cell of table.cells) {
      if (cell.row < table.headRows || cell.lines.length < 2 || cell.lines.length > 4) continue;
      for (const line of cell.lines) expect(line.glyphs.length).toBeGreaterThan(1);
    }
  });

  test('panels side by side take one page', () => {
    for (const { sheet } of booklet.parts.flatMap((part) => part.sections.flatMap((section) => section.blocks.flatMap((block) => (block.kind === 'statement' ? [block] : []))))) {
      if (sheet.role !== 'generalBasicEconomic') continue;
      const pages = plan.pages.filter((page) => textOf(page).startsWith(sheet.title.replaceAll(/\s/g, '')));
      expect(pages.length).toBeLessThanOrEqual(sheet.rowCount <= 45 ? 1 : 2);
    }
  });

  test('a form stands once in the contents and has its title once on its page', () => {
    const forms = booklet.parts.flatMap((part) => part.sections.filter((section) => section.id.startsWith('form:') && section.blocks[0]?.kind === 'statement' && section.blocks[0].sheet.repeatedHead !== undefined));
    for (const form of forms) {
      const anchors = plan.anchors.filter(({ anchor }) => anchor.id === form.id || anchor.id.startsWith(`${form.id}/`));
      expect(anchors).toHaveLength(1);
      const sheet = form.blocks[0]?.kind === 'statement' ? form.blocks[0].sheet.title : '';
      const page = plan.pages[anchors[0]?.pageIndex ?? -1];
      expect(page === undefined ? 0 : textOf(page).split(sheet.replaceAll(/\s/g, '')).length - 1).toBe(1);
    }
  });
});
