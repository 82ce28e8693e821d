import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { copiedBlock, parseClipboard, toHtml, toTsv } from '../../../renderer/grid/clipboard.ts';
import { planGrid, shownRows } from '../../../renderer/grid/plan.ts';
import { SEED } from '../seed.ts';
import { TREE } from './sheet.ts';

describe('clipboard', () => {
  it('reads blocks as Excel and WPS write them', () => {
    expect(parseClipboard('1\t2\r\n3\t4\r\n')).toEqual([['1', '2'], ['3', '4']]);
    expect(parseClipboard('1\t\t3')).toEqual([['1', '', '3']]);
    expect(parseClipboard('\t5\n')).toEqual([['', '5']]);
    expect(parseClipboard('')).toEqual([]);
  });
  it('takes line breaks and doubled quotes inside of a quoted cell', () => expect(parseClipboard('"一行\n二行"\t"他说""好"""\n')).toEqual([['一行\n二行', '他说"好"']]));
  it('takes a lone quotation mark as itself', () => expect(parseClipboard('"未完\t2\n3')).toEqual([['"未完', '2'], ['3']]));

  it('what is copied is pasted back as it was', () => {
    const text = fc.string({ unit: fc.constantFrom('a', '1', '"', '\t', '\n', ',', '金'), maxLength: 6 });
    fc.assert(fc.property(fc.integer({ min: 1, max: 5 }).chain((width) => fc.array(fc.array(text, { minLength: width, maxLength: width }), { minLength: 1, maxLength: 5 })), (block) => {
      const last = block.at(-1) ?? [];
      fc.pre(last.length > 1 || last[0] !== '');
      expect(parseClipboard(toTsv(block))).toEqual(block);
    }), { seed: SEED });
  });

  it('copies shown rows only, and escapes markup', () => {
    const plan = planGrid(TREE, new Set(['c:20805']));
    const ground = { plan, rows: shownRows(plan), page: 10 };
    expect(copiedBlock({ top: 0, bottom: 2, left: 0, right: 2 }, ground, (cell) => cell.text)).toEqual([['208', '科目208', '3.00'], ['20805', '科目20805', '3.00'], ['210', '科目210', '5.00']]);
    expect(toHtml([['<b>&']])).toContain('<td>&lt;b&gt;&amp;</td>');
  });
});
