import { readFile } from 'node:fs/promises';
import { basename } from 'node:path';
import { BadInput } from '../../shared/badInput.ts';
import { chooseScheme } from '../../shared/selfEvaluation/chooseScheme.ts';
import { checkSummaries } from '../../shared/selfEvaluation/findings/summaryTable.ts';
import { readForms } from '../../shared/selfEvaluation/importing/readForms.ts';
import { type PrintedSummary, readSummaries } from '../../shared/selfEvaluation/importing/readSummaries.ts';
import { type EvaluationInput, readEvaluationInput } from '../../shared/selfEvaluation/input.ts';
import type { Scheme } from '../../shared/selfEvaluation/scheme.ts';
import { type ScoreResult, scoreTables } from '../../shared/selfEvaluation/scoreTables.ts';
import { readWorkbookInWorker } from '../reading/inWorker.ts';

export interface ScoreOptions {
  /** Schemes to choose from, see `loadSchemes`. */
  readonly schemes: readonly Scheme[];
  /** Id asked for; otherwise the input's own hints decide, table by table. */
  readonly scheme?: string;
}

/**
 * Scores the self-evaluation tables of a JSON file or of a workbook with such forms.
 * @throws BadInput when the file cannot be read, holds no form, or `scheme` names none
 */
export async function scoreFile(path: string, options: ScoreOptions): Promise<ScoreResult> {
  const { input, summaries } = await readScored(path);
  const result = scoreTables(input, chooseScheme(options.schemes, input, options.scheme));
  return summaries.length === 0 ? result : { ...result, summaries: checkSummaries(summaries, input.tables, result.tables) };
}

/** The tables of a file: JSON told by its first character, anything else read as a workbook. */
export async function readInput(path: string): Promise<EvaluationInput> {
  return (await readScored(path)).input;
}

/** The forms of a file and, in a workbook, the 汇总表 beside them. */
async function readScored(path: string): Promise<{ readonly input: EvaluationInput; readonly summaries: readonly PrintedSummary[] }> {
  const file = basename(path);
  const json = await jsonText(path, file);
  if (json !== null) return { input: readEvaluationInput(parseJson(json, file)), summaries: [] };
  const workbook = await readWorkbookInWorker(path);
  const input = readForms(workbook);
  if (input.tables.length === 0) throw new BadInput('score.no-form', `“${file}”里没有找到绩效自评表（表头应有 一级指标、二级指标、年度指标值、实际完成值）；请检查文件。`);
  return { input, summaries: readSummaries(workbook) };
}

/** The text of a file that begins as JSON; null for other content. A missing file is reported by the workbook reader. */
async function jsonText(path: string, file: string): Promise<string | null> {
  let bytes: Buffer;
  try {
    bytes = await readFile(path);
  } catch {
    return null;
  }
  const start = bytes.subarray(0, 64).toString('utf8').replace(/^\ufeff/, '').trimStart();
  if (start === '' && /\.json$/i.test(file)) throw new BadInput('score.json', `“${file}”是空文件；请检查文件内容。`);
  return start.startsWith('[') || start.startsWith('{') || /\.json$/i.test(file) ? bytes.toString('utf8').replace(/^\ufeff/, '') : null;
}

function parseJson(text: string, file: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    throw new BadInput('score.json', `“${file}”不是有效的 JSON；请检查文件内容。`);
  }
}
