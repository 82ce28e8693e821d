import { chmodSync, cpSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { Arch, type Configuration, Platform, build } from 'electron-builder';
import { load } from 'js-yaml';

const ROOT = resolve(import.meta.dirname, '../..');
/** How Electron marks the place of its fuses; behind it stand their version, their number and their states as Electron ships them. */
const SENTINEL = 'dL7pKGdnNz796PbbjQWNKmHXBZaB9tsX';
const FUSES = Buffer.from([1, 9, ...Buffer.from('101100111')]);

export function readConfiguration(): Configuration {
  return load(readFileSync(join(ROOT, 'electron-builder.yml'), 'utf8')) as Configuration;
}

/** Puts a built program where `npm run build:app` leaves it and packs it for Linux as electron-builder does, over a stand-in for Electron's own files, which cannot be downloaded here. Gives the folder of the packed program. */
export async function packProgram(built: string, folder: string): Promise<string> {
  const electronDist = join(folder, 'electron');
  mkdirSync(join(electronDist, 'resources'), { recursive: true });
  mkdirSync(join(electronDist, 'locales'));
  writeFileSync(join(electronDist, 'electron'), Buffer.concat([Buffer.alloc(4096), Buffer.from(SENTINEL), FUSES, Buffer.alloc(4096)]));
  chmodSync(join(electronDist, 'electron'), 0o755);
  for (const name of ['LICENSE', 'LICENSES.chromium.html', 'version', 'resources.pak', 'chrome-sandbox', 'locales/zh-CN.pak', 'locales/en-US.pak', 'locales/de.pak']) writeFileSync(join(electronDist, name), name);
  for (const part of ['main', 'preload', 'renderer']) {
    rmSync(join(ROOT, 'out', part), { recursive: true, force: true });
    cpSync(join(built, part), join(ROOT, 'out', part), { recursive: true });
  }
  await build({ targets: Platform.LINUX.createTarget('dir', Arch.x64), projectDir: ROOT, publish: 'never', config: { electronDist, directories: { output: join(folder, 'dist') } } });
  return join(folder, 'dist', 'linux-unpacked');
}
