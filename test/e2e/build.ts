import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { buildProgram } from '../electron-stand-in/buildProgram.ts';
import { shareBrowsers } from '../electron-stand-in/testBrowser.ts';
import { deskBench } from '../unit/desk/deskBench.ts';

/** Once for the whole group: the program is built (JUECE_BUILT), the sample ledger is made (JUECE_SAMPLE), every worker gets a Chromium. */
export async function setup({ config }: { readonly config: { readonly maxWorkers: number } }): Promise<() => Promise<void>> {
  process.env['JUECE_BUILT'] = buildProgram();
  const folder = mkdtempSync(join(tmpdir(), 'juece-sample-'));
  process.env['JUECE_SAMPLE'] = await makeSample(join(folder, '示例单位.juece'));
  const endBrowsers = await shareBrowsers(config.maxWorkers);
  return async () => {
    await endBrowsers();
    rmSync(folder, { recursive: true, force: true });
  };
}

async function makeSample(path: string): Promise<string> {
  const bench = deskBench();
  try {
    bench.answer(path);
    await bench.call('ledger.newSample', {});
  } finally {
    bench.close();
  }
  return path;
}
