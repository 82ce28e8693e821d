import { availableParallelism } from 'node:os';
import { EXTREMES } from '../fuzz/extremes.ts';
import { PATIENCE } from '../fuzz/outcome.ts';
import { openGrounds } from '../mutation/grounds.ts';
import { Random } from '../mutation/random.ts';
import { SLIPS } from '../mutation/slips.ts';
import { describeTrial, figuresOf, percent, trialsOf } from '../mutation/trials.ts';
import { soakCases } from './cases.ts';

// `npm run soak [-- fuzz|mutation] [-- --cases N --seed N]`. Exit 1 when anything was wrong.
const words = process.argv.slice(2);
const option = (name: string, otherwise: number): number => Number(words[words.indexOf(`--${name}`) + 1] ?? otherwise) || otherwise;
const wanted = (name: string): boolean => !words.some((word) => word === 'fuzz' || word === 'mutation') || words.includes(name);
const seed = words.includes('--seed') ? option('seed', 1) : 1;
let wrong = 0;

if (wanted('fuzz')) {
  const cases = words.includes('--cases') ? option('cases', 20_000) : 20_000;
  process.stdout.write(`fuzz: ${cases} cases from seed ${seed} on ${availableParallelism()} threads, ${PATIENCE / 1000} s each\n`);
  const tasks = [...Object.keys(EXTREMES), ...Array.from({ length: cases }, (_, at) => seed + at)];
  const { failures, tally, slowest, memory } = await soakCases(tasks, (done) => process.stdout.write(`  ${done}\n`));
  for (const failure of failures) process.stdout.write(`  ${failure}\n`);
  process.stdout.write(`  slowest ${Math.round(slowest)} ms, most memory ${memory} MB for all threads\n${[...tally].sort().map(([kind, count]) => `  ${kind}: ${count}\n`).join('')}`);
  wrong += failures.length;
}

if (wanted('mutation')) {
  const { grounds, clear } = await openGrounds();
  process.stdout.write(`mutation: every related cell in ${SLIPS.length} ways, seed ${seed}\n`);
  let all = { trials: 0, found: 0 };
  for (const ground of grounds) {
    const trials = trialsOf(ground, new Random(seed), undefined, SLIPS.length);
    const figures = figuresOf(ground.name, trials);
    all = { trials: all.trials + figures.trials, found: all.found + figures.found };
    process.stdout.write(`  ${ground.name}: ${figures.trials} changes, found and named ${percent(figures.found, figures.trials)}, the cell itself judged ${percent(figures.exact, figures.trials)}\n`);
    for (const trial of trials) if (!trial.verdict.found) process.stdout.write(`    missed: ${describeTrial(ground.name, trial)}\n`);
  }
  clear();
  process.stdout.write(`  all: ${all.trials} changes, found and named ${percent(all.found, all.trials)}\n`);
  if (all.found < 0.99 * all.trials) wrong += 1;
}
process.exitCode = wrong > 0 ? 1 : 0;
