import { resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { loadForms } from '../../../electron/scoring/loadForms.ts';
import { loadIndicators } from '../../../electron/scoring/loadIndicators.ts';
import { startFrom } from '../../../shared/selfEvaluation/library/startFrom.ts';
import { nameLevels } from '../../../shared/selfEvaluation/levels.ts';
import { scoreTables } from '../../../shared/selfEvaluation/scoreTables.ts';
import { readTarget } from '../../../shared/selfEvaluation/target/read.ts';
import { schemeOf } from './fixtures.ts';

const resources = resolve(import.meta.dirname, '../../../resources');
const libraries = loadIndicators([resolve(resources, 'indicators')]);
const { forms } = loadForms([resolve(resources, 'forms')]);
const kinds = libraries.flatMap((library) => library.kinds.map((kind) => [`${library.name} ${kind.name}`, library, kind] as const));

describe('the indicator library', () => {
  it('covers 医疗保障 and the common work of a county unit', () => {
    expect(libraries.map((library) => library.id)).toEqual(['county-common', 'medical-insurance']);
    expect(libraries[0]?.kinds.map((kind) => kind.name)).toEqual(['会议培训', '信息化运维', '补助发放', '工程建设', '设备货物采购']);
  });

  it.each(kinds)('%s: every target parses, and only words of state are qualitative', (_, library, kind) => {
    const table = startFrom(library, kind.id, { project: '示例项目', year: 2025 });
    const read = table.indicators.map((one, index) => {
      const levels = nameLevels(table.indicators)[index];
      return [one.target, readTarget(one.target ?? '', { role: 'target', cost: levels?.cost ?? false }).parsed.kind];
    });
    expect(read.filter(([, kindRead]) => kindRead === 'unreadable' || kindRead === 'blank')).toEqual([]);
    expect(read.filter(([target, kindRead]) => kindRead === 'qualitative' && /\d/.test(target ?? ''))).toEqual([]);
    expect(new Set(kind.indicators.map((one) => one.level1))).toEqual(new Set(['成本指标', '产出指标', '效益指标', '满意度指标']));
  });

  it.each(kinds)('%s: in every scored form points add up to 100 and levels stand where the scheme wants them', (_, library, kind) => {
    for (const form of forms.filter((one) => one.weights !== null && one.scheme !== null)) {
      const table = startFrom(library, kind.id, { project: '示例项目', year: 2025, form });
      expect(table.indicators.reduce((sum, one) => sum + Number(one.weight), Number(table.funds[0]?.weight))).toBe(100);
      const findings = scoreTables({ scheme: null, tables: [table] }, schemeOf(form.scheme ?? '')).tables[0]?.findings ?? [];
      expect(findings.filter((one) => /weight|level|split/.test(one.rule)).map((one) => one.message)).toEqual([]);
    }
  });

  it('says which kinds there are when asked for another', () => {
    const [library] = libraries;
    if (library === undefined) throw new Error('no library');
    expect(() => startFrom(library, 'nothing', { project: '', year: 2025 })).toThrow('meeting-training（会议培训）');
  });
});
