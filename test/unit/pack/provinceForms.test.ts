import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { composeBooklet } from '../../../shared/booklet/compose.ts';
import { drawPack } from '../../../shared/pack/drawing.ts';
import { layoutStatement } from '../../../shared/statement/layout.ts';
import type { StatementTable } from '../../../shared/statement/table.ts';
import { LIBRARY, emptyForms } from './emptyForm.ts';

const lines = z.union([z.array(z.tuple([z.number(), z.string()])), z.array(z.string())]).optional();
const fixture = z.strictObject({
  unit: z.literal('万元'),
  tables: z.array(z.strictObject({
    number: z.string(), title: z.string(), orientation: z.string().optional(),
    heads: z.array(z.strictObject({ path: z.array(z.string()), col: z.string().optional() })),
    /** With their 行次; without them for a form that has no 行次, where empty lines do not count. */
    income: lines, expenditure: lines,
    groups: z.array(z.array(z.tuple([z.string(), z.string()]))).optional(), foot: z.array(z.string()).optional(),
    levels: z.array(z.number()).optional(), single: z.array(z.string()).optional(), empty: z.literal(true).optional(),
  })),
});

function read(id: string): unknown {
  return JSON.parse(readFileSync(join(import.meta.dirname, '..', '..', 'fixtures', 'layouts', `${id}.json`), 'utf8'));
}

function sideOf(table: StatementTable, panelId: string): readonly (string | [number, string])[] {
  const rows = table.panels.find((panel) => panel.definition.id === panelId)?.rows ?? [];
  if (table.definition.lineNumbers) return rows.map((row) => [row.line ?? 0, row.label]);
  return rows.filter((row) => row.kind !== 'filler').map((row) => row.label);
}

describe.each(['hunan-2019', 'shaanxi-2023', 'shanghai-2024'])('the forms of %s as published', (id) => {
  const printed = fixture.parse(read(id));
  const forms = emptyForms(LIBRARY.getPack(id));
  const formOf = (number: string): StatementTable => {
    const form = forms.find(({ definition }) => definition.number === number);
    if (!form) throw new Error(`no ${number}`);
    return form;
  };

  it('has the printed tables in the printed order, in 万元', () => {
    expect(forms.map(({ definition }) => [definition.number, definition.title])).toEqual(printed.tables.map((table) => [table.number, table.title]));
    expect(forms.filter(({ definition }) => definition.unit !== '万元')).toEqual([]);
  });

  it.each(printed.tables)('$number has the printed heads and 栏次', (table) => {
    const form = formOf(table.number);
    const numbered = form.definition.columnNumbers !== null;
    expect(form.panels.flatMap((panel) => panel.columns.map((column) => ({
      path: [...(panel.definition.label === undefined ? [] : [panel.definition.label]), ...column.path],
      ...(numbered && column.number !== undefined && { col: column.number }),
    })))).toEqual(table.heads);
    if (table.orientation !== undefined) expect(form.definition.orientation).toBe(table.orientation);
  });

  it.each(printed.tables.filter((table) => table.income))('$number has the printed lines on both sides', (table) => {
    expect(sideOf(formOf(table.number), 'income')).toEqual(table.income);
    expect(sideOf(formOf(table.number), 'expenditure')).toEqual(table.expenditure);
  });

  it.each(printed.tables.filter((table) => table.foot))('$number has the printed economic items and foot', (table) => {
    const { panels } = formOf(table.number);
    if (table.groups) expect(panels.map((panel) => panel.rows.flatMap((row) => (row.code === undefined ? [] : [[row.code, row.label]])))).toEqual(table.groups);
    expect(panels.flatMap((panel) => panel.rows.filter((row) => row.kind === 'foot').map((row) => row.label))).toEqual(table.foot);
  });

  it.each(printed.tables.filter((table) => table.single))('$number has the printed fixed lines and levels', (table) => {
    const rows = formOf(table.number).definition.panels.flatMap((panel) => panel.rows);
    expect(rows.flatMap((row) => (row.kind === 'line' ? [row.label] : []))).toEqual(table.single);
    expect(rows.flatMap((row) => (row.kind === 'rollup' ? row.levels : []))).toEqual(table.levels ?? []);
  });

  it.each(printed.tables.filter((table) => table.empty))('$number says why it is empty', (table) => {
    const { definition } = formOf(table.number);
    expect(definition.emptyNote).toContain('没有');
    expect(definition.emptyReason).toContain('没有');
  });

  it('draws every form', () => {
    const drawing = drawPack(LIBRARY.getPack(id), { nameOf: (_dimension, code) => code });
    for (const table of printed.tables) expect(drawing).toContain(table.title);
  });
});

