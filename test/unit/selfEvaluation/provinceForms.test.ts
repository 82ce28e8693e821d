import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { chooseScheme } from '../../../shared/selfEvaluation/chooseScheme.ts';
import { readForms } from '../../../shared/selfEvaluation/importing/readForms.ts';
import { type ScoreResult, type TableResult, scoreTables } from '../../../shared/selfEvaluation/scoreTables.ts';
import { readFixture, schemes } from './fixtures.ts';
import { sheetWriter, workbookOf } from './formSheets.ts';

/** Invented forms in the manner of sixteen provinces: rows of cells, '' for blank. */
const written = z.array(z.object({ id: z.string(), merges: z.array(z.string()).default([]), rows: z.array(z.array(z.string())) })).parse(readFixture('province-forms.json'));

function place(address: string): readonly [number, number] {
  return [Number(address.slice(1)) - 1, address.charCodeAt(0) - 'A'.charCodeAt(0)];
}

function scored(id: string): ScoreResult {
  const form = written.find((one) => one.id === id);
  if (form === undefined) throw new Error(`no form ${id}`);
  const writer = sheetWriter('Sheet1');
  form.rows.forEach((row, at) => row.forEach((text, column) => writer.put(at, column, text)));
  for (const merge of form.merges) {
    const [from = '', to = ''] = merge.split(':');
    writer.merge(...place(from), ...place(to));
  }
  const input = readForms(workbookOf(writer));
  return scoreTables(input, chooseScheme(schemes, input));
}

/** Project, execution rate, total by rule, total as printed, and the numbers of rows that are not scored. */
function summary(table: TableResult): readonly unknown[] {
  return [table.project, table.execution.rate, table.total, table.printedTotal, table.rows.flatMap((row, index) => (row.score === null ? [index + 1] : []))];
}

describe('forms of other provinces', () => {
  it.each([
    ['guangdong-2023', [['基层卫生服务能力提升', 97.25, 81.73, 95.73, []]]],
    ['zhejiang-2022', [['城乡居民补助', 100, 96.5, 96.5, []]]],
    ['henan-2023-dept', [['某某县自然资源局', 94.95, 96.81, 95.87, []]]],
    ['hubei-2021', [['农村公路养护项目', 81.82, 93.75, 93.75, []]]],
    ['hunan-2022', [['学前教育发展', 100, 95, 95, [7]]]],
    ['chongqing-2023', [['残疾人康复', 95.24, 94.29, 97.6, []]]],
    ['guangxi-2022', [['科技创新', 90, null, 97, [4]]]],
    ['guizhou-2023', [['易地搬迁后续扶持', 99.99, 100, 100, []], ['东西部协作', 100, 100, 100, []]]],
    ['gansu-2023', [['就业补助资金', 90.01, null, null, [1, 2, 3, 4, 5, 6]]]],
    ['liaoning-2023', [['校园安全', 99.99, 99.89, 99.89, []]]],
    ['anhui-2022', [['秸秆禁烧', 94.67, 99.47, 89.47, []]]],
    ['fujian-2023', [['智慧城管', 95, 99.37, 89.87, []]]],
    ['beijing-2023', [['智慧教室', 99.99, 100, 100, []]]],
    ['tianjin-2022', [['社区养老', 95, null, 97.5, [4]]]],
    ['shanxi-2023', [['乡村道路', 100, 100, 90, []]]],
    ['jiangsu-2023', [['企业稳岗', null, null, 99.63, [4]]]],
  ] as const)('%s', (id, expected) => {
    expect(scored(id).tables.map(summary)).toEqual(expected);
  });

  const errors = (id: string): readonly string[] => scored(id).tables.flatMap((table) => table.findings).filter((finding) => finding.level === 'error').map((finding) => `${finding.indicator ?? ''} ${finding.rule}`);
  it.each([
    ['zhejiang-2022', []], ['hubei-2021', []], ['hunan-2022', []], ['guizhou-2023', []], ['gansu-2023', []], ['liaoning-2023', []], ['fujian-2023', []], ['beijing-2023', []], ['shanxi-2023', []], ['anhui-2022', []],
    ['guangdong-2023', ['3 score-outside-band', '5 below-target-full-marks']],
    ['henan-2023-dept', ['2 score-mismatch', ' missing-reason']],
    ['chongqing-2023', ['0 below-target-full-marks', ' score-sum']],
    ['guangxi-2022', ['3 unreadable']],
    ['tianjin-2022', ['3 target-actual-caliber']],
    ['jiangsu-2023', ['3 unreadable']],
  ] as const)('%s has no other errors than its own', (id, expected) => expect(errors(id)).toEqual(expected));

  it('the year is the one of the work, not of the day the form was filled in', () => {
    const years = (id: string): readonly (string | null)[] => {
      const writer = sheetWriter('Sheet1');
      written.find((one) => one.id === id)?.rows.forEach((row, at) => row.forEach((text, column) => writer.put(at, column, text)));
      return readForms(workbookOf(writer)).tables.map((table) => table.year);
    };
    expect([years('guizhou-2023'), years('hubei-2021'), years('shanxi-2023'), years('jiangsu-2023')]).toEqual([[null, null], ['2021'], ['2023'], ['2023']]);
  });
});
