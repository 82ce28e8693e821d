import { spawnSync } from 'node:child_process';
import { join, resolve } from 'node:path';

export const ROOT = resolve(import.meta.dirname, '../..');

export interface Measured {
  readonly what: string;
  readonly state: 'cold' | 'warm';
  readonly median: number;
  readonly unit: 'ms' | 'MB';
  readonly limit: number;
}

export function median(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[Math.floor(sorted.length / 2)] ?? Number.NaN;
}

/** Median wall time in ms of `runs` calls after `warmUp` unmeasured ones. */
export async function warm(what: string, limit: number, runs: number, warmUp: number, job: () => unknown): Promise<Measured> {
  const times: number[] = [];
  for (let i = 0; i < runs + warmUp; i += 1) {
    const started = performance.now();
    await job();
    if (i >= warmUp) times.push(performance.now() - started);
  }
  return { what, state: 'warm', median: median(times), unit: 'ms', limit };
}

/** Median wall time in ms of a command in fresh processes, and their median peak memory in MB. */
export function cold(what: string, limit: number, runs: number, args: readonly string[], memoryLimit?: number): Measured[] {
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
  const time: Measured = { what, state: 'cold', median: median(times), unit: 'ms', limit };
  return memoryLimit === undefined ? [time] : [time, { what: `${what}，内存峰值`, state: 'cold', median: median(peaks), unit: 'MB', limit: memoryLimit }];
}

/** The table as it is printed and copied into the README. */
export function tableOf(rows: readonly Measured[]): string {
  const line = (row: Measured): string => `| ${row.what} | ${row.state === 'cold' ? '冷（新进程，不含 npm）' : '热'} | ${row.median < 20 ? row.median.toFixed(1) : row.median.toFixed(0)} ${row.unit} | ≤ ${row.limit} ${row.unit} |`;
  return ['| 项目 | 状态 | 中位数 | 目标 |', '|---|---|---|---|', ...rows.map(line)].join('\n');
}
