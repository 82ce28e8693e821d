import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { checkPack } from '../../../electron/resources/packCheck.ts';
import { loadPacks } from '../../../electron/resources/packs.ts';
import { LIBRARY, RESOURCES } from './emptyForm.ts';

const SHIPPED = join(RESOURCES, 'packs');
const NAMES = { nameOf: (_dimension: string, code: string) => code };
const made: string[] = [];
afterAll(() => { for (const root of made) rmSync(root, { recursive: true, force: true }); });

/** A root of user packs: folder → file → text. */
function userRoot(packs: Readonly<Record<string, Readonly<Record<string, string>>>>): string {
  const root = mkdtempSync(join(tmpdir(), 'packs-'));
  made.push(root);
  for (const [id, files] of Object.entries(packs)) {
    for (const [file, text] of Object.entries(files)) {
      mkdirSync(dirname(join(root, id, file)), { recursive: true });
      writeFileSync(join(root, id, file), text);
    }
  }
  return root;
}
const head = (id: string, parent: string): string => `id: ${id}\nname: 自定义\nprovince: 某省\nvalidFrom: 2024\nextends: ${parent}\n`;

describe('the library of packs', () => {
  it('reads a user pack that extends a shipped one', () => {
    const root = userRoot({ own: { 'pack.yaml': head('own', 'national-2023'), 'statements.yaml': 'statements:\n  - { id: summary, title: 收支总表 }\n' } });
    const pack = loadPacks([SHIPPED, root]).getPack('own');
    expect(pack.statements).toHaveLength(10);
    expect(pack.statements[0]?.title).toBe('收支总表');
    expect(pack.hash).toMatch(/^[0-9a-f]{64}$/);
  });

  it('lays the pieces of a folder upon the file of its name, in the order of their names', () => {
    const title = (text: string): string => `parts:\n  - { id: narrative, sections: [{ id: income, title: ${text} }] }\n`;
    const root = userRoot({ own: { 'pack.yaml': head('own', 'national-2023'), 'narrative.yaml': title('甲'), 'narrative/20-b.yaml': title('丙'), 'narrative/10-a.yaml': title('乙'), 'narrative/notes.txt': 'parts: [' } });
    const titleOf = (): string | undefined => loadPacks([SHIPPED, root]).getPack('own').parts.flatMap((part) => part.sections ?? []).find(({ id }) => id === 'income')?.title;
    expect(titleOf()).toBe('丙');
    writeFileSync(join(root, 'own', 'narrative', '30-c.yaml'), 'parts: [');
    expect(titleOf).toThrow(/30-c\.yaml 第\d+行不是合法的 YAML/);
  });

  it('gives the forms without reading the prose', () => {
    const root = userRoot({ own: { 'pack.yaml': head('own', 'national-2023'), 'narrative.yaml': 'parts: [' } });
    const library = loadPacks([SHIPPED, root]);
    expect(library.getForms('own').statements).toEqual(LIBRARY.getPack('national-2023').statements);
    expect(() => library.getPack('own')).toThrow(/narrative\.yaml 第\d+行不是合法的 YAML/);
  });

  it('names the packs that exist when one does not', () => {
    expect(() => LIBRARY.getPack('nowhere')).toThrow(/没有版式“nowhere”，现有：.*national-2019.*请从中选用/);
  });

  it('takes a missing root for an empty one', () => {
    expect(loadPacks([SHIPPED, join(tmpdir(), 'there-is-no-such-folder')]).list().length).toBeGreaterThanOrEqual(4);
    expect(() => loadPacks([]).getPack('x')).toThrow('现有：无');
  });

  it('refuses two packs of one id, saying where both stand', () => {
    const root = userRoot({ 'national-2019': { 'pack.yaml': head('national-2019', 'national-2023') } });
    expect(() => loadPacks([SHIPPED, root])).toThrow(/“national-2019”在 .* 和 .* 各有一份/);
  });

  it.each([
    ['a repeated key', 'a: 1\na: 2\n', /第2行不是合法的 YAML（同一层有重复的键）/],
    ['a tab', 'a:\n\tb: 1\n', /不是合法的 YAML/],
    ['a list at the top', '- a\n', /最外层应是“键: 值”/],
  ])('refuses %s in a file, with the line where it can', (_name, text, message) => {
    expect(() => loadPacks([userRoot({ own: { 'pack.yaml': text } })]).getPack('own')).toThrow(message);
  });

  it('names file and place of a faulty pack', () => {
    const root = userRoot({ own: { 'pack.yaml': head('own', 'national-2023'), 'statements.yaml': 'statements:\n  - { id: summary, zero: none }\n' } });
    expect(() => loadPacks([SHIPPED, root]).getPack('own')).toThrow('own/statements.yaml 中“statements / summary / zero”：不能写 "none"，只能是 blank、zero、dash 之一');
  });
});

