import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { auditReading } from '../../electron/service/audit/audit.ts';
import { codeNames } from '../../electron/service/packs/library.ts';
import { openDocument } from '../../electron/service/importing/openDocument.ts';
import { bigFacts } from '../bench/bigFacts.ts';
import { PACKS, type Printing, type SoundBook, library, sheetsOf, soundBook, writeSoundBook } from '../sound/soundWorkbooks.ts';
import { PRINTINGS } from './fixtures.ts';
import { exportedAgain, imported, printedCells } from './imported.ts';

const folder = mkdtempSync(join(tmpdir(), 'audited-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** What the audit holds against a workbook that this program wrote, but for tails; an ellipsis before a class is in the pack's own form. */
async function objections(book: SoundBook, name: string): Promise<string[]> {
  const file = join(folder, name);
  await writeSoundBook(book, file);
  const { result } = auditReading(library, await openDocument(library, [file], { strict: true }), [file]);
  const elided = book.sheets.some((sheet) => sheet.cells.some((cell) => cell.text.startsWith('…')));
  return result.findings.filter(({ level, rule }) => level !== 'tail' && !(elided && rule === 'reading.elided')).map(({ message }) => message);
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
