import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import exceljs from 'exceljs';
import { describe, expect, it } from 'vitest';
import { scoreFile } from '../../../electron/scoring/scoreFile.ts';
import { readForms } from '../../../shared/selfEvaluation/importing/readForms.ts';
import { readEvaluationInput } from '../../../shared/selfEvaluation/input.ts';
import { type TableResult, scoreTables } from '../../../shared/selfEvaluation/scoreTables.ts';
import { readFixture, schemeOf, schemes } from './fixtures.ts';
import { type SheetWriter, sheetWriter, workbookOf, writeNationalForm } from './formSheets.ts';

const { tables } = readEvaluationInput(readFixture('jiangxi-2024.json'));
const expected = scoreTables({ scheme: null, tables }, schemeOf('jiangxi-2024')).tables;

/** What a reader can get wrong: names, numbers, order. */
function essence(table: TableResult | undefined): unknown {
  return { project: table?.project, total: table?.total, printed: table?.printedTotal, execution: [table?.execution.rate, table?.execution.score], rows: table?.rows.map((row) => [row.level1, row.level2, row.level3, row.weight, row.parsed.text, row.score, row.printed]) };
}

function scoreSheets(...writers: readonly SheetWriter[]): readonly TableResult[] {
  return scoreTables(readForms(workbookOf(...writers)), schemeOf('jiangxi-2024')).tables;
}

describe('forms in a workbook', () => {
  it.each(['merged', 'blank', 'repeated'] as const)('one per sheet, level names %s, score as their figures do', (levels) => {
    const writers = tables.map((table, index) => {
      const writer = sheetWriter(`表${index + 1}`);
      writeNationalForm(writer, table, { levels });
      return writer;
    });
    expect(scoreSheets(...writers).map(essence)).toEqual(expected.map(essence));
  });

  it('several on one sheet', () => {
    const writer = sheetWriter('自评表');
    for (const table of tables) writeNationalForm(writer, table);
    expect(scoreSheets(writer).map(essence)).toEqual(expected.map(essence));
  });

  it('a head repeated after a page break is no second form', () => {
    const writer = sheetWriter('表');
    const [table] = tables;
    if (table === undefined) throw new Error('no table');
    const head = { level1: '一级指标', level2: '二级指标', level3: '三级指标', target: '年度指标值', actual: '实际完成值', weight: '分值', score: '得分' };
    const [repeated] = readEvaluationInput([{ indicators: [head] }]).tables;
    writeNationalForm(writer, { ...table, indicators: [...table.indicators.slice(0, 3), ...(repeated?.indicators ?? []), ...table.indicators.slice(3)] }, { levels: 'repeated' });
    expect(scoreSheets(writer).map(essence)).toEqual(expected.slice(0, 1).map(essence));
  });

  it('labels with amounts beside them, no weights', () => {
    const writer = sheetWriter('完成情况表');
    [['项目绩效目标完成情况表'], ['项目名称', '示例项目'], ['预算执行情况（万元）', '预算数：', '500', '执行数：', '606.19'], [null, '其中-财政拨款', '500', '其中-财政拨款', '606.19'], [null, '其它资金', '0', '其它资金', '0'],
      ['绩效指标完成情况', '一级指标', '二级指标', '三级指标', '预期指标值（包含数字及文字描述）', '实际完成指标值（包含数字及文字描述）'], [null, '项目完成指标', '数量指标', '保障人数', '21人', '21人'], [null, '满意度指标', '服务对象满意度指标', '满意度', '大于90%以上', '90%']]
      .forEach((cells, row) => cells.forEach((text, column) => writer.put(row, column, text)));
    const [table] = scoreTables(readForms(workbookOf(writer)), schemeOf('national-2020')).tables;
    expect([table?.project, table?.total, table?.execution.rate]).toEqual(['示例项目', null, 100]);
    expect(table?.rows.map((row) => row.parsed.text)).toEqual(['21人', '大于90%以上']);
    expect(table?.findings.map((finding) => finding.rule)).toContain('over-budget');
  });

  it('sign, value and unit in columns of their own, under a head of two rows', () => {
    const writer = sheetWriter('自评表');
    [['项目支出绩效自评表'], ['一级指标', '二级指标', '三级指标', '年度指标值', null, null, '实际完成值', '分值', '得分'], [null, null, null, '指标性质', '指标值', '度量单位']].forEach((cells, row) => cells.forEach((text, column) => writer.put(row, column, text)));
    for (const column of [0, 1, 2, 6, 7, 8]) writer.merge(1, column, 2, column);
    writer.merge(1, 3, 1, 5);
    ['产出指标', '数量指标', '培训人次', '≥', '200', '人次', '190', '100', '95'].forEach((text, column) => writer.put(3, column, text));
    const [table] = scoreTables(readForms(workbookOf(writer)), schemeOf('national-2020')).tables;
    expect(table?.rows[0]).toMatchObject({ parsed: { operator: '>=', value: 200, unit: '人次' }, completion: 95, score: 95, printed: 95 });
  });
});

describe('scoreFile', () => {
  const folder = mkdtempSync(join(tmpdir(), 'score-'));

  it('reads a real workbook, percentages as they are shown, and passes other sheets over', async () => {
    const book = new exceljs.Workbook();
    book.addWorksheet('收入决算表').addRow(['项目', '合计']);
    const sheet = book.addWorksheet('自评表');
    for (const row of [['项目支出绩效自评表'], ['项目名称', '示例项目'], ['一级指标', '二级指标', '三级指标', '年度指标值', '实际完成值', '分值', '得分'], ['产出指标', '质量指标', '合格率', '≥95%', 0.9, 60, 60], [null, '数量指标', '期数', 4, 4, 40, 40], ['总分', null, null, null, null, 100, 100]]) sheet.addRow(row);
    sheet.getCell('E4').numFmt = '0.00%';
    const path = join(folder, '自评.xlsx');
    await book.xlsx.writeFile(path);
    const [table, ...others] = (await scoreFile(path, { schemes })).tables;
    expect(others).toEqual([]);
    expect(table?.rows.map((row) => [row.level1, row.score, row.printed])).toEqual([['产出指标', 56.84, 60], ['产出指标', 40, 40]]);
    expect(table?.findings.map((finding) => finding.rule)).toContain('below-target-full-marks');
  });

  it('reads JSON told by its content', async () => {
    const path = join(folder, 'tables.txt');
    writeFileSync(path, '\ufeff{"scheme":"hubei-2020","tables":[{"indicators":[{"target":"≥5个","actual":4,"weight":100}]}]}');
    expect((await scoreFile(path, { schemes })).tables[0]).toMatchObject({ scheme: 'hubei-2020', total: 80, grade: '良' });
  });

  it('says what is wrong with a file in one sentence', async () => {
    const broken = join(folder, 'broken.json');
    writeFileSync(broken, '[{');
    await expect(scoreFile(broken, { schemes })).rejects.toThrow('“broken.json”不是有效的 JSON');
    const other = join(folder, 'other.csv');
    writeFileSync(other, '科目编码,科目名称,金额\n208,社会保障和就业支出,1\n210,卫生健康支出,2\n221,住房保障支出,3\n,合计,6\n');
    await expect(scoreFile(other, { schemes })).rejects.toThrow('没有找到绩效自评表');
    await expect(scoreFile(join(folder, 'none.xlsx'), { schemes })).rejects.toThrow('找不到文件');
  });
});
