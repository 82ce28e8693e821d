import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { z } from 'zod';
import type { Licences } from './about.ts';

/** Packages that are built into the window and the program although they stand among the tools of development, and the one that is the program's body. */
export const BUILT_IN = ['react', 'react-dom', 'antd', '@ant-design/icons', 'pdfjs-dist', 'pinyin-pro', 'fflate', 'electron'] as const;

const manifest = z.object({
  name: z.string(), version: z.string(), license: z.union([z.string(), z.object({ type: z.string() })]).optional(),
  dependencies: z.record(z.string(), z.string()).default({}),
});
type Manifest = z.output<typeof manifest>;

/** Every package that ships, found through the installed packages from the program's own dependencies on, with the text of its licence. */
export function collectLicences(root: string): Licences {
  const own = manifestOf(root);
  const found = new Map<string, { readonly folder: string; readonly manifest: Manifest }>();
  const queue = [...Object.keys(own.dependencies), ...BUILT_IN].map((name) => ({ name, from: root }));
  for (let next = queue.shift(); next; next = queue.shift()) {
    const folder = folderOf(next.name, next.from, root);
    if (folder === null || found.has(folder)) continue;
    const described = manifestOf(folder);
    found.set(folder, { folder, manifest: described });
    // Electron's npm package is a downloader: what it depends on does not ship.
    if (next.name !== 'electron') queue.push(...Object.keys(described.dependencies).map((name) => ({ name, from: folder })));
  }
  const texts: string[] = [];
  // The same package may be installed at several places.
  const each = new Map([...found.values()].map((entry) => [`${entry.manifest.name}@${entry.manifest.version}`, entry]));
  const packages = [...each.values()].map(({ folder, manifest: { name, version, license } }) => {
    const text = licenceText(folder);
    if (text !== '' && !texts.includes(text)) texts.push(text);
    return { name, version, licence: typeof license === 'string' ? license : license?.type ?? '', text: text === '' ? null : texts.indexOf(text) };
  });
  return { packages: packages.sort((a, b) => a.name.localeCompare(b.name, 'en') || a.version.localeCompare(b.version, 'en')), texts };
}

function manifestOf(folder: string): Manifest {
  const { name = '', version = '', ...rest } = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8')) as Partial<Manifest>;
  return manifest.parse({ name, version, ...rest });
}

/** As Node finds it: in `node_modules` of the folder and of those above it. Null for an optional one that is not installed. */
function folderOf(name: string, from: string, root: string): string | null {
  for (let folder = resolve(from); ; folder = resolve(folder, '..')) {
    const candidate = join(folder, 'node_modules', name);
    if (existsSync(join(candidate, 'package.json'))) return candidate;
    if (folder === resolve(root) || folder === resolve(folder, '..')) return null;
  }
}

function licenceText(folder: string): string {
  const files = readdirSync(folder, { withFileTypes: true }).filter((entry) => entry.isFile() && /^(licen[cs]e|copying|notice)/i.test(entry.name) && !/\.(js|ts|json)$/.test(entry.name)).sort((a, b) => (a.name < b.name ? -1 : 1));
  return files.map(({ name }) => readFileSync(join(folder, name), 'utf8').replaceAll('\r\n', '\n').trim()).join('\n\n');
}
