import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type PackProblem, mergeValues } from '../../../shared/pack/merge.ts';
import type { Plain, PlainMap } from '../../../shared/pack/plain.ts';

const SEED = { seed: 20240719, numRuns: 200 };

function merge(base: Plain, over: Plain): { readonly value: Plain; readonly problems: readonly PackProblem[] } {
  const problems: PackProblem[] = [];
  return { value: mergeValues(base, over, problems), problems };
}

/** Maps whose keys have one shape each, as pack files have: title text, size number, marks a plain list, rows a list by id. */
const tree: fc.Arbitrary<PlainMap> = fc.letrec<{ node: PlainMap }>((tie) => ({
  node: fc.record({
    title: fc.string({ maxLength: 3 }), size: fc.integer(), marks: fc.array(fc.integer(), { maxLength: 3 }), inner: fc.record({ on: fc.boolean(), note: fc.string({ maxLength: 2 }) }, { requiredKeys: [] }),
    rows: fc.uniqueArray(fc.tuple(fc.constantFrom('a', 'b', 'c', 'd'), tie('node')), { selector: ([id]) => id, minLength: 1, maxLength: 3 }).map((entries) => entries.map(([id, node]) => ({ ...node, id }))),
  }, { requiredKeys: [] }),
})).node;

function idsOf(value: Plain): string[] {
  const rows = typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as PlainMap)['rows'] : undefined;
  return Array.isArray(rows) ? rows.map((row) => String(row.id)) : [];
}

describe('laying one pack upon another', () => {
  it('leaves the base untouched by an empty layer, and repeats without effect', () => {
    fc.assert(fc.property(tree, tree, (a, b) => {
      expect(merge(a, {}).value).toEqual(a);
      const once = merge(a, b).value;
      expect(merge(once, b).value).toEqual(once);
    }), SEED);
  });

  it('is associative: a chain of three may be laid from either end', () => {
    fc.assert(fc.property(tree, tree, tree, (a, b, c) => {
      expect(merge(merge(a, b).value, c).value).toEqual(merge(a, merge(b, c).value).value);
    }), SEED);
  });

  it('keeps the order of the base and appends what is new, each id once', () => {
    fc.assert(fc.property(tree, tree, (a, b) => {
      const base = idsOf(a);
      const result = idsOf(merge(a, b).value);
      expect(result.slice(0, base.length)).toEqual(base);
      expect(result.slice(base.length)).toEqual(idsOf(b).filter((id) => !base.includes(id)));
    }), SEED);
  });

  it('never mends what the layer does not mention', () => {
    fc.assert(fc.property(tree, fc.string({ maxLength: 3 }), (a, title) => {
      const { title: _old, ...rest } = merge(a, { title }).value as PlainMap;
      const { title: _gone, ...before } = a;
      expect(rest).toEqual(before);
    }), SEED);
  });
});

describe('directives', () => {
  const base = { rows: [{ id: 'a', label: '甲' }, { id: 'b', label: '乙' }, { id: 'c', label: '丙' }] };

  it('removes an entry, places one after or before another, moves one that exists', () => {
    expect(idsOf(merge(base, { rows: [{ id: 'b', remove: true }] }).value)).toEqual(['a', 'c']);
    expect(idsOf(merge(base, { rows: [{ id: 'x', after: 'a' }, { id: 'y', before: 'a' }] }).value)).toEqual(['y', 'a', 'x', 'b', 'c']);
    expect(merge(base, { rows: [{ id: 'a', after: 'c' }] }).value).toEqual({ rows: [{ id: 'b', label: '乙' }, { id: 'c', label: '丙' }, { id: 'a', label: '甲' }] });
  });

  it('drops a key of a map, clears a list with an empty one, replaces other lists', () => {
    expect(merge({ note: '注', notes: ['一', '二'], rows: base.rows }, { note: { remove: true }, notes: ['三'], rows: [] }).value).toEqual({ notes: ['三'], rows: [] });
  });

  it.each<[string, PlainMap, string]>([
    ['a removal of nothing', { rows: [{ id: 'z', remove: true }] }, '要删除的“z”在上一级版式中不存在'],
    ['a key that is not there', { title: { remove: true } }, '要删除的“title”在上一级版式中不存在'],
    ['an unknown neighbour', { rows: [{ id: 'x', after: 'z' }] }, '找不到“z”'],
    ['two places', { rows: [{ id: 'x', after: 'a', before: 'b' }] }, 'after 与 before 只能写一个'],
    ['an id twice', { rows: [{ id: 'a' }, { id: 'a' }] }, '“a”写了两次'],
    ['an entry without id', { rows: [{ id: 'a' }, { label: '丁' }] }, '有的项没有'],
    ['a removal that also mends', { rows: [{ id: 'a', remove: true, label: '丁' }] }, '不能同时写别的内容'],
    ['a removal that is not true', { rows: [{ id: 'a', remove: false }] }, 'remove 只能写 true'],
  ])('reports %s', (_name, over, text) => {
    expect(merge(base, over).problems.map((problem) => problem.text).join()).toContain(text);
  });
});
