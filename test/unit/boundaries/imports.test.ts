import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { dirname, join, relative, resolve } from 'node:path';
import { describe, expect, it } from 'vitest';

const root = resolve(import.meta.dirname, '../../..');

function sources(folder: string): string[] {
  const path = join(root, folder);
  if (!existsSync(path)) return [];
  return readdirSync(path, { recursive: true }).map(String).filter((name) => /\.(ts|tsx|mts|cts)$/.test(name)).map((name) => join(folder, name));
}

function imports(file: string): string[] {
  const text = readFileSync(join(root, file), 'utf8');
  return [...text.matchAll(/(?:from\s+|import\s*\(\s*|import\s+|require\(\s*)['"]([^'"]+)['"]/g)].map((match) => match[1] ?? '');
}

/** The side of the project that a relative import reaches. */
function sideOf(file: string, specifier: string): string {
  return relative(root, resolve(root, dirname(file), specifier)).split(/[\\/]/)[0] ?? '';
}

/** Packages that are pure computation and therefore allowed in shared/. */
const PURE_PACKAGES = ['zod', 'liquidjs'];

function breaches(folder: string, allowed: (file: string, specifier: string) => boolean): string[] {
  return sources(folder).flatMap((file) => imports(file).filter((specifier) => !allowed(file, specifier)).map((specifier) => `${file} → ${specifier}`));
}

describe('import boundaries', () => {
  it('shared/ is pure: it imports only itself and pure packages', () => {
    expect(sources('shared').length).toBeGreaterThan(10);
    expect(breaches('shared', (file, specifier) => (specifier.startsWith('.') ? sideOf(file, specifier) === 'shared' : PURE_PACKAGES.includes(specifier)))).toEqual([]);
  });

  it('renderer/ reaches neither Node nor electron/', () => {
    const isNode = (specifier: string): boolean => specifier.startsWith('node:') || ['electron', 'better-sqlite3', 'fs', 'path', 'os', 'child_process'].includes(specifier);
    expect(breaches('renderer', (file, specifier) => (specifier.startsWith('.') ? ['shared', 'renderer'].includes(sideOf(file, specifier)) : !isNode(specifier)))).toEqual([]);
  });

  it('renderer/ loads no schema: an import that is not a type ends at a file without zod', () => {
    const values = (file: string): string[] => [...readFileSync(join(root, file), 'utf8').matchAll(/^(?:import|export)\s+(?!type\b)[^;'"]*from\s+['"](\.[^'"]+)['"]/gm)].map((match) => relative(root, resolve(root, dirname(file), match[1] ?? '')));
    const loaded = new Set<string>();
    const load = (file: string): void => {
      if (loaded.has(file) || !/\.tsx?$/.test(file)) return;
      loaded.add(file);
      values(file).forEach(load);
    };
    sources('renderer').forEach(load);
    expect(loaded.has(join('shared', 'money', 'format.ts'))).toBe(true);
    expect([...loaded].filter((file) => imports(file).includes('zod'))).toEqual([]);
  });

  it('service code never imports the electron module', () => {
    const isShell = (file: string): boolean => /^electron[\\/](main\.ts|preload\.ts|shell[\\/])/.test(file);
    expect(sources('electron').filter((file) => !isShell(file) && imports(file).includes('electron'))).toEqual([]);
  });

  it('tests and sources never reach outside the project', () => {
    const outside = ['electron', 'shared', 'renderer', 'test'].flatMap((folder) => breaches(folder, (file, specifier) => !specifier.startsWith('.') || !sideOf(file, specifier).startsWith('..')));
    expect(outside).toEqual([]);
  });

  it('the checker itself sees a breach', () => {
    expect(sideOf('shared/money/fen.ts', '../../electron/ledger/open.ts')).toBe('electron');
  });
});
