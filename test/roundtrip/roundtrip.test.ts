import { copyFileSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { PACKS, type Printing, soundBook, writeSoundBook } from '../sound/soundWorkbooks.ts';
import { FIXTURES, fixture } from './fixtures.ts';
import { exportedAgain, imported, printedCells, published } from './imported.ts';

const folder = mkdtempSync(join(tmpdir(), 'roundtrip-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

describe.each(PACKS)('%s, written by us', (pack) => {
  it('gives back the facts to the fen, asks nothing, and prints the same again', async () => {
    const book = soundBook(pack, '元');
    const file = join(folder, `${pack}.xlsx`);
    await writeSoundBook(book, file);
    const back = await imported(file);
    expect([back.pack.id, back.year, back.plan.conflicts, back.plan.approved, back.plan.learned]).toEqual([pack, book.year, [], [], []]);
    expect(published(back.plan.facts)).toEqual(published(book.facts));
    expect(printedCells(exportedAgain(back, '元'))).toEqual(printedCells(book.sheets));
  });

  it('in 万元 prints the same again by approved rounding, and its own print gives the same plan', async () => {
    const book = soundBook(pack, '万元');
    const [file, again] = [join(folder, `${pack}-万元.xlsx`), join(folder, `${pack}-再.xlsx`)];
    await writeSoundBook(book, file);
    const first = await imported(file);
    const sheets = exportedAgain(first, '万元');
    expect(first.plan.conflicts).toEqual([]);
    expect(first.plan.approved.length).toBeGreaterThan(0);
    expect(printedCells(sheets)).toEqual(printedCells(book.sheets));
    await writeSoundBook({ ...book, sheets }, again);
    const second = await imported(again);
    expect(published(second.plan.facts)).toEqual(published(first.plan.facts));
    expect(second.plan.approved).toEqual(first.plan.approved);
  });
});

describe.each(PACKS)('%s, saved by another program', (pack) => {
  it.each(['xls', 'ods', 'saved'] as const)('%s', async (format) => {
    const [own, other] = [await imported(fixture(FIXTURES.written(pack))), await imported(fixture(FIXTURES[format](pack)))];
    const printing: Printing = own.plan.digit > 1 ? '万元' : '元';
    expect([other.pack.id, other.year, other.plan.conflicts, other.plan.learned, other.plan.digit]).toEqual([own.pack.id, own.year, [], [], own.plan.digit]);
    expect(published(other.plan.facts)).toEqual(published(own.plan.facts));
    expect(other.plan.approved).toEqual(own.plan.approved);
    expect(printedCells(exportedAgain(other, printing))).toEqual(printedCells(exportedAgain(own, printing)));
  });
});

it('a workbook of WPS (.et) is told by its content, whatever it is called', async () => {
  const name = PACKS[0] ?? '';
  const file = join(folder, '决算公开表.et');
  copyFileSync(fixture(FIXTURES.xls(name)), file);
  expect(published((await imported(file)).plan.facts)).toEqual(published((await imported(fixture(FIXTURES.written(name)))).plan.facts));
});
