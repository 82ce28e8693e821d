import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { defineConfig } from 'vitest/config';
import { BaseSequencer, type TestSpecification } from 'vitest/node';

// Whatever a test puts aside, also one that was broken off, lies in one folder that goes with the run.
// The compiled sources that commands keep for the next one stay where they are.
process.env['NODE_COMPILE_CACHE'] ??= join(tmpdir(), 'node-compile-cache');
const aside = mkdtempSync(join(tmpdir(), 'juece-run-'));
for (const name of ['TMPDIR', 'TEMP', 'TMP']) process.env[name] = aside;
process.on('exit', () => rmSync(aside, { recursive: true, force: true, maxRetries: 3 }));

/** Files that take longest go first, so that at the end no worker waits for the other. */
const LONGEST = [/test\/fuzz\//, /test\/mutation\//, /test\/cli\//, /test\/pdf\//, /test\/roundtrip\//, /test\/golden\//, /e2e\/(accessibility|walk|packaging|booklet|narrative|gridLarge)\./];

class LongestFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const rank = ({ moduleId }: TestSpecification): number => LONGEST.findIndex((long) => long.test(moduleId)) >>> 0;
    return [...Map.groupBy(await super.sort(files), ({ project }) => project).values()].flatMap((ofOne) => ofOne.toSorted((a, b) => rank(a) - rank(b)));
  }
}

export default defineConfig({
  test: {
    pool: 'threads',
    maxWorkers: 2,
    maxConcurrency: 2,
    testTimeout: 120_000,
    hookTimeout: 240_000,
    sequence: { sequencer: LongestFirst },
    // Tests keep nothing in modules but what is dear to make and never changed, so the files of a worker share what they import.
    isolate: false,
    projects: [
      { extends: true, test: { name: 'node', include: ['test/**/*.test.ts'], exclude: ['test/e2e/**'] } },
      // The walks through the window: the program is built once, when any of them is asked for, and a worker's walks share its Chromium. A busy build machine may need a second try.
      { extends: true, test: { name: 'window', include: ['test/e2e/**/*.test.ts'], testTimeout: 180_000, retry: process.env['CI'] ? 1 : 0, globalSetup: ['test/e2e/build.ts'] } },
    ],
  },
});
