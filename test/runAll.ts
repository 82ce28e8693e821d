/**
 * `npm test`: types, lint, then every group of tests in its own vitest run (so that each group's time is seen), closing with one
 * line summed over all of them. Exit 1 when anything failed.
 */
import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

interface Report { readonly numPassedTests: number; readonly numFailedTests: number; readonly numPendingTests: number; readonly numTodoTests: number; readonly numFailedTestSuites: number; readonly success: boolean }

const root = join(import.meta.dirname, '..');
const scratch = mkdtempSync(join(tmpdir(), 'juece-test-'));
let passed = 0;
let failed = 0;
let skipped = 0;

function run(name: string, script: string, args: readonly string[]): boolean {
  const started = Date.now();
  const result = spawnSync(process.execPath, [join(root, 'node_modules', script), ...args], { cwd: root, stdio: 'inherit' });
  process.stdout.write(`${name}: ${((Date.now() - started) / 1000).toFixed(1)} s\n`);
  return result.status === 0;
}

function runTool(name: string, script: string, args: readonly string[]): void {
  if (run(name, script, args)) passed += 1;
  else failed += 1;
}

function runGroup(group: string): void {
  const report = join(scratch, `${group}.json`);
  const ok = run(group, 'vitest/vitest.mjs', ['run', `test/${group}/`, '--reporter=default', '--reporter=json', `--outputFile.json=${report}`]);
  if (!existsSync(report)) { failed += 1; return; }
  const counts = JSON.parse(readFileSync(report, 'utf8')) as Report;
  passed += counts.numPassedTests;
  failed += Math.max(counts.numFailedTests, ok ? 0 : 1);
  skipped += counts.numPendingTests + counts.numTodoTests;
}

const groups = readdirSync(join(root, 'test'), { withFileTypes: true, recursive: false })
  .filter((entry) => entry.isDirectory() && hasTests(join(root, 'test', entry.name)))
  .map((entry) => entry.name)
  .sort((a, b) => Number(b === 'unit') - Number(a === 'unit') || a.localeCompare(b));

function hasTests(folder: string): boolean {
  return readdirSync(folder, { recursive: true }).some((name) => String(name).endsWith('.test.ts'));
}

runTool('types', 'typescript/bin/tsc', ['-p', 'tsconfig.json']);
runTool('types of the window', 'typescript/bin/tsc', ['-p', 'renderer/tsconfig.json']);
runTool('lint', 'oxlint/bin/oxlint', ['--deny-warnings', 'electron', 'renderer', 'shared', 'test']);
for (const group of groups) runGroup(group);
rmSync(scratch, { recursive: true, force: true });
process.stdout.write(`\n${passed} passed, ${failed} failed, ${skipped} skipped\n`);
process.exit(failed > 0 ? 1 : 0);
