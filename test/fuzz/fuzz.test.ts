import { describe, expect, it } from 'vitest';
import { EXTREMES } from './extremes.ts';
import { type Outcome, PATIENCE, runCase, runFile } from './outcome.ts';
import { acceptAndUndo, contentOf, sampleLedger } from './untouched.ts';

/** Seeds of the suite's cases, a failure names its own; `npm run soak` tries thousands. */
const FIRST = 20_241_122;
const CASES = 300;

describe(`damaged, hostile and senseless workbooks (seeds ${FIRST}–${FIRST + CASES - 1})`, () => {
  it('each ends as a plan or as a refusal in one sentence, in time, and the ledger stays as it was', async () => {
    const ledger = sampleLedger();
    const before = contentOf(ledger);
    const outcomes: Outcome[] = [];
    for (let seed = FIRST; seed < FIRST + CASES; seed += 1) {
      const outcome = await runCase(seed);
      outcomes.push(outcome);
      if (outcome.end === 'plan' && seed % 5 === 0) acceptAndUndo(ledger, outcome);
    }
    expect(outcomes.filter((outcome) => outcome.took > PATIENCE).map(({ seed, kind, took }) => `${seed} ${kind} ${Math.round(took)} ms`)).toEqual([]);
    console.info(`fuzz: ${tally(outcomes)}`);
    // Both ends are reached: a test whose cases are all refused at the door proves nothing of what lies behind it.
    expect(outcomes.filter((outcome) => outcome.end === 'plan').length).toBeGreaterThan(CASES / 10);
    expect(new Set(outcomes.map((outcome) => outcome.kind)).size).toBeGreaterThan(12);
    expect(contentOf(ledger)).toBe(before);
    ledger.close();
  }, 300_000);
});

describe('workbooks of absurd content', () => {
  it.each(Object.entries(EXTREMES))('%s: a plan or a refusal', async (_, make) => {
    expect((await runFile(0, make())).end).toMatch(/^(plan|refusal)$/);
  }, 60_000);
});

function tally(outcomes: readonly Outcome[]): string {
  const slowest = outcomes.reduce((most, outcome) => Math.max(most, outcome.took), 0);
  const kinds = Map.groupBy(outcomes, (outcome) => `${outcome.kind} ${outcome.end}${outcome.code === undefined ? '' : ` (${outcome.code})`}`);
  return `slowest ${Math.round(slowest)} ms; ${[...kinds].sort(([a], [b]) => (a < b ? -1 : 1)).map(([kind, list]) => `${kind} ${list.length}`).join(', ')}`;
}
