import { join, resolve } from 'node:path';
import { loadClassification } from '../../../electron/resources/classification.ts';
import { loadPacks } from '../../../electron/resources/packs.ts';
import { loadSampleBureau, loadSampleFacts } from '../../../electron/samples/sampleBureau.ts';
import { loadSourceMappings } from '../../../electron/sources/mappings.ts';
import { type Fact, addressKey } from '../../../shared/ledger/fact.ts';
import { lineFundsOf } from '../../../shared/statement/lineFunds.ts';
import type { SourceOptions } from '../../../shared/sources/plan.ts';
import type { RawWorkbook } from '../../../shared/importing/sheet.ts';
import { type ExportInput, exportSheets } from '../../../electron/samples/financeExport.ts';
import { workbook } from './sheets.ts';

export const ROOT = resolve(import.meta.dirname, '../../..');
export const resources = join(ROOT, 'resources');
export const classification = loadClassification(resources);
export const mappings = loadSourceMappings(resources);
export const packs = loadPacks([join(resources, 'packs')]);
export const bureau = loadSampleBureau(resources);
export const sampleFacts = loadSampleFacts(resources, bureau.year);

export function nameOf(dimension: 'function' | 'economic', code: string): string {
  return classification.nameOf(dimension, code, bureau.year) ?? code;
}

export function optionsFor(unit: string, more: Partial<SourceOptions> = {}): SourceOptions {
  return { year: bureau.year, unit, classification, lineFunds: lineFundsOf(packs.getPack(bureau.pack).statements), ...more };
}

/** Facts as address → quantity, in order. */
export function placed(facts: readonly Fact[]): Record<string, number> {
  return Object.fromEntries([...facts].map((fact): [string, number] => [addressKey(fact), fact.quantity]).sort(([a], [b]) => (a < b ? -1 : 1)));
}

/** The export that the facts of a unit make. */
export function exportOf(facts: readonly Fact[], more: Partial<ExportInput> = {}): RawWorkbook {
  return workbook(`${bureau.department}财决报表.xlsx`, exportSheets({ noise: true, year: bureau.year, department: bureau.department, facts, nameOf, projects: bureau.projects, ...more }));
}

/** What an export can say of budgets: sums by fund and class, nothing for a class without money. */
export function budgetsByClass(facts: readonly Fact[]): Fact[] {
  const sums = new Map<string, Fact>();
  for (const fact of facts.filter(({ measure }) => measure === 'budget')) {
    const coarse: Fact = { ...fact, dimensions: { fund: fact.dimensions.fund ?? '', function: fact.dimensions.function?.slice(0, 3) ?? '', stage: fact.dimensions.stage ?? '' } };
    const known = sums.get(addressKey(coarse));
    sums.set(addressKey(coarse), { ...coarse, quantity: coarse.quantity + (known?.quantity ?? 0) });
  }
  return [...sums.values()].filter(({ quantity }) => quantity !== 0);
}

export const isBudget = (fact: Fact): boolean => fact.measure === 'budget';
export const isNoBudget = (fact: Fact): boolean => fact.measure !== 'budget';
