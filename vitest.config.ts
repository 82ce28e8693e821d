import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { defineConfig } from 'vitest/config';

// Whatever a test puts aside, also one that was broken off, lies in one folder that goes with the run.
// The compiled sources that commands keep for the next one stay where they are.
process.env['NODE_COMPILE_CACHE'] ??= join(tmpdir(), 'node-compile-cache');
const aside = mkdtempSync(join(tmpdir(), 'juece-run-'));
for (const name of ['TMPDIR', 'TEMP', 'TMP']) process.env[name] = aside;
process.on('exit', () => rmSync(aside, { recursive: true, force: true, maxRetries: 3 }));

export default defineConfig({
  test: {
    pool: 'threads',
    maxWorkers: 2,
    maxConcurrency: 2,
    testTimeout: 120_000,
    hookTimeout: 240_000,
    projects: [
      // Unit tests keep nothing in modules, so the files of a worker share what they import.
      { extends: true, test: { name: 'unit', include: ['test/unit/**/*.test.ts'], isolate: false } },
      { extends: true, test: { name: 'node', include: ['test/**/*.test.ts'], exclude: ['test/e2e/**', 'test/unit/**'] } },
      // The walks through the window: the program is built once, when any of them is asked for, and a worker's walks share its Chromium. A busy build machine may need a second try.
      { extends: true, test: { name: 'window', isolate: false, include: ['test/e2e/**/*.test.ts'], testTimeout: 180_000, retry: process.env['CI'] ? 1 : 0, globalSetup: ['test/e2e/build.ts'] } },
    ],
  },
});
