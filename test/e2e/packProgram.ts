import { chmodSync, mkdirSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { Arch, Platform, build } from 'electron-builder';

const ROOT = resolve(import.meta.dirname, '../..');
/** How Electron marks the place of its fuses; eight of them follow, all as Electron ships them. */
const SENTINEL = 'dL7pKGdnNz796PbbjQWNKmHXBZaB9tsX';
const FUSES = Buffer.from([1, 9, ...Buffer.from('101100111')]);

/** Packs the program for Linux as electron-builder does, over a stand-in for Electron's own files, which cannot be downloaded here. Gives the folder of the packed program. */
export async function packProgram(folder: string): Promise<string> {
  const electronDist = join(folder, 'electron');
  mkdirSync(join(electronDist, 'resources'), { recursive: true });
  mkdirSync(join(electronDist, 'locales'));
  writeFileSync(join(electronDist, 'electron'), Buffer.concat([Buffer.alloc(4096), Buffer.from(SENTINEL), FUSES, Buffer.alloc(4096)]));
  chmodSync(join(electronDist, 'electron'), 0o755);
  for (const name of ['LICENSE', 'LICENSES.chromium.html', 'version', 'resources.pak', 'chrome-sandbox', 'locales/zh-CN.pak', 'locales/en-US.pak', 'locales/de.pak']) writeFileSync(join(electronDist, name), name);
  await build({
    targets: Platform.LINUX.createTarget('dir', Arch.x64), projectDir: ROOT, publish: 'never',
    config: { extends: join(ROOT, 'electron-builder.yml'), electronDist, directories: { output: join(folder, 'dist'), buildResources: join(ROOT, 'resources/icons') } },
  });
  return join(folder, 'dist', 'linux-unpacked');
}
