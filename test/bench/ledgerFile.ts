import { openLedger } from '../../electron/ledger/openLedger.ts';
import { createBook } from '../../electron/ledger/subjects/books.ts';
import { putFact } from '../../electron/ledger/subjects/facts.ts';
import type { Fact } from '../../shared/ledger/fact.ts';
import type { Pack } from '../../shared/pack/pack.ts';

/** Makes a ledger file of one year with some facts, of as many units as they name. */
export async function writeLedgerFile(path: string, year: number, pack: Pack, facts: readonly Fact[]): Promise<void> {
  const ledger = await openLedger(path, { mode: 'create' });
  const units = [...new Set(facts.map((fact) => fact.unit))];
  createBook(ledger, { year, pack, unit: '万元', decimals: 2, units: units.map((code) => ({ code, name: `单位${code}`, nature: 'administrative', level: '' })) }, { fill: (tx) => { for (const fact of facts) putFact(tx, year, fact); } });
  ledger.close();
}

/** Spending of one unit on so many 项, by 基本 and 项目: a table with twice as many cells to type into. */
export function spendingOn(items: number, unit = '001'): Fact[] {
  return Array.from({ length: items }, (_, at) => `${['201', '205', '208', '210', '212'][at % 5] ?? ''}${String(10 + Math.floor(at / 5) % 80)}${String(60 + Math.floor(at / 400)).padStart(2, '0')}`)
    .flatMap((code, at) => (['basic', 'project'] as const).map((nature): Fact => ({
      period: 'current', unit, measure: 'expenditure', dimensions: { fund: 'general', nature, function: code }, quantity: 10_000 * (at + 1), quantityKind: 'fen',
    })));
}
