import { FUNDS, type Fact } from '../ledger/fact.ts';
import { FUND_NAMES } from './chooseFund.ts';
import { covers } from './coverage.ts';
import type { SourceProject } from './plan.ts';
import { type Reading, placeOf } from './reading.ts';
import type { ReadWorkbook } from './readTables.ts';
import { shown } from './shown.ts';

/** Projects as the source describes them, in print order, with their money. */
export function projectsOf(read: ReadWorkbook): SourceProject[] {
  const projects = new Map<string, SourceProject>();
  for (const { row } of read.projects) {
    const known = projects.get(row.code);
    projects.set(row.code, {
      ...(known ?? { code: row.code, initial: null, adjusted: null, executed: null }), name: known?.name || row.name, function: known?.function ?? row.function,
      implementingUnit: known?.implementingUnit || row.implementingUnit, onBehalf: known?.onBehalf ?? row.onBehalf,
    });
  }
  const money = (code: string, wanted: (reading: Reading) => boolean): number | null => total(read.readings.filter((reading) => reading.filter.project === code && wanted(reading)));
  return [...projects.values()].map((project) => ({
    ...project,
    initial: money(project.code, ({ filter }) => filter.measure === 'budget' && filter.stage === 'initial'),
    adjusted: money(project.code, ({ filter }) => filter.measure === 'budget' && filter.stage === 'adjusted'),
    executed: money(project.code, ({ filter }) => filter.measure === 'expenditure'),
  }));
}

/** Each row's own total where it prints one, else its funds together. */
function total(readings: readonly Reading[]): number | null {
  const rows = Map.groupBy(readings, (reading) => `${reading.sheet}|${reading.row}`);
  let sum: number | null = null;
  for (const row of rows.values()) {
    const whole = row.find(({ filter }) => filter.fund === undefined);
    const parts = row.filter(({ filter }) => typeof filter.fund === 'string');
    sum = (sum ?? 0) + (whole?.quantity ?? parts.reduce((value, part) => value + part.quantity, 0));
  }
  return sum;
}

/**
 * Divides project expenditure by project where a table of projects says how: the rest keeps no project. A project that spends more
 * than its function is left out and named.
 */
export function splitByProject(facts: readonly Fact[], readings: readonly Reading[], problems: Set<string>): Fact[] {
  const rest = new Map(facts.map((fact) => [fact, fact.quantity]));
  const split: Fact[] = [];
  for (const reading of finestByRow(readings)) {
    const { project, measure: _measure, ...place } = reading.filter;
    const holders = facts.filter((fact) => fact.measure === 'expenditure' && fact.dimensions.project === undefined && covers(place, fact.dimensions));
    const fitting = holders.filter((fact) => (rest.get(fact) ?? 0) >= reading.quantity && reading.quantity > 0);
    const [holder] = fitting;
    if (fitting.length > 1) problems.add(`${placeOf(reading)}没有写明项目的资金性质，同一科目有几种资金，暂按${fundName(holder)}列示，请核对。`);
    if (!holder || typeof project !== 'string' || reading.filter.function === undefined) {
      problems.add(`${placeOf(reading)}的项目支出${shown(reading)}在支出表的同一科目中没有相应的项目支出，未分到项目，请核对。`);
      continue;
    }
    rest.set(holder, (rest.get(holder) ?? 0) - reading.quantity);
    split.push({ ...holder, dimensions: { ...holder.dimensions, project }, quantity: reading.quantity, origin: `import:${reading.sheet}!${reading.cell}` });
  }
  const left = facts.flatMap((fact): Fact[] => {
    const quantity = rest.get(fact) ?? fact.quantity;
    return quantity === fact.quantity ? [fact] : quantity === 0 ? [] : [{ ...fact, quantity }];
  });
  return [...left, ...mergeSame(split)];
}

function fundName(fact: Fact | undefined): string {
  return FUNDS.filter((fund) => fund === fact?.dimensions.fund).map((fund) => FUND_NAMES[fund])[0] ?? '未分资金';
}

/** A row that divides a project by fund is taken by fund, else by its total. */
function finestByRow(readings: readonly Reading[]): Reading[] {
  const spent = readings.filter(({ filter, quantity }) => filter.measure === 'expenditure' && filter.project !== undefined && quantity !== 0);
  return [...Map.groupBy(spent, (reading) => `${reading.sheet}|${reading.row}`).values()].flatMap((row) => {
    const whole = row.find(({ filter }) => filter.fund === undefined);
    const byFund = row.filter(({ filter }) => typeof filter.fund === 'string');
    const sum = byFund.reduce((value, entry) => value + entry.quantity, 0);
    return byFund.length > 0 && (!whole || whole.quantity === sum) ? byFund : whole ? [whole] : row.slice(0, 1);
  });
}

function mergeSame(facts: readonly Fact[]): Fact[] {
  const merged = new Map<string, Fact>();
  for (const fact of facts) {
    const key = JSON.stringify(fact.dimensions);
    const known = merged.get(key);
    merged.set(key, known ? { ...known, quantity: known.quantity + fact.quantity } : fact);
  }
  return [...merged.values()];
}