describe('checking a pack folder', () => {
  it('prints the resolved pack and its forms', () => {
    const check = checkPack(join(SHIPPED, 'shandong-2019'), [SHIPPED], NAMES);
    expect(check.problems).toEqual([]);
    expect(check.resolved).toContain('# 版式 shandong-2019（national-2019 → shandong-2019）');
    expect(check.resolved).toContain('whenEmpty: ellipsis');
    expect(check.drawing).toContain('公开08表　金额单位：万元');
  });

  it('finds the parent under the roots and lists every fault', () => {
    const root = userRoot({ own: { 'pack.yaml': head('own', 'national-2023'), 'statements.yaml': 'statements:\n  - { id: summary, zero: none, unit: 角 }\n' } });
    expect(checkPack(join(root, 'own'), [SHIPPED], NAMES).problems).toHaveLength(2);
    expect(checkPack(join(root, 'own'), [], NAMES).problems.join()).toContain('所依据的版式“national-2023”不存在');
  });

  it('reports a template that breaks the rules', () => {
    const narrative = 'parts:\n  - id: narrative\n    sections:\n      - { id: extra, title: 补充, clauses: [{ id: one, template: 共有 12 项。 }] }\n';
    const root = userRoot({ own: { 'pack.yaml': head('own', 'national-2023'), 'narrative.yaml': narrative } });
    expect(checkPack(join(root, 'own'), [SHIPPED], NAMES).problems.join()).toContain('“补充”');
  });

  it('reports broken YAML as a problem, and refuses a folder that is none', () => {
    const root = userRoot({ own: { 'pack.yaml': 'a: [' } });
    expect(checkPack(join(root, 'own'), [SHIPPED], NAMES).problems.join()).toContain('不是合法的 YAML');
    expect(() => checkPack(root, [SHIPPED], NAMES)).toThrow('没有 pack.yaml');
  });
});

describe('the pack proposed for a province and a year', () => {
  it('is the province’s own when it is of that year', () => {
    expect(LIBRARY.proposePack('江西省', 2024)).toEqual({ id: 'jiangxi-2024', remark: null });
    expect(LIBRARY.proposePack('山东', 2019)).toEqual({ id: 'shandong-2019', remark: null });
  });

  it('asks for the notice of a later year', () => {
    expect(LIBRARY.proposePack('江西', 2026)).toMatchObject({ id: 'jiangxi-2024', remark: expect.stringContaining('请核对当年通知') });
  });

  it('falls back to the national base of the time', () => {
    expect(LIBRARY.proposePack('江西省', 2020).id).toBe('national-2019');
    expect(LIBRARY.proposePack('某省', 2024)).toMatchObject({ id: 'national-2023', remark: expect.stringContaining('没有某省的版式') });
    expect(LIBRARY.proposePack('', 2010)).toMatchObject({ id: 'national-2019', remark: expect.stringContaining('未指明省份') });
  });
});
