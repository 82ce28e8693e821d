import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { openMemoryLedger } from '../../electron/ledger/openLedger.ts';
import { replaceFacts } from '../../electron/ledger/subjects/facts.ts';
import { loadSampleBureau, loadSampleFacts } from '../../electron/samples/sampleBureau.ts';
import { enterSample } from '../../electron/service/outputs/demo.ts';
import { openBook } from '../../electron/service/year/ledgerBook.ts';
import { narrativeInput } from '../../electron/service/narrative/narrativeInput.ts';
import { type NarrativeInput, composeNarrative, sectionText } from '../../shared/narrative/compose.ts';
import { guardContexts } from '../../shared/narrative/guard/bookContext.ts';
import { guardText } from '../../shared/narrative/guard/guardText.ts';
import { readNumbers } from '../../shared/narrative/guard/readNumbers.ts';
import { ROOT, documentBook, library } from './documentBook.ts';

const PACKS = ['national-2019', 'national-2023', 'shandong-2019', 'hunan-2019', 'sichuan-2021', 'shaanxi-2023', 'jiangxi-2024', 'shanghai-2024'] as const;

/** The sample bureau with both of its years, laid out by a pack. */
function sampleInput(pack: string): NarrativeInput {
  const bureau = { ...loadSampleBureau(library.resourceRoot), pack };
  const ledger = openMemoryLedger();
  try {
    enterSample(library, ledger, bureau);
    const before = loadSampleFacts(library.resourceRoot, bureau.year - 1).map((fact) => ({ ...fact, period: 'previous' as const }));
    ledger.write(bureau.year, { what: '上年数' }, (tx) => {
      for (const { code } of bureau.units) replaceFacts(tx, bureau.year, 'previous', code, before.filter((fact) => fact.unit === code), [{}]);
    });
    return narrativeInput(ledger, openBook(ledger, library, bureau.year));
  } finally {
    ledger.close();
  }
}

/** What is printed of charts: their kind and what they say. */
function printed(input: NarrativeInput): string {
  const sections = composeNarrative(input).parts.filter((part) => part.id !== 'glossary').flatMap((part) => part.sections);
  return `${sections.map((section) => [sectionText(section), ...section.blocks.flatMap((block) => (block.kind === 'chart' ? [`【${block.chart.kind}】${block.chart.description}`] : []))].join('\n')).join('\n\n')}\n`;
}

function raised(input: NarrativeInput): string[] {
  const contextOf = guardContexts(input);
  const sections = composeNarrative(input).parts.flatMap((part) => part.sections);
  expect(sections.flatMap((section) => readNumbers(sectionText(section))).length).toBeGreaterThan(40);
  return sections.flatMap((section) => guardText(sectionText(section), contextOf(section.id)).map((finding) => `${section.id}: ${finding.message}`));
}

describe.each(PACKS)('the sample bureau by %s', (pack) => {
  const input = sampleInput(pack);

  it('prints the whole prose as agreed', async () => {
    await expect(printed(input)).toMatchFileSnapshot(join(import.meta.dirname, 'narrative', `sample-${pack}.txt`));
  });

  it('raises nothing of its own numbers, names and words', () => {
    expect(raised(input)).toEqual([]);
  });
});

describe.each(['jiangxi-2024', 'shandong-2019'])('the published figures of %s', (name) => {
  it('prints the whole prose as agreed, every number of it re-read and found in the book', async () => {
    const { book, pack } = await documentBook(join(ROOT, 'test/fixtures/workbooks', `${name}.xlsx`));
    const input: NarrativeInput = { figures: book, pack, department: '示例县某局', units: ['示例县某局'] };
    await expect(printed(input)).toMatchFileSnapshot(join(import.meta.dirname, 'narrative', `${name}.txt`));
    expect(raised(input)).toEqual([]);
  });
});
