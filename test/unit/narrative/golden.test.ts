import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { composeNarrative, sectionText } from '../../../shared/narrative/compose.ts';
import { guardContexts } from '../../../shared/narrative/guard/bookContext.ts';
import { guardText } from '../../../shared/narrative/guard/guardText.ts';
import { readNumbers } from '../../../shared/narrative/guard/readNumbers.ts';
import { NAMES, packOf } from './books.ts';
import { GOLDEN_BOOKS } from './goldenBooks.ts';
import { stubFigures } from './stubFigures.ts';

describe.each(GOLDEN_BOOKS)('$name', ({ name, pack, year, facts, records, texts }) => {
  const input = { figures: stubFigures(facts, { year, names: NAMES }), pack: packOf(pack), department: '示例县某局', texts: texts ?? {}, ...(records && { records }) };
  const sections = composeNarrative(input).parts.filter((part) => part.id !== 'glossary').flatMap((part) => part.sections);

  it('prints the whole prose as agreed', async () => {
    await expect(`${sections.map(sectionText).join('\n\n')}\n`).toMatchFileSnapshot(join(import.meta.dirname, 'golden', `${name}.txt`));
  });

  it('every number is re-read by the guard and is a figure of the book', () => {
    const contextOf = guardContexts(input);
    const numbers = sections.flatMap((section) => readNumbers(sectionText(section)));
    expect(numbers.length).toBeGreaterThan(20);
    expect(sections.flatMap((section) => guardText(sectionText(section), contextOf(section.id)))).toEqual([]);
  });
});
