import { spawnSync } from 'node:child_process';
import { join, resolve } from 'node:path';

export const ROOT = resolve(import.meta.dirname, '../..');

export interface Measured {
  readonly what: string;
  readonly state: 'cold' | 'warm';
  readonly unit: 'ms' | 'MB';
  readonly median: number;
  readonly p95: number;
  /** Mean processor time of one run in ms, all threads together: what a busy machine does not change. Warm runs only. */
  readonly processor?: number;
  /** What the median (or, where `of` says so, the 95th percentile) has to stay under. */
  readonly limit: number;
  readonly of: 'median' | 'p95';
}

/** One subject of the bench: its rows of the table. */
export type Subject = () => Promise<readonly Measured[]> | readonly Measured[];

export interface Task {
  readonly what: string;
  readonly limit: number;
  readonly of?: 'median' | 'p95';
  readonly runs: number;
  /** Unmeasured runs before. */
  readonly warmUp: number;
  /** Done after every run, unmeasured. */
  readonly after?: () => unknown;
}

/** Value below which a share of the sorted sample lies; NaN, printed as a dash, where nothing was measured. */
export function quantile(values: readonly number[], share: number): number {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? Number.NaN;
}

/** Wall and processor time in ms of a job in this process. */
export async function warm({ what, limit, of = 'median', runs, warmUp, after = () => {} }: Task, job: () => unknown): Promise<Measured> {
  const times: number[] = [];
  let processor = 0;
  for (let i = -warmUp; i < runs; i += 1) {
    const before = process.cpuUsage();
    const started = performance.now();
    await job();
    const took = performance.now() - started;
    const { user, system } = process.cpuUsage(before);
    await after();
    if (i < 0) continue;
    times.push(took);
    processor += user + system;
  }
  return { what, state: 'warm', unit: 'ms', median: quantile(times, 0.5), p95: quantile(times, 0.95), processor: processor / 1000 / runs, limit, of };
}

export interface ColdTask {
  readonly what: string;
  readonly limit: number;
  readonly runs: number;
  /** Arguments of the command line. */
  readonly args: readonly string[];
  /** Also tells the peak memory, with its limit in MB. */
  readonly memoryLimit?: number;
}

/** Wall time in ms of a command in fresh processes, and their peak memory in MB. */
export function cold({ what, limit, runs, args, memoryLimit }: ColdTask): Measured[] {
  const times: number[] = [];
  const peaks: number[] = [];
  const command = ['--disable-warning=ExperimentalWarning', '--import', './electron/cli/checkNode.mjs', '--import', './test/bench/peakMemory.mjs', join('electron', 'cli', 'main.ts'), ...args];
  for (let i = 0; i < runs; i += 1) {
    const started = performance.now();
    const result = spawnSync(process.execPath, command, { cwd: ROOT, encoding: 'utf8' });
    times.push(performance.now() - started);
    const peak = /peak (\d+) MB/.exec(result.stderr)?.[1];
    if (peak !== undefined) peaks.push(Number(peak));
    if (result.status !== 0 && result.status !== 1) throw new Error(`${args.join(' ')}: ${result.stderr}`);
  }
  const row = (name: string, values: readonly number[], unit: Measured['unit'], most: number): Measured => ({
    what: name, state: 'cold', unit, median: quantile(values, 0.5), p95: quantile(values, 0.95), limit: most, of: 'median',
  });
  return [row(what, times, 'ms', limit), ...(memoryLimit === undefined ? [] : [row(`${what}，内存峰值`, peaks, 'MB', memoryLimit)])];
}

/** As `cold`, for a script of this folder that says its own time (`ms 12`), so that the start of Node is not counted. */
export function coldScript(what: string, limits: { readonly ms: number; readonly MB: number }, runs: number, script: string, args: readonly string[]): Measured[] {
  const outputs = Array.from({ length: runs }, () => {
    const result = spawnSync(process.execPath, ['--disable-warning=ExperimentalWarning', '--import', './test/bench/peakMemory.mjs', join('test', 'bench', script), ...args], { cwd: ROOT, encoding: 'utf8' });
    if (result.status !== 0) throw new Error(`${script}: ${result.stderr}`);
    return result.stderr;
  });
  const row = (name: string, pattern: RegExp, unit: Measured['unit'], limit: number): Measured => {
    const values = outputs.map((output) => Number(pattern.exec(output)?.[1]));
    return { what: name, state: 'cold', unit, median: quantile(values, 0.5), p95: quantile(values, 0.95), limit, of: 'median' };
  };
  const pages = /pages (\d+)/.exec(outputs[0] ?? '')?.[1] ?? '';
  return [
    row(`${what}（${pages} 页）`, /ms (\d+)/, 'ms', limits.ms), row(`${what}，处理器时间`, /cpu (\d+)/, 'ms', limits.ms), row(`${what}，内存峰值`, /peak (\d+)/, 'MB', limits.MB),
  ];
}

/** The table as it is printed and copied into the README. */
export function tableOf(rows: readonly Measured[]): string {
  const shown = (value: number): string => (Number.isNaN(value) ? '—' : value < 20 ? value.toFixed(1) : value.toFixed(0));
  const line = (row: Measured): string => [
    row.what, row.state === 'cold' ? '冷（新进程，不含 npm）' : '热', `${shown(row.median)} ${row.unit}`, `${shown(row.p95)} ${row.unit}`,
    row.processor === undefined ? '' : `${shown(row.processor)} ms`, `${row.of === 'p95' ? 'p95 ' : ''}≤ ${row.limit} ${row.unit}`,
  ].join(' | ');
  return ['| 项目 | 状态 | 中位数 | p95 | 每次处理器时间 | 目标 |', '|---|---|---|---|---|---|', ...rows.map((row) => `| ${line(row)} |`)].join('\n');
}
