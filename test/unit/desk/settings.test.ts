import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { collectLicences } from '../../../electron/resources/collectLicences.ts';
import { type DeskBench, deskBench, sampleBench } from './deskBench.ts';

let bench: DeskBench;
afterEach(() => bench.close());

describe('settings without a ledger', () => {
  beforeEach(() => { bench = deskBench(); });

  it('keep where backups go and how many', async () => {
    expect(await bench.call('settings.read', {})).toMatchObject({ backupFolder: null, backupFolderChosen: false, backupsKept: 10, pinyinSearch: true });
    bench.answer(join(bench.folder, '别处'));
    expect(await bench.call('settings.chooseBackupFolder', {})).toMatchObject({ backupFolder: join(bench.folder, '别处'), backupFolderChosen: true });
    bench.answer(null);
    expect((await bench.call('settings.chooseBackupFolder', {})).backupFolderChosen).toBe(true);
    expect((await bench.call('settings.useOwnBackupFolder', {})).backupFolderChosen).toBe(false);
    expect((await bench.call('settings.change', { backupsKept: 3, pinyinSearch: false }))).toMatchObject({ backupsKept: 3, pinyinSearch: false });
    expect((await bench.ask('settings.change', { backupsKept: 0 })).ok).toBe(false);
  });

  it('tell which face is used where', async () => {
    const { faces } = await bench.call('settings.fonts', {});
    expect(faces.map((face) => face.where)).toContain('正文');
    expect(faces.every((face) => face.face !== '' && face.wanted.length > 0)).toBe(true);
  });

  it('make a pack of one’s own, hold back a faulty text and offer the sound one for a year', async () => {
    const made = await bench.call('settings.createDefinition', { kind: 'pack', from: 'shaanxi-2023', id: 'mysheng-2025', name: '某省（2025年）', province: '某省', validFrom: 2025 });
    expect(made[0]).toMatchObject({ id: 'mysheng-2025', own: true, problem: null });
    const { files } = await bench.call('settings.readDefinition', { kind: 'pack', id: 'mysheng-2025' });
    const head = files[0]?.text ?? '';
    const broken = [{ name: 'pack.yaml', text: `${head}thresholds: { growth: 很大 }\n` }];
    const { problems } = await bench.call('settings.checkDefinition', { kind: 'pack', id: 'mysheng-2025', files: broken });
    expect(problems.join()).toMatch(/mysheng-2025\/pack\.yaml.*thresholds/);
    expect(problems.join()).not.toContain('/tmp');
    await expect(bench.call('settings.saveDefinition', { kind: 'pack', id: 'mysheng-2025', files: broken })).rejects.toThrow(/没有保存/);
    const sound = [{ name: 'pack.yaml', text: `${head}thresholds: { growth: 20 }\n` }];
    expect((await bench.call('settings.checkDefinition', { kind: 'pack', id: 'mysheng-2025', files: sound })).drawing).toContain('公开01表');
    await bench.call('settings.saveDefinition', { kind: 'pack', id: 'mysheng-2025', files: sound });
    expect(bench.context.library.packs.getPack('mysheng-2025').thresholds.growth).toBe(20);
    await bench.call('settings.createDefinition', { kind: 'pack', from: 'mysheng-2025', id: 'myxian-2025', name: '', province: '', validFrom: 2025 });
    await expect(bench.call('settings.removeDefinition', { kind: 'pack', id: 'mysheng-2025' })).rejects.toThrow(/myxian-2025/);
    await bench.call('settings.removeDefinition', { kind: 'pack', id: 'myxian-2025' });
    expect((await bench.call('settings.removeDefinition', { kind: 'pack', id: 'mysheng-2025' })).some((pack) => pack.own)).toBe(false);
  });

  it('leave the shipped packs alone and refuse bad names', async () => {
    const { own, files } = await bench.call('settings.readDefinition', { kind: 'pack', id: 'national-2023' });
    expect(own).toBe(false);
    await expect(bench.call('settings.saveDefinition', { kind: 'pack', id: 'national-2023', files })).rejects.toThrow('pack.shipped');
    await expect(bench.call('settings.removeDefinition', { kind: 'pack', id: 'national-2023' })).rejects.toThrow('pack.shipped');
    for (const id of ['../x', '某省', 'A-1', 'national-2023']) await expect(bench.call('settings.createDefinition', { kind: 'pack', from: 'national-2023', id, name: '' })).rejects.toThrow(/bad-id|id-taken/);
    await expect(bench.call('settings.readDefinition', { kind: 'pack', id: '../../etc' })).rejects.toThrow('pack.unknown');
  });

  it('make a scheme of one’s own whose examples must hold', async () => {
    const made = await bench.call('settings.createDefinition', { kind: 'scheme', from: 'jiangxi-2024', id: 'myshi-2025', name: '某市（2025年度）' });
    expect(made[0]).toMatchObject({ id: 'myshi-2025', name: '某市（2025年度）', own: true, problem: null });
    const { files } = await bench.call('settings.readDefinition', { kind: 'scheme', id: 'myshi-2025' });
    const changed = files.map((file) => ({ ...file, text: file.text.replace('quantitative: { method: linear, floor: 60 }', 'quantitative: { method: linear, floor: 10 }') }));
    expect((await bench.call('settings.checkDefinition', { kind: 'scheme', id: 'myshi-2025', files: changed })).problems.join()).toMatch(/示例不成立/);
    await expect(bench.call('settings.saveDefinition', { kind: 'scheme', id: 'myshi-2025', files: changed })).rejects.toThrow(/没有保存/);
    expect((await bench.call('settings.removeDefinition', { kind: 'scheme', id: 'myshi-2025' })).some((scheme) => scheme.own)).toBe(false);
  });

  it('name the licence of every package that ships', async () => {
    const { packages, texts, version } = await bench.call('settings.about', {});
    expect(version).toMatch(/^\d+\.\d+\.\d+/);
    expect({ packages, texts }).toEqual(collectLicences(resolve(import.meta.dirname, '../../..')));
  });
});

