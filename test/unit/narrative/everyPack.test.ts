import { describe, expect, it } from 'vitest';
import type { BookletSection } from '../../../shared/booklet/model.ts';
import { composeNarrative, sectionText } from '../../../shared/narrative/compose.ts';
import { guardContexts } from '../../../shared/narrative/guard/bookContext.ts';
import { guardText } from '../../../shared/narrative/guard/guardText.ts';
import { chineseNumber } from '../../../shared/narrative/ordinals.ts';
import { NAMES, PACK_IDS, packOf } from './books.ts';
import { CASES } from './cases.ts';
import { stubFigures } from './stubFigures.ts';

/** What no official text may have, whatever the figures are. */
const FAULTS = /[，。、；：]{2}|“”|（）|[增减]加?少?-|(?:增长|下降|增加|减少)(?:-|0\.00(?:%|万元))|占0\.00%|占1[0-9]{2}\.(?!00%)|占[2-9]\d{2}\.|完成(?:年初)?预算的-|其中：(?:[，。]|没有)|(?:全部为|包括：|分别是：|主要有：)[，。；]|支出支出|收入收入|万元万元|度度|本单位|undefined|NaN/u;

/** （一）（二） and 1. 2. counted from the first in every section, with nothing left out. */
function misnumbered({ blocks }: BookletSection): string[] {
  let upper = 0;
  let lower = 0;
  return blocks.flatMap((block) => {
    const text = block.kind === 'heading' ? block.text : block.kind === 'paragraph' ? block.spans.map((span) => span.text).join('') : '';
    if (/^（[一二三四五六七八九十]+）/u.test(text)) {
      upper += 1;
      lower = 0;
      return text.startsWith(`（${chineseNumber(upper)}）`) ? [] : [text];
    }
    if (!/^\d+\./u.test(text)) return [];
    lower += 1;
    return text.startsWith(`${lower}.`) ? [] : [text];
  });
}

describe.each(CASES)('$name', ({ facts, name: _name, ...more }) => {
  it.each(PACK_IDS)('%s prints sound sentences, numbered without a gap, of which the guard says nothing', (id) => {
    const input = { figures: stubFigures(facts, { year: Number(id.slice(-4)), names: NAMES }), pack: packOf(id), department: '示例县某局', ...more };
    const contextOf = guardContexts(input);
    for (const part of composeNarrative(input).parts) {
      expect(part.sections.filter(({ title }) => title !== '').map(({ title }) => title.split('、')[0])).toEqual(part.sections.filter(({ title }) => title !== '').map((_section, index) => chineseNumber(index + 1)));
      for (const section of part.sections) {
        const text = sectionText(section);
        expect(text.split('\n').filter((line) => FAULTS.test(line))).toEqual([]);
        expect(misnumbered(section)).toEqual([]);
        expect(section.blocks.at(-1)?.kind).not.toBe('heading');
        expect(guardText(text, contextOf(section.id)).map(({ message }) => message)).toEqual([]);
      }
    }
  });
});
