import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { auditReading } from '../../electron/service/audit/audit.ts';
import { codeNames } from '../../electron/service/packs/library.ts';
import { openDocument } from '../../electron/service/importing/openDocument.ts';
import { bigFacts } from '../bench/bigFacts.ts';
import type { Fact, FactDimensions } from '../../shared/ledger/fact.ts';
import { soundFacts } from '../sound/soundFacts.ts';
import { PACKS, type Printing, type SoundBook, library, sheetsOf, soundBook, writeSoundBook } from '../sound/soundWorkbooks.ts';
import { PRINTINGS } from './fixtures.ts';
import { exportedAgain, imported, printedCells } from './imported.ts';

const folder = mkdtempSync(join(tmpdir(), 'audited-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** What the audit holds against a workbook that this program wrote, but for tails. */
async function objections(book: SoundBook, name: string): Promise<string[]> {
  const file = join(folder, name);
  await writeSoundBook(book, file);
  const { result } = auditReading(library, await openDocument(library, [file], { strict: true }), [file]);
  return result.findings.filter(({ level }) => level !== 'tail').map(({ message }) => message);
}

describe.each(PACKS)('%s, audited as it was written', (pack) => {
  it.each(PRINTINGS)('a sound book in %s has nothing but tails', async (printing) => {
    expect(await objections(soundBook(pack, printing), `${pack}-${printing}.xlsx`)).toEqual([]);
  });
});

describe.each(PACKS.map((pack, at): readonly [string, Printing] => [pack, PRINTINGS[at % PRINTINGS.length] ?? '元']))('a large department without 三公 in %s, in %s', (id, printing) => {
  it('has nothing but tails: what is empty says so; and comes back as it was printed', async () => {
    const pack = library.packs.getPack(id);
    const [year, facts] = [pack.validFrom, bigFacts(library.classification, pack.validFrom)];
    const book: SoundBook = { pack, year, facts, sheets: sheetsOf({ pack, year, printing, facts, approved: [], names: codeNames(library, year) }) };
    expect(await objections(book, `${id}-large.xlsx`)).toEqual([]);
    const back = await imported(join(folder, `${id}-large.xlsx`));
    expect([back.pack.id, back.plan.conflicts]).toEqual([id, []]);
    expect(printedCells(exportedAgain(back, printing))).toEqual(printedCells(book.sheets));
  });
});

/** Facts of a department with money of every fund, source and nature and of classes that short forms do not list. */
function everyKind(facts: readonly Fact[]): Fact[] {
  const made = (measure: Fact['measure'], dimensions: FactDimensions, quantity: number): Fact => ({ period: 'current', unit: '001', measure, dimensions, quantity, quantityKind: 'fen' });
  const capital = facts.some(({ dimensions }) => dimensions.fund === 'stateCapital') ? [] : [
    made('opening', { fund: 'stateCapital', function: '2230105' }, 1_230_000), made('income', { source: 'stateCapital', function: '2230105' }, 8_500_000),
    made('expenditure', { fund: 'stateCapital', nature: 'project', function: '2230105' }, 8_214_500),
  ];
  return [
    ...facts, ...capital, ...(['superiorSubsidy', 'undertaking', 'operating', 'affiliateRemittance', 'other'] as const).map((source) => made('income', { source, function: '2070101' }, 5_000_000)),
    made('income', { source: 'general', function: '2070101' }, 2_000_000), made('expenditure', { fund: 'general', nature: 'basic', function: '2070101' }, 2_000_000), made('economic', { fund: 'general', nature: 'basic', economic: '30101', function: '2070101' }, 2_000_000),
    made('income', { source: 'general', function: '2120501' }, 3_000_000), made('expenditure', { fund: 'general', nature: 'project', function: '2120501' }, 3_000_000), made('economic', { fund: 'general', nature: 'project', economic: '31005', function: '2120501' }, 3_000_000),
    ...(['remittedUp', 'operating', 'affiliateSubsidy'] as const).map((nature) => made('expenditure', { fund: 'nonFiscal', nature, function: '2070101' }, 2_000_000)),
  ];
}

describe.each(PACKS)('money of every fund, source and nature in %s', (id) => {
  it('is printed so that nothing but tails is found, also where the form has no line or column for it', async () => {
    const pack = library.packs.getPack(id);
    const [year, facts] = [pack.validFrom, everyKind(soundFacts(library, pack))];
    const book: SoundBook = { pack, year, facts, sheets: sheetsOf({ pack, year, printing: '万元', facts, approved: [], names: codeNames(library, year) }) };
    expect(await objections(book, `${id}-every.xlsx`)).toEqual([]);
    const back = await imported(join(folder, `${id}-every.xlsx`));
    expect([back.pack.id, back.plan.conflicts]).toEqual([id, []]);
    expect(printedCells(exportedAgain(back, '万元'))).toEqual(printedCells(book.sheets));
  });
});
