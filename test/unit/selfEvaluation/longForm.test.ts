import { resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { bundledFonts } from '../../../electron/pdf/fontSet.ts';
import { paginate } from '../../../electron/pdf/paginate.ts';
import { commonSize, statementFlow } from '../../../electron/pdf/statementFlow.ts';
import { Typefaces } from '../../../electron/pdf/typeface.ts';
import { loadForms } from '../../../electron/scoring/loadForms.ts';
import { layoutForm } from '../../../shared/selfEvaluation/forms/layoutForm.ts';
import { readEvaluationInput } from '../../../shared/selfEvaluation/input.ts';

const INDICATORS = 60;

describe('a form of sixty indicators in print', () => {
  const form = loadForms([resolve(import.meta.dirname, '../../../resources/forms')]).forms.find((one) => one.id === 'jiangxi-project-selfeval');
  const [table] = readEvaluationInput([{
    project: '示例项目', year: 2024, funds: [{ name: '年度资金总额', fullYearBudget: '10', executed: '10' }],
    indicators: Array.from({ length: INDICATORS }, (_, index) => ({ level1: index < 50 ? '产出指标' : '效益指标', level2: index < 48 ? '数量指标' : '社会效益指标', level3: `第${index + 1}项工作的完成数量`, target: '≥95%', actual: '96%', weight: '1.5', score: '1.5' })),
  }]).tables;
  if (form === undefined || table === undefined) throw new Error('no form');
  const grid = layoutForm(form, table, null);
  const head = grid.repeatedHead ?? { from: 0, to: 0 };
  const flow = statementFlow(grid, new Typefaces(bundledFonts()));
  const pages = paginate(flow.boxes, flow.page.areaHeight).map((page) => page.flatMap(({ box }) => (box.content.kind === 'rows' ? [[box.content.from, box.content.to] as const] : [])));

  it('takes several pages, each further one beginning with the head of the indicators', () => {
    expect(pages.length).toBeGreaterThan(1);
    for (const page of pages.slice(1)) {
      expect(page[0]).toEqual([head.from, head.to]);
      expect(page[1]?.[0]).toBeGreaterThanOrEqual(head.to);
    }
  });

  it('prints every row once and fills the first page in spite of its long merged cells', () => {
    const rows = pages.flatMap((page, index) => (index === 0 ? page : page.slice(1))).map(([from]) => from);
    expect(rows).toEqual(Array.from({ length: grid.rowCount }, (_, row) => row));
    expect((pages[0]?.length ?? 0) - head.to).toBeGreaterThan(10);
  });

  it('does not leave a single row of a merged cell at a page end, where its words would not fit', () => {
    for (const page of pages.slice(1)) {
      const first = page[1]?.[0] ?? 0;
      const cut = grid.cells.filter((cell) => cell.kind !== 'head' && cell.row < first && first < cell.row + cell.rowSpan);
      expect(cut.every((cell) => first - cell.row > 1 && cell.row + cell.rowSpan - first > 1)).toBe(true);
    }
  });
});

describe('forms with reasons of deviation', () => {
  const form = loadForms([resolve(import.meta.dirname, '../../../resources/forms')]).forms.find((one) => one.id === 'jiangxi-project-selfeval');
  if (form === undefined) throw new Error('no form');
  const REASON = '受招标流程延后影响，部分设备于次年一月到货，已提前编制采购计划，下一年度完成。';
  const gridOf = (count: number): ReturnType<typeof layoutForm> => {
    const [table] = readEvaluationInput([{
      project: '示例项目', year: 2024, funds: [{ name: '年度资金总额', fullYearBudget: '10', executed: '10' }],
      indicators: Array.from({ length: count }, (_, index) => ({ level1: '产出指标', level2: '数量指标', level3: `第${index + 1}项工作的完成数量`, target: '≥95%', actual: '90%', weight: '1.5', score: '1.5', reason: REASON })),
    }]).tables;
    if (table === undefined) throw new Error('no table');
    return layoutForm(form, table, null);
  };

  it('give the reasons room, whatever number of columns they span', () => {
    const grid = gridOf(12);
    const cell = grid.cells.find(({ text }) => text === REASON);
    const [settled] = statementFlow(grid, new Typefaces(bundledFonts())).tables;
    const width = settled?.widths.slice(cell?.column, (cell?.column ?? 0) + (cell?.columnSpan ?? 1)).reduce((sum, each) => sum + each, 0) ?? 0;
    expect(width / (settled?.size ?? 1)).toBeGreaterThan(8);
  });

  it('are set in one size, as large as suits the one that needs the smallest', () => {
    const faces = new Typefaces(bundledFonts());
    const grids = [3, 9, 14].map(gridOf);
    const size = commonSize(grids, faces);
    expect(new Set(grids.map((grid) => statementFlow(grid, faces, { largest: size }).tables[0]?.size)).size).toBe(1);
  });
});
