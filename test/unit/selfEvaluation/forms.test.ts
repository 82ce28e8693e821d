import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { loadForm, loadForms } from '../../../electron/scoring/loadForms.ts';
import { readInput } from '../../../electron/scoring/scoreFile.ts';
import { writeForms } from '../../../electron/scoring/writeForms.ts';
import type { EvaluationForm } from '../../../shared/selfEvaluation/forms/formDefinition.ts';
import { leavesOf } from '../../../shared/selfEvaluation/forms/formDefinition.ts';
import { readForms } from '../../../shared/selfEvaluation/importing/readForms.ts';
import { layoutForm } from '../../../shared/selfEvaluation/forms/layoutForm.ts';
import { type EvaluationTable, readEvaluationInput } from '../../../shared/selfEvaluation/input.ts';
import { scoreTables } from '../../../shared/selfEvaluation/scoreTables.ts';
import type { GridSheet } from '../../../shared/statement/grid.ts';
import { readFixture, schemeOf } from './fixtures.ts';
import { sheetWriter, workbookOf } from './formSheets.ts';

const { forms } = loadForms([resolve(import.meta.dirname, '../../../resources/forms')]);
const folder = mkdtempSync(join(tmpdir(), 'forms-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

function formOf(id: string): EvaluationForm {
  const form = forms.find((one) => one.id === id);
  if (form === undefined) throw new Error(`no form ${id}`);
  return form;
}

function tableOf(fixture: string, index = 0): EvaluationTable {
  const table = readEvaluationInput(readFixture(fixture)).tables[index];
  if (table === undefined) throw new Error(`no table ${index} in ${fixture}`);
  return { ...table, department: '示例主管局', implementingUnit: '示例局', goal: '按期完成年度任务。', goalResult: '已完成。' };
}

const jiangxi = tableOf('jiangxi-2024.json');
const signed: EvaluationTable = { ...jiangxi, indicators: jiangxi.indicators.map((one) => ({ ...one, operator: '≥', target: '16', unit: '个' })) };
const explained: EvaluationTable = { ...jiangxi, funds: [], indicators: jiangxi.indicators.map((one) => ({ ...one, explanation: '按完成值与目标值之比计算。' })) };

const CASES: readonly (readonly [string, EvaluationTable])[] = [
  ['jiangxi-project-selfeval', jiangxi], ['national-project-selfeval', tableOf('shaanxi-2023.json')], ['yunnan-project-selfeval', signed],
  ['sichuan-target-completion', tableOf('sichuan-2021.json')], ['sichuan-target-selfeval', tableOf('sichuan-2021.json', 1)],
  ['shandong-target-declaration', tableOf('shandong-2019.json')], ['department-selfeval', jiangxi], ['department-index-system', explained],
];

/** What a form prints of a table: the same fields must come back. Thousands separators are the number format's. */
function printedPart(form: EvaluationForm, table: EvaluationTable): unknown {
  const indicators = form.sections.find((one) => one.kind === 'indicators');
  if (indicators === undefined) throw new Error('no indicators');
  const keys = leavesOf(indicators).map((leaf) => leaf.key);
  const fields = form.sections.flatMap((one) => (one.kind === 'row' ? one.cells.flatMap((cell) => ('value' in cell ? [cell.value] : [])) : one.kind === 'goals' ? one.columns.map((column) => column.value) : []));
  const funds = form.sections.flatMap((one) => (one.kind === 'funds' || one.kind === 'fundPairs' ? one.columns.map((column) => column.key) : []));
  const figure = (text: string | null): string | null => (text === null ? null : text.replaceAll(',', ''));
  return {
    year: table.year, fields: fields.map((field) => [field, table[field] ?? null]),
    funds: funds.length === 0 ? [] : table.funds.map((fund) => [fund.name, ...funds.map((key) => figure(fund[key]))]),
    indicators: table.indicators.map((one) => keys.map((key) => [key, one[key]])),
  };
}

describe('forms as data', () => {
  it('lists the forms of the provinces met, points of a scored form adding up to 100', () => {
    expect(forms.map((form) => form.id)).toEqual(CASES.map(([id]) => id).toSorted());
  });

  it.each(CASES)('%s: written and read back is the same table', async (id, table) => {
    const form = formOf(id);
    const file = join(folder, `${id}.xlsx`);
    await writeForms([{ name: '项目一', grid: layoutForm(form, table, null) }, { name: '项目二', grid: layoutForm(form, { ...table, project: '另一项目' }, null) }], { department: '示例局', year: 2024, title: '自评表', draft: false, created: new Date('2025-08-01T00:00:00Z') }, file);
    const { tables } = await readInput(file);
    expect(tables.map((one) => one.project)).toEqual([table.project, '另一项目']);
    expect(tables[0] && printedPart(form, tables[0])).toEqual(printedPart(form, table));
  });

  it.each(CASES)('%s: every place of the grid is covered exactly once', (id, table) => {
    const grid = layoutForm(formOf(id), table, null);
    const covered = new Map<string, number>();
    for (const cell of grid.cells) {
      for (let row = cell.row; row < cell.row + cell.rowSpan; row += 1) for (let column = cell.column; column < cell.column + cell.columnSpan; column += 1) covered.set(`${row},${column}`, (covered.get(`${row},${column}`) ?? 0) + 1);
    }
    expect([...covered.values()].every((count) => count === 1)).toBe(true);
    expect(covered.size).toBe(grid.rowCount * grid.columnCount);
  });

  it('prints what the engine scored, not what was written', () => {
    const form = formOf('jiangxi-project-selfeval');
    const wrong = { ...jiangxi, totalScore: '1', indicators: jiangxi.indicators.map((one) => ({ ...one, score: '1' })) };
    const [result] = scoreTables({ scheme: null, tables: [wrong] }, schemeOf('jiangxi-2024')).tables;
    if (result === undefined) throw new Error('no result');
    expect(textsOf(layoutForm(form, wrong, result), '总分')).toEqual(['100', String(result.total), result.grade]);
    expect(textsOf(layoutForm(form, wrong, null), '总分').slice(0, 2)).toEqual(['100', '1']);
  });

  it('merges level names over their rows and repeats the head of the indicators', () => {
    const grid = layoutForm(formOf('yunnan-project-selfeval'), signed, null);
    const heads = grid.cells.filter((cell) => grid.repeatedHead !== undefined && cell.row >= grid.repeatedHead.from && cell.row < grid.repeatedHead.to).map((cell) => cell.text);
    expect(heads).toEqual(expect.arrayContaining(['一级指标', '年度指标值', '指标性质', '指标值', '度量单位', '得分']));
    for (const level1 of new Set(jiangxi.indicators.map((one) => one.level1))) {
      expect(grid.cells.find((cell) => cell.text === level1)?.rowSpan).toBe(jiangxi.indicators.filter((one) => one.level1 === level1).length);
    }
  });

  it('an empty form has the sources of its province and lines to fill in', () => {
    const [empty] = readEvaluationInput([{ indicators: [] }]).tables;
    if (empty === undefined) throw new Error('no table');
    const grid = layoutForm(formOf('national-project-selfeval'), empty, null);
    expect(grid.title).toBe('项目支出绩效自评表');
    expect(grid.cells.map((cell) => cell.text)).toEqual(expect.arrayContaining(['年度资金总额', '其中：当年财政拨款', '上年结转资金']));
  });

  it('部门名称 names what is evaluated only on a form of 部门整体支出', () => {
    const sheet = (title: string, ...rows: readonly (readonly string[])[]): string | null | undefined => {
      const writer = sheetWriter('表');
      [[title], ...rows, ['一级指标', '二级指标', '三级指标', '年度指标值', '实际完成值'], ['产出指标', '数量指标', '期数', '4期', '4期']].forEach((cells, row) => cells.forEach((text, column) => writer.put(row, column, text)));
      return readForms(workbookOf(writer)).tables[0]?.project;
    };
    expect(sheet('部门整体支出绩效自评表', ['部门名称', '示例局'])).toBe('示例局');
    expect(sheet('项目支出绩效自评表', ['部门名称', '示例局'], ['项目名称', '示例项目'])).toBe('示例项目');
    expect(sheet('项目支出绩效自评表', ['部门名称', '示例局'])).toBeNull();
  });

  it('says which field of a form file does not hold', () => {
    const file = join(folder, 'wrong.yaml');
    const text = (execution: number, columns: string): string => `{ id: wrong, name: 表, kind: project, title: 表, orientation: portrait, unit: 万元, scheme: null, widths: [1, 1, 1], weights: { execution: ${execution}, level1: { 产出指标: 90 } }, sections: [{ kind: indicators, columns: [${columns}] }] }`;
    writeFileSync(file, text(20, '{ key: level1, text: 一级 }, { key: level2, text: 二级 }, { key: target, text: 指标值 }'));
    expect(() => loadForm(file)).toThrow('分值合计 110，应为 100');
    writeFileSync(file, text(10, '{ key: level1, text: 一级 }, { key: level2, text: 二级 }, { key: target, text: 指标值, span: 2 }'));
    expect(() => loadForm(file)).toThrow('sections.0 占 4 列，版面有 3 列');
  });
});

/** Texts right of a label. */
function textsOf(grid: GridSheet, label: string): readonly string[] {
  const cell = grid.cells.find((one) => one.text === label);
  return grid.cells.filter((one) => cell !== undefined && one.row === cell.row && one.column > cell.column).map((one) => one.text);
}