describe('the thresholds of a year', () => {
  it('are its own, and undo brings the old ones back', async () => {
    bench = await sampleBench(null);
    const before = await bench.call('settings.thresholds', {});
    expect(before?.own).toEqual(before?.pack);
    await bench.call('settings.putThresholds', { growth: 55, deviation: 5 });
    expect((await bench.call('settings.thresholds', {}))?.own).toEqual({ growth: 55, deviation: 5 });
    expect((await bench.call('overview.open', {})).thresholds).toEqual({ growth: 55, deviation: 5 });
    expect((await bench.call('ledger.packDifference', { year: 2024 })).differences.join()).toMatch(/55%/);
    await bench.call('desk.undo', {});
    expect((await bench.call('settings.thresholds', {}))?.own).toEqual(before?.own);
  });
});

describe('a pack of one’s own that was broken by hand', () => {
  it('does not keep the program from starting and is shown with its fault', async () => {
    const first = deskBench();
    const own = join(first.folder, 'data', 'packs', 'kaputt');
    mkdirSync(own, { recursive: true });
    writeFileSync(join(own, 'pack.yaml'), 'id: [');
    bench = deskBench(first.folder);
    const packs = await bench.call('settings.definitions', { kind: 'pack' });
    expect(packs[0]).toMatchObject({ id: 'kaputt', own: true });
    expect(packs[0]?.problem).toMatch(/YAML/);
    expect(packs.some((pack) => pack.id === 'national-2023')).toBe(true);
    await bench.call('settings.saveDefinition', { kind: 'pack', id: 'kaputt', files: [{ name: 'pack.yaml', text: 'id: kaputt\nname: 修好了\nprovince: 某省\nvalidFrom: 2024\nextends: national-2023\n' }] });
    expect((await bench.call('settings.definitions', { kind: 'pack' }))[0]).toMatchObject({ name: '修好了', problem: null });
    expect(existsSync(own)).toBe(true);
  });
});
