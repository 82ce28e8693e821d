import { runDemo } from '../service/outputs/demo.ts';
import { openLibrary, ownResourceRoot } from '../service/packs/library.ts';
import { readArguments, required } from './arguments.ts';
import { EXTRA_FLAGS, readExtras, summary } from './build.ts';
import { startProgress } from './progress.ts';

/** `demo --out DIR`: the whole job on the invented sample bureau. */
export async function main(args: readonly string[]): Promise<number> {
  const { text, flag } = readArguments(args, { texts: ['out'], flags: EXTRA_FLAGS });
  const out = required(text('out'), 'out', 'out');
  const result = await runDemo(openLibrary(ownResourceRoot()), { out, extras: readExtras(flag), today: new Date(), progress: startProgress() });
  process.stdout.write(summary(result));
  return result.draft ? 1 : 0;
}
