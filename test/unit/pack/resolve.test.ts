import { describe, expect, it } from 'vitest';
import type { Pack } from '../../../shared/pack/pack.ts';
import type { PlainMap } from '../../../shared/pack/plain.ts';
import type { RawPack, Resolution } from '../../../shared/pack/resolve.ts';
import { SPECIMEN, rawPack, resolveAll } from './specimen.ts';

const head = (id: string, parent?: string): PlainMap => ({ id, name: id, province: '', validFrom: 2024, ...(parent !== undefined && { extends: parent }) });
const texts = (resolution: Resolution): string => ('problems' in resolution ? resolution.problems.map((problem) => problem.text).join('\n') : '');
const packOf = (resolution: Resolution): Pack => {
  if ('problems' in resolution) throw new Error(texts(resolution));
  return resolution.pack;
};
const base = rawPack('specimen', SPECIMEN);

describe('a chain of packs', () => {
  it('may be four deep, not five', () => {
    const chain = [base, rawPack('b', head('b', 'specimen')), rawPack('c', head('c', 'b')), rawPack('d', head('d', 'c')), rawPack('e', head('e', 'd'))];
    expect(packOf(resolveAll('d', chain)).id).toBe('d');
    expect(texts(resolveAll('e', chain))).toContain('extends 超过4层');
  });

  it('may not come back to itself', () => {
    expect(texts(resolveAll('a', [rawPack('a', head('a', 'b')), rawPack('b', head('b', 'a'))]))).toContain('extends 绕成了圈（a ← b ← a）');
  });

  it('needs its parent, and a pack needs its own name and year', () => {
    expect(texts(resolveAll('a', [rawPack('a', head('a', 'nobody'))]))).toContain('所依据的版式“nobody”不存在');
    expect(texts(resolveAll('a', [base, rawPack('a', { id: 'a', extends: 'specimen' })]))).toContain('缺少“validFrom”，每个版式都要自己写明');
    expect(texts(resolveAll('a', [base, rawPack('a', { ...head('b', 'specimen') })]))).toContain('与文件夹名“a”不一致');
  });

  it('does not hand down that a pack is provisional', () => {
    const chain = [rawPack('specimen', { ...SPECIMEN, provisional: true }), rawPack('b', head('b', 'specimen'))];
    expect(packOf(resolveAll('specimen', chain)).provisional).toBe(true);
    expect(packOf(resolveAll('b', chain)).provisional).toBe(false);
  });

  it('borrows the prose of another pack and none of its forms, which is no step of the chain', () => {
    const lender: RawPack = { id: 'lender', folder: '/packs/lender', layers: [{ file: 'pack.yaml', content: head('lender') }, { file: 'statements.yaml', content: { statements: [{ id: 'summary', title: '别家的表' }] } }, { file: 'narrative/10-a.yaml', content: { phrases: { one: '甲', two: '甲' } } }] };
    const borrower: RawPack = { id: 'b', folder: '/packs/b', layers: [{ file: 'pack.yaml', content: { ...head('b', 'specimen'), prose: 'lender' } }, { file: 'narrative.yaml', content: { phrases: { two: '乙' } } }] };
    const chain = [base, lender, borrower, rawPack('c', head('c', 'b')), rawPack('d', head('d', 'c'))];
    const pack = packOf(resolveAll('d', chain));
    expect(pack.phrases).toMatchObject({ one: '甲', two: '乙' });
    expect(pack.statements[0]?.title).not.toBe('别家的表');
    expect(texts(resolveAll('b', [base, borrower]))).toContain('prose 应写另一个有文字的版式的 id');
  });

  it('lays the files of a folder one upon another', () => {
    const pack = packOf(resolveAll('b', [base, rawPack('b', head('b', 'specimen'), { statements: [{ id: 'summary', title: '总表' }] })]));
    expect(pack.statements[0]?.title).toBe('总表');
    expect(pack.statements[0]?.number).toBe('公开01表');
  });
});

describe('the hash', () => {
  it('depends on the content, not on the order of keys', () => {
    const turned = Object.fromEntries(Object.entries(SPECIMEN).toReversed());
    const plain = packOf(resolveAll('specimen', [base])).hash;
    expect(packOf(resolveAll('specimen', [rawPack('specimen', turned)])).hash).toBe(plain);
    expect(packOf(resolveAll('specimen', [rawPack('specimen', { ...SPECIMEN, thresholds: { growth: 11, deviation: 10 } })])).hash).not.toBe(plain);
  });
});

describe('shorthand', () => {
  it('makes class lines, amount columns and fixed lists of short writing', () => {
    const over = { statements: [{ id: 'summary', panels: [{ id: 'income', rows: [{ id: 'codes', dimension: 'economic', levels: [3, 5], fixed: ['30101 基本工资'], filter: { measure: 'economic' } }] }] }] };
    const [summary] = packOf(resolveAll('b', [base, rawPack('b', head('b', 'specimen'), over)])).statements;
    expect(summary?.panels[1]?.rows[0]).toEqual({ id: 'c:201', kind: 'line', classCode: '201', label: '一、一般公共服务支出', filter: { measure: 'expenditure', function: '201' } });
    expect(summary?.panels[0]?.columns.map((column) => column.kind)).toEqual(['label', 'amount']);
    expect(summary?.panels[0]?.rows[2]).toMatchObject({ kind: 'rollup', fixed: [{ code: '30101', label: '基本工资' }] });
  });
});
