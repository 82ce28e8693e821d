import { describe, expect, it } from 'vitest';
import type { PlainMap } from '../../../shared/pack/plain.ts';
import { faultsOf } from './specimen.ts';

const income = (columns: readonly PlainMap[]): PlainMap => ({ statements: [{ id: 'summary', panels: [{ id: 'income', columns }] }] });
const code = (id: string, over: PlainMap = {}): PlainMap => ({ id, label: id, kind: 'code', before: 'label', ...over });

describe('a code in several columns', () => {
  it('is taken with a level for each', () => {
    expect(faultsOf(income([code('class', { level: 3 }), code('group', { level: 5 }), code('entry', { level: 7 })]))).toBe('');
    expect(faultsOf(income([code('class')]))).toBe('');
  });

  it.each<[string, PlainMap, string]>([
    ['without levels', income([code('class'), code('group')]), '一栏有几列编码时，每列都要写 level'],
    ['with one level missing', income([code('class', { level: 3 }), code('group')]), 'columns/group 一栏有几列编码时'],
    ['in disorder', income([code('group', { level: 5 }), code('class', { level: 3 })]), 'level 应从小到大'],
    ['of one level twice', income([code('class', { level: 3 }), code('again', { level: 3 })]), 'level 应从小到大'],
    ['with a level of four digits', income([code('class', { level: 4 })]), 'columns/class/level'],
    ['with a level on an amount', income([{ id: 'amount', level: 3 }]), '不是编码列，不能写 level'],
  ])('is refused %s', (_name, over, text) => {
    expect(faultsOf(over)).toContain(text);
  });
});

describe('the list of the tables of a part', () => {
  const index = { title: '目录', heads: { order: '序号', statement: '内容', empty: '是否空表', reason: '理由' }, empty: '是', filled: '否' } satisfies PlainMap;

  it('belongs to the statements', () => {
    expect(faultsOf({ parts: [{ id: 'statements', index }] })).toBe('');
    expect(faultsOf({ parts: [{ id: 'glossary', kind: 'glossary', title: '名词解释', index }] })).toContain('表目录只能写在决算表部分');
  });

  it('needs all its heads', () => {
    expect(faultsOf({ parts: [{ id: 'statements', index: { ...index, heads: { order: '序号', statement: '内容', empty: '是否空表' } } }] })).toContain('缺少“reason”');
  });

  it('takes reasons that know the year and nothing else', () => {
    expect(faultsOf({ statements: [{ id: 'summary', numberLabel: '', emptyReason: '{year}年度没有收支。' }] })).toBe('');
    expect(faultsOf({ statements: [{ id: 'summary', emptyReason: '{month}月没有收支。' }] })).toContain('“{month}”不是可用的记号');
  });
});
