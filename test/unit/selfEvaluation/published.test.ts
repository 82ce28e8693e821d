import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { auditReading } from '../../../electron/service/audit/audit.ts';
import { auditFormsAlone, withForms } from '../../../electron/service/audit/auditForms.ts';
import { openMemoryLedger } from '../../../electron/ledger/openLedger.ts';
import { createBook } from '../../../electron/ledger/subjects/books.ts';
import { readWorkbooks, joinWorkbooks, recogniseWorkbook } from '../../../electron/service/importing/openDocument.ts';
import { openLibrary, ownResourceRoot } from '../../../electron/service/packs/library.ts';
import { openPerformance } from '../../../electron/service/performance/performance.ts';
import { acceptPerformanceImport, planPerformance } from '../../../electron/service/performance/performanceImport.ts';
import { scoringLibrary } from '../../../electron/service/performance/scoringLibrary.ts';
import { layoutForm } from '../../../shared/selfEvaluation/forms/layoutForm.ts';
import { readForms } from '../../../shared/selfEvaluation/importing/readForms.ts';
import { type EvaluationTable, readEvaluationInput } from '../../../shared/selfEvaluation/input.ts';
import type { GridSheet } from '../../../shared/statement/grid.ts';
import { readFixture } from './fixtures.ts';
import { type SheetWriter, sheetWriter, workbookOf, writeNationalForm } from './formSheets.ts';

const library = openLibrary(ownResourceRoot());
const [first] = readEvaluationInput(readFixture('jiangxi-2024.json')).tables;
if (first === undefined) throw new Error('no table');
const table: EvaluationTable = first;

function sheetOf({ title, cells }: GridSheet): SheetWriter {
  const writer = sheetWriter('项目');
  writer.put(0, 0, title);
  for (const cell of cells) {
    writer.put(cell.row + 1, cell.column, cell.text);
    writer.merge(cell.row + 1, cell.column, cell.row + cell.rowSpan, cell.column + cell.columnSpan - 1);
  }
  return writer;
}

describe('执行率偏差原因', () => {
  const forms = scoringLibrary(library).forms.forms.filter((form) => (form.weights?.execution ?? 0) > 0);

  it.each(forms.map((form) => form.id))('%s prints the reason where there is one and it is read again', (id) => {
    const form = forms.find((one) => one.id === id);
    if (form === undefined) throw new Error(id);
    const reason = '结算单据年后送达，余款结转下年支付。';
    const [again] = readForms(workbookOf(sheetOf(layoutForm(form, { ...table, executionReason: reason }, null)))).tables;
    expect([again?.executionReason, again?.funds.length, again?.indicators.length]).toEqual([reason, table.funds.length, table.indicators.length]);
    const { executionReason: _none, ...without } = table;
    const printed = layoutForm(form, without, null);
    expect(printed.cells.map((cell) => cell.text)).not.toContain('执行率偏差原因');
    expect(readForms(workbookOf(sheetOf(printed))).tables[0]).not.toHaveProperty('executionReason');
  });

  it('a field left blank is known as blank', () => {
    const [form] = forms;
    if (form === undefined) throw new Error('no form');
    const shown = layoutForm(form, table, null, 'x', true);
    expect(readForms(workbookOf(sheetOf(shown))).tables[0]?.executionReason).toBe('');
  });
});

describe('the total and the grade that an imported form prints', () => {
  it('stay in the ledger and are judged', () => {
    const ledger = openMemoryLedger();
    createBook(ledger, { year: 2024, pack: library.packs.getPack('jiangxi-2024'), unit: '万元', decimals: 2 });
    const take = (totalScore: string, grade: string): readonly string[] => {
      acceptPerformanceImport(ledger, planPerformance(ledger, library, 2024, [{ file: '自评.xlsx', tables: [{ ...table, totalScore, grade }] }]));
      const performance = openPerformance(ledger, library, 2024, { department: '示例局' });
      expect(performance?.projects[0]).toMatchObject({ printedTotal: totalScore, printedGrade: grade });
      return performance?.results[0]?.findings.map((finding) => finding.rule) ?? [];
    };
    expect(take('12', '优')).toEqual(expect.arrayContaining(['score-sum', 'grade-mismatch']));
    expect(take('', '')).not.toEqual(expect.arrayContaining(['grade-mismatch']));
  });
});

describe('audit of a workbook in which forms stand beside the statements', () => {
  it('scores the forms and reports their faults with the cell', async () => {
    const form = sheetWriter('自评表');
    writeNationalForm(form, { ...table, totalScore: '12' });
    const [statements] = await readWorkbooks([join(ownResourceRoot(), 'samples', 'sample-2024.xlsx')]);
    if (statements === undefined) throw new Error('no sample');
    const audited = (sheets: Parameters<typeof joinWorkbooks>[0]): ReturnType<typeof withForms> => {
      const workbook = joinWorkbooks(sheets);
      const reading = recogniseWorkbook(library, workbook, {});
      return withForms(library, { workbook, reading }, auditReading(library, reading, ['决算.xlsx']).document);
    };
    const [alone, together] = [audited([statements]), audited([statements, workbookOf(form)])];
    expect([alone.exit, alone.selfEvaluation]).toEqual([0, []]);
    expect([together.exit, together.tables.length]).toEqual([1, alone.tables.length]);
    expect(together.selfEvaluation).toMatchObject([{ project: table.project, sheet: '自评表', indicators: table.indicators.length, printedTotal: 12 }]);
    const sum = together.findings.find((finding) => finding.rule === 'performance.score-sum');
    expect(sum).toMatchObject({ level: 'error', table: `绩效自评：${table.project ?? ''}`, column: '总分', source: { sheet: '自评表' } });
    const { row, column } = { row: Number(/\d+/.exec(sum?.source?.cell ?? '')?.[0]) - 1, column: (sum?.source?.cell ?? '').charCodeAt(0) - 65 };
    expect(form.sheet().cells.find((cell) => cell.row === row && cell.column === column)?.text).toBe('12');
    expect(new Set(together.findings.map((finding) => finding.id)).size).toBe(together.findings.length);
  });
});

describe('a workbook of self-evaluation forms alone', () => {
  it('is audited as such: every form scored, statements said to be unchecked', () => {
    const one = sheetWriter('自评表');
    writeNationalForm(one, { ...table, project: '甲项目', year: '2024' });
    writeNationalForm(one, { ...table, project: '乙项目', year: '2024', totalScore: '12' });
    const document = auditFormsAlone(library, workbookOf(one), {});
    expect([document?.year, document?.tables, document?.exit]).toEqual([2024, [], 1]);
    expect(document?.selfEvaluation.map((form) => form.project)).toEqual(['甲项目', '乙项目']);
    expect(document?.notChecked.map((entry) => entry.rule)).toEqual(['missing.table']);
    expect(document?.findings.some((finding) => finding.rule === 'performance.score-sum' && finding.table === '绩效自评：乙项目')).toBe(true);
  });

  it('a workbook of neither is none', () => {
    const other = sheetWriter('通讯录');
    other.put(0, 0, '姓名');
    expect(auditFormsAlone(library, workbookOf(other), {})).toBeNull();
  });
});
