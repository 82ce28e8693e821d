import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import type { StatementTable } from '../../../shared/statement/table.ts';
import { LIBRARY, emptyForms } from './emptyForm.ts';

const line = z.tuple([z.number(), z.string()]);
const fixture = z.strictObject({
  unit: z.literal('万元'),
  tables: z.array(z.strictObject({
    number: z.string(), title: z.string(), orientation: z.string(),
    heads: z.array(z.strictObject({ path: z.array(z.string()), col: z.string().optional() })),
    income: z.array(line).optional(), expenditure: z.array(line).optional(), lines: z.array(line).optional(),
    groups: z.array(z.array(z.tuple([z.string(), z.string()]))).optional(), foot: z.array(z.string()).optional(),
    levels: z.array(z.number()).optional(), single: z.array(z.string()).optional(),
  })),
});

function linesOf(table: StatementTable, panelId?: string): [number, string][] {
  return table.panels.filter((panel) => panelId === undefined || panel.definition.id === panelId)
    .flatMap((panel) => panel.rows.filter((row) => row.line !== undefined).map((row): [number, string] => [row.line ?? 0, row.label]));
}

describe.each(['shandong-2019', 'jiangxi-2024'])('the forms of %s as published', (id) => {
  const printed = fixture.parse(JSON.parse(readFileSync(join(import.meta.dirname, '..', '..', 'fixtures', 'layouts', `${id}.json`), 'utf8')));
  const forms = emptyForms(LIBRARY.getPack(id));

  it('has the printed tables in the printed order', () => {
    expect(forms.map(({ definition }) => [definition.number, definition.title, definition.orientation])).toEqual(printed.tables.map((table) => [table.number, table.title, table.orientation]));
    expect(new Set(forms.map(({ definition }) => definition.unit))).toEqual(new Set([printed.unit]));
  });

  it.each(printed.tables)('$number has the printed heads and 栏次', (table) => {
    const form = forms.find(({ definition }) => definition.number === table.number);
    const numbered = form?.definition.columnNumbers !== null;
    const heads = form?.panels.flatMap((panel) => panel.columns.map((column) => ({
      path: [...(panel.definition.label === undefined ? [] : [panel.definition.label]), ...column.path],
      ...(numbered && column.number !== undefined && { col: column.number }),
    })));
    expect(heads).toEqual(table.heads);
  });

  it.each(printed.tables.filter((table) => table.income))('$number has the printed lines on both sides, fillers included', (table) => {
    const form = forms.find(({ definition }) => definition.number === table.number) as StatementTable;
    expect(linesOf(form, 'income')).toEqual(table.income);
    expect(linesOf(form, 'expenditure')).toEqual(table.expenditure);
  });

  it.each(printed.tables.filter((table) => table.lines))('$number has the printed lines', (table) => {
    expect(linesOf(forms.find(({ definition }) => definition.number === table.number) as StatementTable)).toEqual(table.lines);
  });

  it.each(printed.tables.filter((table) => table.groups))('$number has the printed codes and names in three columns', (table) => {
    const form = forms.find(({ definition }) => definition.number === table.number) as StatementTable;
    expect(form.panels.map((panel) => panel.rows.flatMap((row) => (row.code === undefined ? [] : [[row.code, row.label]])))).toEqual(table.groups);
    expect(form.panels.flatMap((panel) => panel.rows.filter((row) => row.kind === 'foot').map((row) => row.label))).toEqual(table.foot);
  });

  it.each(printed.tables.filter((table) => table.single))('$number rolls up the printed levels', (table) => {
    const { definition } = forms.find((form) => form.definition.number === table.number) as StatementTable;
    const rows = definition.panels.flatMap((panel) => panel.rows);
    expect(rows.flatMap((row) => (row.kind === 'line' ? [row.label] : []))).toEqual(table.single);
    expect(rows.flatMap((row) => (row.kind === 'rollup' ? row.levels : []))).toEqual(table.levels);
  });
});

describe('lines that the form marks as not applicable', () => {
  it('prints —— for budgets of reception parts and counts, in all columns for their heading', () => {
    const table = emptyForms(LIBRARY.getPack('jiangxi-2024')).find(({ definition }) => definition.role === 'threePublic');
    const dashes = table?.panels[0]?.rows.map((row) => [...row.cells.values()].map((cell) => (cell.dash ? '—' : '·')).join(''));
    expect(dashes).toEqual([...Array.from({ length: 6 }, () => '···'), '——·', '——·', '——·', '———', ...Array.from({ length: 10 }, () => '——·')]);
  });
});
