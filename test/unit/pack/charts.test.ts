import { describe, expect, it } from 'vitest';
import type { PlainMap } from '../../../shared/pack/plain.ts';
import { faultsOf } from './specimen.ts';

const chart = (over: PlainMap): PlainMap => ({ parts: [{ id: 'narrative', kind: 'narrative', title: '情况说明', sections: [{
  id: 'summary', title: '收支', clauses: [{ id: 'total', template: '{{ year | year }}' }],
  charts: [{ id: 'change', kind: 'bar', title: '{year}年度变动', behind: 'total', series: [{ id: 'resources', label: '收入总计', filter: { measure: 'resources' } }], ...over }],
}] }] });

describe('a declared chart', () => {
  it('of quantities with labels, or spread over a classification, is accepted', () => {
    expect(faultsOf(chart({}))).toBe('');
    expect(faultsOf(chart({ kind: 'pie', series: [{ id: 'classes', dimension: 'function', digits: 3, filter: { measure: 'expenditure', fund: 'general' } }] }))).toBe('');
  });

  it.each<[string, PlainMap, string]>([
    ['an unknown kind', { kind: 'line' }, 'bar、stacked、pie'],
    ['no series', { series: [] }, '至少写一项'],
    ['a series without measure', { series: [{ id: 'x', label: 'x', filter: { fund: 'general' } }] }, '没有 measure'],
    ['a series said twice', { series: [{ id: 'x', label: 'x', filter: { measure: 'income' } }, { id: 'x', label: 'y', filter: { measure: 'expenditure' } }] }, '“x”写了两次'],
    ['a clause that is not there', { behind: 'nothing' }, '“nothing”不是本节的条款'],
    ['a token that is none', { title: '{month}变动' }, '“{month}”不是可用的记号'],
  ])('%s is refused with its place and the remedy', (_name, over, text) => {
    expect(faultsOf(chart(over))).toContain(text);
    expect(faultsOf(chart(over))).toContain('parts/narrative/sections/summary/charts/change');
  });
});
