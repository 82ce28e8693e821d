import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, readdirSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { extractAll, listPackage } from '@electron/asar';
import { FuseState, FuseV1Options, getCurrentFuseWire } from '@electron/fuses';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { environmentFor } from '../electron-stand-in/launch.ts';
import { packProgram, readConfiguration } from './packProgram.ts';

const ROOT = resolve(import.meta.dirname, '../..');
const scratch = mkdtempSync(join(tmpdir(), 'juece-packed-'));
let packed = '';
let files: readonly string[] = [];

beforeAll(async () => {
  packed = await packProgram(process.env['JUECE_BUILT'] ?? join(ROOT, 'out'), scratch);
  files = listPackage(join(packed, 'resources/app.asar'), { isPack: false }).map((name) => name.replaceAll('\\', '/'));
}, 240_000);
afterAll(() => rmSync(scratch, { recursive: true, force: true, maxRetries: 5, retryDelay: 100 }));

describe('the installable program', () => {
  it('is configured for every target that bureaus have', () => {
    const { win, linux, nsis, fileAssociations } = readConfiguration();
    expect(win?.target).toEqual([{ target: 'nsis', arch: ['x64'] }, { target: 'portable', arch: ['x64'] }]);
    expect(linux?.target).toEqual([{ target: 'deb', arch: ['x64', 'arm64'] }, { target: 'AppImage', arch: ['x64', 'arm64'] }]);
    expect(nsis).toMatchObject({ perMachine: false, allowElevation: false, installerLanguages: ['zh_CN'], deleteAppDataOnUninstall: false });
    expect(fileAssociations).toMatchObject([{ ext: 'juece', icon: 'document' }]);
    for (const icon of ['icon.ico', 'document.ico', 'linux/512x512.png', 'linux/16x16.png']) expect(existsSync(join(ROOT, 'resources/icons', icon)), icon).toBe(true);
  });

  it('carries the built program, its resources and faces, and none of the sources', () => {
    for (const name of ['/out/main/main.js', '/out/main/previewWorker.js', '/out/main/outputWorker.js', '/out/main/readingWorker.js', '/out/main/auditWorker.js', '/out/preload/preload.cjs', '/out/renderer/index.html', '/resources/packs', '/resources/samples', '/package.json']) expect(files, name).toContain(name);
    expect(files.filter((name) => /NotoS(ans|erif)SC_.*\.ttf$/.test(name)).map((name) => name.split('/').at(-1)).sort()).toEqual(['NotoSansSC_400Regular.ttf', 'NotoSansSC_500Medium.ttf', 'NotoSerifSC_400Regular.ttf', 'NotoSerifSC_700Bold.ttf']);
    expect(files.filter((name) => /\.tsx?$|^\/(electron|renderer|shared|test|docs)(\/|$)|better-sqlite3\/(deps|src)(\/|$)/.test(name))).toEqual([]);
  });

  it('has the one native module of its target, outside of the archive', () => {
    expect(files.filter((name) => name.endsWith('.node'))).toEqual([]);
    expect(readdirSync(join(packed, 'resources/native'))).toEqual(['better_sqlite3.node']);
    expect(readFileSync(join(packed, 'resources/native/better_sqlite3.node')).equals(readFileSync(join(ROOT, 'node_modules/better-sqlite3/prebuilds/linux-x64.node')))).toBe(true);
  });

  it('keeps Node shut in: the fuses are set', async () => {
    const wire = await getCurrentFuseWire(join(packed, 'juece'));
    const on = [FuseV1Options.EnableEmbeddedAsarIntegrityValidation, FuseV1Options.OnlyLoadAppFromAsar];
    const off = [FuseV1Options.RunAsNode, FuseV1Options.EnableNodeOptionsEnvironmentVariable, FuseV1Options.EnableNodeCliInspectArguments, FuseV1Options.GrantFileProtocolExtraPrivileges];
    for (const fuse of on) expect(wire[fuse], FuseV1Options[fuse]).toBe(FuseState.ENABLE);
    for (const fuse of off) expect(wire[fuse], FuseV1Options[fuse]).toBe(FuseState.DISABLE);
  });

  it('adds less than 130 MB to Electron', () => {
    const own = (folder: string): number => readdirSync(folder, { withFileTypes: true }).reduce((sum, entry) => sum + (entry.isDirectory() ? own(join(folder, entry.name)) : statSync(join(folder, entry.name)).size), 0);
    expect(own(join(packed, 'resources')) / 1e6).toBeLessThan(130);
  });

  it('does the whole job by --cli out of what was packed, and writes --json-out', async () => {
    const folder = join(scratch, 'extracted');
    extractAll(join(packed, 'resources/app.asar'), folder);
    const documents = join(scratch, 'documents');
    mkdirSync(documents, { recursive: true });
    const environment = await environmentFor(scratch, documents, { headless: true, resourcesPath: join(packed, 'resources') });
    const run = (...command: readonly string[]): number | null => spawnSync(process.execPath, ['--disable-warning=ExperimentalWarning', join(ROOT, 'test/electron-stand-in/run.ts'), join(folder, 'out/main/main.js'), '--cli', ...command], { cwd: documents, env: environment, stdio: ['ignore', 'ignore', 'inherit'], timeout: 120_000 }).status;
    expect(run('demo', '--out', join(documents, 'out'), '--docx', '--a3')).toBe(0);
    for (const name of ['决算公开.pdf', '决算公开表.xlsx', '检查报告.xlsx', '决算公开.docx', '决算公开（A3骑马钉）.pdf']) expect(statSync(join(documents, 'out', name)).size, name).toBeGreaterThan(5_000);
    expect(run('audit', join(documents, 'out/决算公开表.xlsx'), '--json-out', join(documents, 'audit.json'))).toBe(0);
    expect(JSON.parse(readFileSync(join(documents, 'audit.json'), 'utf8'))).toMatchObject({ exit: 0, findings: expect.any(Array) });
    expect(run('audit', join(documents, '没有.xlsx'), '--json-out', join(documents, 'none.json'))).toBe(2);
    expect(JSON.parse(readFileSync(join(documents, 'none.json'), 'utf8'))).toMatchObject({ exit: 2, error: expect.stringContaining('没有.xlsx') });
  }, 240_000);
});