describe('a province that publishes only the list of its tables', () => {
  const { declared } = z.strictObject({ declared: z.array(z.string()) }).parse(read('sichuan-2021'));
  const pack = LIBRARY.getPack('sichuan-2021');
  const titles = pack.statements.map((statement) => statement.title);

  it('has as many tables, in order, without the title that the list has twice', () => {
    expect(titles).toHaveLength(declared.length);
    expect(new Set(titles).size).toBe(titles.length);
    expect(titles.filter((title, index) => title !== declared[index])).toEqual(['国有资本经营预算财政拨款收入支出决算表']);
    expect(pack.statements.map((statement) => statement.number)).toEqual(declared.map((_, index) => `公开${String(index + 1).padStart(2, '0')}表`));
  });

  it('is marked provisional, and says so where it is proposed', () => {
    expect(pack.provisional).toBe(true);
    expect(LIBRARY.proposePack('四川省', 2021)).toMatchObject({ id: 'sichuan-2021', remark: expect.stringContaining('未取得本省原表') });
    expect(LIBRARY.list().filter((header) => header.provisional).map((header) => header.id)).toEqual(['sichuan-2021']);
  });
});

describe('a form without numbers, 行次 and 栏次', () => {
  it('prints no number over the table and keeps it for addresses', () => {
    const forms = emptyForms(LIBRARY.getPack('shanghai-2024'));
    const sheets = forms.map((form) => layoutStatement(form, { department: '×××' }));
    expect(new Set(sheets.map((sheet) => sheet.number))).toEqual(new Set(['']));
    expect(new Set(sheets.map((sheet) => sheet.unitLabel))).toEqual(new Set(['单位：万元']));
    expect(forms.map(({ definition }) => definition.number)).toEqual(forms.map((_, index) => `公开0${index + 1}表`));
    expect(sheets.flatMap((sheet) => sheet.cells.filter((cell) => cell.kind === 'number' || cell.kind === 'line'))).toEqual([]);
  });
});

describe('the list of the tables with their reasons', () => {
  const pack = LIBRARY.getPack('shaanxi-2023');
  const booklet = (emptied: readonly string[]) => composeBooklet({
    pack, department: '某局', year: 2023, date: '', draft: false, narrative: { parts: [], missingReasons: [], usedTerms: [] },
    sheets: emptyForms(pack).map((form) => layoutStatement({ ...form, empty: emptied.includes(form.definition.role) }, { department: '某局' })),
  });

  it('stands before the first table and gives a reason for the empty ones only', () => {
    const [list, first] = booklet(['fund', 'stateCapital']).parts[0]?.sections ?? [];
    const [block] = list?.blocks ?? [];
    expect(first?.title).toBe('一、收入支出决算总表');
    if (block?.kind !== 'table') throw new Error('no table');
    expect(block.head).toEqual(['序号', '内容', '是否空表', '表格为空的理由']);
    expect(block.rows.map((row) => row[2])).toEqual(['否', '否', '否', '否', '否', '否', '是', '是', '否']);
    expect(block.rows.filter((row) => row[3] !== '').map((row) => row[3])).toEqual(['本年度没有政府性基金预算财政拨款的收入、支出和结转结余。', '本年度没有国有资本经营预算财政拨款支出。']);
  });

  it('takes the sentence under the table, without its 注：, where no reason of its own is given', () => {
    const noReason = { ...pack, statements: pack.statements.map(({ emptyReason: _none, ...statement }) => statement) };
    const [list] = composeBooklet({
      pack: noReason, department: '某局', year: 2023, date: '', draft: false, narrative: { parts: [], missingReasons: [], usedTerms: [] },
      sheets: emptyForms(noReason).filter((form) => form.definition.role === 'fund').map((form) => layoutStatement(form, { department: '某局' })),
    }).parts[0]?.sections ?? [];
    expect(list?.blocks).toMatchObject([{ rows: [['1', '政府性基金预算财政拨款收入支出决算表', '是', '2023年度没有政府性基金预算财政拨款的收入、支出和结转结余，本表为空表。']] }]);
  });

  it('is not there where the pack has none', () => {
    const national = LIBRARY.getPack('national-2023');
    const sheets = emptyForms(national).map((form) => layoutStatement(form, { department: '某局' }));
    expect(composeBooklet({ pack: national, department: '某局', year: 2023, date: '', draft: false, narrative: { parts: [], missingReasons: [], usedTerms: [] }, sheets }).parts[0]?.sections).toHaveLength(10);
  });
});

describe('forms of 绩效自评 in the book', () => {
  const pack = LIBRARY.getPack('sichuan-2021');
  const titleOf = (name: string, title: string): string => {
    const [sheet] = emptyForms(pack).map((form) => layoutStatement(form, { department: '某局' }));
    if (sheet === undefined) throw new Error('no sheet');
    const parts = composeBooklet({ pack, department: '某局', year: 2024, date: '', draft: false, narrative: { parts: [], missingReasons: [], usedTerms: [] }, sheets: [], forms: [{ name, grid: { ...sheet, title } }] }).parts;
    return parts.at(-1)?.sections[0]?.title ?? '';
  };

  it('a figure that ends the name of a project does not run into the year of its form', () => {
    expect(titleOf('高标准农田建设2', '2024年部门预算项目绩效目标自评表')).toBe('一、高标准农田建设2 2024年部门预算项目绩效目标自评表');
    expect(titleOf('医疗救助', '2024年部门预算项目绩效目标自评表')).toBe('一、医疗救助2024年部门预算项目绩效目标自评表');
  });
});
