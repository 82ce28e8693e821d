import { readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { readWorkbookBytes } from '../../../electron/reading/readWorkbook.ts';
import { planImport } from '../../../electron/service/importing/importDocument.ts';
import { openLibrary } from '../../../electron/service/packs/library.ts';
import { recogniseWorkbook } from '../../../electron/service/importing/openDocument.ts';
import type { RawWorkbook } from '../../../shared/importing/sheet.ts';
import { addressKey } from '../../../shared/ledger/fact.ts';
import {
  type Hardship, emptyMarks, errorSums, headRepeated, hiddenParts, inThousands, itemsOnly, leavesOnly, loose, noisyNumbers, numericCodes, otherWords, padded, renumbered, spacedCodes, spacedTitles, splitOverSheets, uncomputedSums,
  unitOnce, unitless, withoutOrdinals,
} from './hardships.ts';
import { codesInThreeCells, codesWithNames, filledMerges, sideBySide, stacked, withoutMerges } from './variants.ts';

const ROOT = resolve(import.meta.dirname, '../../..');
const library = openLibrary(join(ROOT, 'resources'));

const WORDS: Readonly<Record<string, string>> = { 决算数: '金额', 金额: '决算数', 小计: '合计', 科目名称: '名称', 功能分类科目编码: '科目代码', 本年支出合计: '支出合计', 本年收入合计: '收入合计', 合计: '总计' };
const withoutContents: Hardship = (book) => ({ ...book, sheets: book.sheets.filter(({ name }) => name !== '目录') });
const all = (...steps: readonly Hardship[]): Hardship => (book) => steps.reduce((done, step) => step(done), book);

/** Workbooks of one office each: what it does to the tables of every province, several things at once. */
const OFFICES: readonly (readonly [string, Hardship])[] = [
  ['the head stands again in the middle, titles spread by spaces, codes as numbers', all((book) => headRepeated(book, false), spacedTitles, numericCodes)],
  ['whole pages copied below each other, 附表1', all((book) => headRepeated(book, true), (book) => renumbered(book, (number) => `附表${number}`))],
  ['long tables go on on a second sheet, sheets unnamed and reversed', all(splitOverSheets, (book) => ({ ...book, sheets: book.sheets.toReversed().map((sheet, index) => ({ ...sheet, name: `Sheet${index + 1}` })) }))],
  ['all tables on one sheet under each other, numbered 表1, no merges', all(withoutMerges, (book) => renumbered(book, (number) => `表${number}`), (book) => stacked(book, 0))],
  ['all tables on one sheet beside each other', all(withoutContents, (book) => sideBySide(book, 1))],
  ['千元, hidden rows, columns and sheets', all(inThousands, hiddenParts)],
  ['no unit anywhere, numbers as noisy text', all(unitless, noisyNumbers)],
  ['the unit once on a cover, other words for the same', all(unitOnce, (book) => otherWords(book, WORDS))],
  ['no cached values, codes with spaces', all(uncomputedSums, spacedCodes)],
  ['only 项, no ordinals, no numbers of tables', all(itemsOnly, withoutOrdinals, (book) => renumbered(book, () => ' '))],
  ['zeros written in eight ways, empty rows between, cover, contents, notes and an address list around', all(emptyMarks, loose, padded)],
  ['heads on one level only', leavesOnly],
  ['merged texts written into every cell, numbers as noisy text', all(filledMerges, noisyNumbers)],
];

/** For forms whose codes stand in one cell. */
const CODE_OFFICES: readonly (readonly [string, Hardship])[] = [
  ['类, 款 and 项 in three cells that lost their zeros, the head repeated', all((book) => codesInThreeCells(book, 'numbers'), (book) => headRepeated(book, false))],
  ['code and name in one cell, 千元', all((book) => codesWithNames(book, (code, name) => `${code} ${name}`), inThousands)],
  ['类, 款 and 项 in three cells, no merges, titles spread', all((book) => codesInThreeCells(book, 'repeated'), withoutMerges, spacedTitles)],
];

interface Read {
  readonly pack: string;
  readonly facts: Readonly<Record<string, number>>;
  readonly conflicts: readonly string[];
}

/** What an import would write; a printed zero and a blank are not told apart. */
function read(book: RawWorkbook, pack: string): Read {
  const { view } = recogniseWorkbook(library, book, { strict: true });
  const plan = planImport(library, { view, file: book.file, pack: library.packs.getPack(pack), book: view.year, period: 'current', unit: '本级' });
  const facts = plan.facts.filter(({ quantity }) => quantity !== 0).map((fact): [string, number] => [addressKey(fact), fact.quantity]).sort(([a], [b]) => (a < b ? -1 : 1));
  return { pack: view.packId, facts: Object.fromEntries(facts), conflicts: plan.conflicts.map(({ message }) => message) };
}

const packs = library.packs.list().map(({ id }) => id);
const codePacks = packs.filter((pack) => pack !== 'shanghai-2024');

describe.each(packs)('%s', (pack) => {
  let book: RawWorkbook;
  let expected: Read;
  beforeAll(async () => {
    const file = `${pack}.xlsx`;
    book = await readWorkbookBytes(readFileSync(join(ROOT, 'test/fixtures/workbooks/saved', file)), file);
    expected = read(book, pack);
  });

  it('is known as it is', () => {
    expect([expected.pack, expected.conflicts]).toEqual([pack, []]);
    expect(Object.keys(expected.facts).length).toBeGreaterThan(60);
  });

  it.each(OFFICES)('%s', (_, hardship) => {
    expect(read(hardship(book), pack)).toEqual(expected);
  });

  it('errors in sums leave the figures under them as they are, and every one is named', () => {
    const found = read(errorSums(book), pack);
    expect(found.facts).toEqual(expected.facts);
    expect(found.conflicts.length).toBeGreaterThan(0);
    expect(found.conflicts.filter((message) => !message.includes('#REF!'))).toEqual([]);
  });

  it.each(codePacks.includes(pack) ? CODE_OFFICES : [])('codes: %s', (_, hardship) => {
    expect(read(hardship(book), pack)).toEqual(expected);
  });
});
