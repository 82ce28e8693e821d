/**
 * `npm test`: types and lint side by side, then the tests without a window in one vitest run, then the walks through the window, with each
 * group's time, closing with one line summed over all of them. Exit 1 when anything failed.
 */
import { spawn } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, relative } from 'node:path';

/** Of vitest's JSON report. Times in ms. */
interface Report {
  readonly numPassedTests: number;
  readonly numFailedTests: number;
  readonly numPendingTests: number;
  readonly numTodoTests: number;
  readonly testResults: readonly { readonly name: string; readonly startTime: number; readonly endTime: number; readonly assertionResults: readonly object[] }[];
}

const root = join(import.meta.dirname, '..');
const scratch = mkdtempSync(join(tmpdir(), 'juece-test-'));
const sum = { passed: 0, failed: 0, skipped: 0 };

const seconds = (ms: number): string => `${(ms / 1000).toFixed(1)} s`;

/** Runs a script of a package; what it says is shown at once, or kept to be shown with its time. */
function run(script: string, args: readonly string[], kept = false): Promise<{ readonly ok: boolean; readonly said: string; readonly time: string }> {
  const { promise, resolve } = Promise.withResolvers<{ ok: boolean; said: string; time: string }>();
  const started = Date.now();
  const child = spawn(process.execPath, [join(root, 'node_modules', script), ...args], { cwd: root, stdio: ['ignore', kept ? 'pipe' : 'inherit', kept ? 'pipe' : 'inherit'] });
  let said = '';
  for (const stream of [child.stdout, child.stderr]) stream?.setEncoding('utf8').on('data', (text: string) => { said += text; });
  child.on('close', (code) => resolve({ ok: code === 0, said, time: seconds(Date.now() - started) }));
  return promise;
}

const TOOLS = [
  ['types', 'typescript/bin/tsc', ['-p', 'tsconfig.json']],
  ['types of the window', 'typescript/bin/tsc', ['-p', 'renderer/tsconfig.json']],
  ['lint', 'oxlint/bin/oxlint', ['--deny-warnings', 'electron', 'renderer', 'shared', 'test']],
] as const;

async function runTools(): Promise<void> {
  const started = TOOLS.map(([name, script, args]) => ({ name, done: run(script, args, true) }));
  for (const { name, done } of started) {
    const { ok, said, time } = await done;
    process.stdout.write(`${said}${name}: ${time}\n`);
    sum[ok ? 'passed' : 'failed'] += 1;
  }
}

async function runTests(name: string, ...projects: readonly string[]): Promise<void> {
  const file = join(scratch, `${name}.json`);
  const { ok, time } = await run('vitest/vitest.mjs', ['run', ...projects.map((project) => `--project=${project}`), '--reporter=default', '--reporter=json', `--outputFile.json=${file}`]);
  const report = existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')) as Report : null;
  if (report) process.stdout.write(groupLines(report));
  process.stdout.write(`${name}: ${time}\n`);
  sum.passed += report?.numPassedTests ?? 0;
  sum.failed += Math.max(report?.numFailedTests ?? 0, ok ? 0 : 1);
  sum.skipped += (report?.numPendingTests ?? 0) + (report?.numTodoTests ?? 0);
}

/** Of each group: from its first file to its last, and what its files took one after the other; two of them run at a time. */
function groupLines({ testResults }: Report): string {
  const groups = Map.groupBy(testResults, (result) => relative(join(root, 'test'), result.name).split(/[\\/]/)[0] ?? '');
  return [...groups].sort(([a], [b]) => a.localeCompare(b)).map(([group, files]) => {
    const span = Math.max(...files.map((file) => file.endTime)) - Math.min(...files.map((file) => file.startTime));
    const work = files.reduce((total, file) => total + file.endTime - file.startTime, 0);
    return `${group}: ${files.reduce((total, file) => total + file.assertionResults.length, 0)} tests in ${seconds(span)}, ${seconds(work)} of work\n`;
  }).join('');
}

await runTools();
await runTests('tests without a window', 'node');
await runTests('walks through the window', 'window');
rmSync(scratch, { recursive: true, force: true });
process.stdout.write(`\n${sum.passed} passed, ${sum.failed} failed, ${sum.skipped} skipped\n`);
process.exit(sum.failed > 0 ? 1 : 0);
