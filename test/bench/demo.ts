import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Measured, cold } from './measure.ts';

/** The whole job on the sample bureau, from a fresh process. */
export function demo(): Measured[] {
  const folder = mkdtempSync(join(tmpdir(), 'juece-bench-'));
  try {
    return cold({ what: 'demo 全程（约 30 页 PDF）', limit: 5000, runs: 3, args: ['demo', '--out', join(folder, 'demo')], memoryLimit: 600 });
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
