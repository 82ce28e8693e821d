import { readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { loadSchemes } from '../../../electron/scoring/loadSchemes.ts';
import { chooseScheme } from '../../../shared/selfEvaluation/chooseScheme.ts';
import { readEvaluationInput } from '../../../shared/selfEvaluation/input.ts';
import type { Scheme } from '../../../shared/selfEvaluation/scheme.ts';
import { type ScoreResult, type TableResult, scoreTables } from '../../../shared/selfEvaluation/scoreTables.ts';

const root = resolve(import.meta.dirname, '../../..');

export const schemes = loadSchemes([join(root, 'resources', 'schemes')]);

export function schemeOf(id: string): Scheme {
  const scheme = schemes.find((one) => one.id === id);
  if (scheme === undefined) throw new Error(`no scheme ${id}`);
  return scheme;
}

export function readFixture(name: string): unknown {
  return JSON.parse(readFileSync(join(root, 'test', 'fixtures', 'performance', name), 'utf8'));
}

/** Scores a value in the shape of the input JSON; the scheme by id, or by the input's hints. */
export function score(value: unknown, scheme?: string): ScoreResult {
  const input = readEvaluationInput(value);
  return scoreTables(input, chooseScheme(schemes, input, scheme));
}

export interface Row { readonly target: unknown; readonly actual?: unknown; readonly weight?: unknown; readonly score?: unknown; readonly level1?: string; readonly level2?: string; readonly level3?: string; readonly reason?: string; readonly override?: unknown }

/** One table with the given rows and no funds. */
export function scoreRows(rows: readonly Row[], scheme = 'national-2020', table: Readonly<Record<string, unknown>> = {}): TableResult {
  const indicators = rows.map((row) => ({ level1: '产出指标', level2: '数量指标', level3: '示例数', weight: '10', ...row }));
  const [result] = score([{ project: '示例项目', indicators, ...table }], scheme).tables;
  if (result === undefined) throw new Error('no table');
  return result;
}

export function onlyRow(row: Row, scheme?: string): TableResult['rows'][number] {
  const [result] = scoreRows([row], scheme).rows;
  if (result === undefined) throw new Error('no row');
  return result;
}
