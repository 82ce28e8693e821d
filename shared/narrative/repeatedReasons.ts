import { Run } from './run.ts';

const LEAD = /均?[是为]$/u;

/** A reason that stands in the same paragraph just before is not told again: ，主要原因同上. */
export function withoutRepeatedReasons(runs: readonly Run[]): Run[] {
  const kept: Run[] = [];
  let told: string | null = null;
  for (const run of runs) {
    if (run.text.includes('\n')) told = null;
    const lead = kept.at(-1);
    if (run.source?.startsWith('reason:') !== true) kept.push(run);
    else if (run.text === told && lead !== undefined && lead.source === undefined && LEAD.test(lead.text)) {
      kept.splice(-1, 1, new Run(lead.text.replace(LEAD, '')), new Run('同上', run.source));
    } else {
      told = run.text;
      kept.push(run);
    }
  }
  return kept;
}
