import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { readWorkbook } from '../../../electron/reading/readWorkbook.ts';
import { readFinanceExport } from '../../../shared/sources/financeExport.ts';
import { readWorkingSheets } from '../../../shared/sources/workingSheets.ts';
import { ROOT, mappings, optionsFor, placed } from './library.ts';

const fixture = (name: string): string => join(ROOT, 'test/fixtures/sources', name);
const facts = z.record(z.string(), z.number()).parse(JSON.parse(readFileSync(fixture('facts-2024.json'), 'utf8')));
const options = optionsFor('001', { lineFunds: new Map() });

describe('workbooks saved by another program', () => {
  it('a 财决 export as .xls: the same facts, budgets by class', async () => {
    const plan = readFinanceExport(await readWorkbook(fixture('finance-export-2024.xls')), mappings.financeExport, options);
    const noBudget = ([address]: readonly [string, number]): boolean => !address.includes('|budget|');
    expect(Object.fromEntries(Object.entries(placed(plan.facts)).filter(noBudget))).toEqual(Object.fromEntries(Object.entries(facts).filter(noBudget)));
    expect([plan.problems, plan.conflicts]).toEqual([[], []]);
  });

  it('a filled template as .ods: the same facts', async () => {
    const plan = readWorkingSheets(await readWorkbook(fixture('working-sheets-2024.ods')), mappings.workingSheets, options);
    expect(placed(plan.facts)).toEqual(facts);
    expect([plan.problems, plan.conflicts, plan.year]).toEqual([[], [], 2024]);
  });
});
