import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { PACKS } from '../sound/soundWorkbooks.ts';
import { fileTrial } from './files.ts';
import { type FileGround, openGrounds } from './grounds.ts';
import { Random } from './random.ts';
import { SLIPS } from './slips.ts';
import { type Trial, describeTrial, figuresOf, percent, trialsOf } from './trials.ts';

const SEED = 20_241_122;
/** Cells changed in memory in each of the books; `npm run soak` changes all of them, in every way. */
const CELLS = 70;
const FILES = 50;

const FREE_COUNTS = ['assets equipment.over100 final', 'threePublic count.vehiclesHeld final', 'threePublic count.vehiclesPurchased final'];
const BOUNDED_COUNTS = ['threePublic count.abroadGroups final', 'threePublic count.abroadPersons final', 'threePublic count.receptionBatches final', 'threePublic count.receptionPersons final'];

/**
 * Numeric cells that stand in no equality with another, by pack: counts of people, batches and vehicles, which nothing adds up. Those in
 * `bounded` have an upper or a lower limit by another cell, so that a change in one direction is found.
 */
const UNRELATED: Readonly<Record<string, { readonly free: readonly string[]; readonly bounded: readonly string[] }>> = {
  'hunan-2019': { free: [], bounded: [] },
  'jiangxi-2024': { free: FREE_COUNTS, bounded: BOUNDED_COUNTS },
  'national-2019': { free: [], bounded: [] },
  'national-2023': { free: FREE_COUNTS, bounded: BOUNDED_COUNTS },
  // The budgets of 会议费 and 培训费 stand nowhere else; what was spent is not less than the item of 基本支出.
  'shaanxi-2023': { free: ['threePublic budget meeting', 'threePublic budget training'], bounded: ['threePublic final meeting', 'threePublic final training'] },
  'shandong-2019': { free: [], bounded: [] },
  'shanghai-2024': { free: [], bounded: [] },
  'sichuan-2021': { free: [], bounded: [] },
};

const grounds: FileGround[] = [];
let clear = (): void => undefined;
const scratch = mkdtempSync(join(tmpdir(), 'mutated-'));
beforeAll(async () => {
  const opened = await openGrounds();
  grounds.push(...opened.grounds);
  clear = opened.clear;
});
afterAll(() => {
  clear();
  rmSync(scratch, { recursive: true, force: true });
});

const table = (rows: readonly (readonly [string, readonly Trial[]])[]): string => rows.map(([name, trials]) => {
  const { trials: all, found, exact, single } = figuresOf(name, trials);
  return `  ${name}: ${all} changes, found and named ${percent(found, all)}, the cell itself judged ${percent(exact, all)}, one error only ${percent(single, all)}`;
}).join('\n');

describe(`one changed cell (seed ${SEED})`, () => {
  it('nothing is wrong with the sound workbooks before', () => {
    for (const ground of grounds.filter((one) => one.sound)) expect(ground.before.findings.filter((finding) => finding.level === 'error').map((finding) => `${ground.name}: ${finding.message}`)).toEqual([]);
  });

  it('is found and named in memory', () => {
    const random = new Random(SEED);
    const trials = grounds.map((ground): [string, Trial[]] => [ground.name, trialsOf(ground, random, CELLS)]);
    const all = trials.flatMap(([, list]) => list);
    const pointed = all.filter((trial) => trial.standing.equalities > 1);
    console.info(`mutation, in memory, seed ${SEED}\n${table([...trials, ['all', all], ['cells in two equalities or more', pointed], ...SLIPS.map((slip): [string, Trial[]] => [slip, all.filter((trial) => trial.change.slip === slip)])])}`);
    const missed = trials.flatMap(([name, list]) => list.filter((trial) => !trial.verdict.found).map((trial) => describeTrial(name, trial)));
    if (missed.length > 0) console.info(`missed:\n  ${missed.join('\n  ')}`);
    expect(missed.length / all.length).toBeLessThanOrEqual(0.01);
    expect(all.length).toBeGreaterThan(CELLS * grounds.length * 0.9);
  }, 300_000);

  it(`is found and named through ${FILES} real files`, async () => {
    const random = new Random(SEED + 1);
    const trials: Trial[] = [];
    const missed: string[] = [];
    for (let at = 0; at < FILES; at += 1) {
      const ground = grounds[at % grounds.length];
      if (!ground) throw new RangeError('no ground');
      const trial = await fileTrial(ground, random, join(scratch, '改.xlsx'));
      trials.push(trial);
      if (!trial.verdict.found) missed.push(describeTrial(ground.name, trial));
    }
    console.info(`mutation, through files, seed ${SEED + 1}\n${table([['files', trials]])}`);
    expect(missed).toEqual([]);
  }, 300_000);

  it('the cells that stand in no equality are these', () => {
    const found = Object.fromEntries(PACKS.map((pack) => {
      const standings = grounds.find((ground) => ground.name === `${pack}，元`)?.standings.filter((standing) => standing.interval === null) ?? [];
      const ids = (bounded: boolean): string[] => standings.filter((standing) => standing.bounded === bounded).map(({ cell }) => `${cell.table.role} ${cell.row.id} ${cell.column.id}`).sort();
      return [pack, { free: ids(false), bounded: ids(true) }];
    }));
    expect(found).toEqual(UNRELATED);
  });
});
