import { existsSync, readFileSync, readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { BadInput } from '../../../shared/badInput.ts';
import { loadScheme } from '../../scoring/loadSchemes.ts';
import type { Library } from './library.ts';
import { type DefinitionFile, assertFreeId, checkAside, writeFiles } from './ownDefinitions.ts';

export interface SchemeLine {
  readonly id: string;
  readonly name: string;
  /** 文号 or source. */
  readonly basis: string;
  readonly validFrom: number;
  readonly own: boolean;
  readonly problem: string | null;
}

export function ownSchemeFolder(dataRoot: string): string {
  return join(dataRoot, 'schemes');
}

/** Shipped schemes and the person's own, faulty ones with their fault. */
export function listSchemes(library: Library, dataRoot: string): SchemeLine[] {
  const own = filesOf(ownSchemeFolder(dataRoot)).map((path) => lineOf(path, true));
  const shipped = filesOf(join(library.resourceRoot, 'schemes')).map((path) => lineOf(path, false)).filter(({ id }) => !own.some((line) => line.id === id));
  return [...own, ...shipped];
}

function lineOf(path: string, own: boolean): SchemeLine {
  try {
    const { definition: { id, name, basis, validFrom } } = loadScheme(path);
    return { id, name, basis, validFrom, own, problem: null };
  } catch (error) {
    if (!(error instanceof BadInput)) throw error;
    return { id: idOf(path), name: idOf(path), basis: '', validFrom: 0, own, problem: error.message };
  }
}

function filesOf(folder: string): string[] {
  return existsSync(folder) ? readdirSync(folder).filter((name) => /\.ya?ml$/.test(name)).sort().map((name) => join(folder, name)) : [];
}

function idOf(path: string): string {
  return /^id:\s*['"]?([\w-]+)/m.exec(readFileSync(path, 'utf8'))?.[1] ?? path.replace(/^.*[\\/]/, '').replace(/\.ya?ml$/, '');
}

function pathOf(library: Library, dataRoot: string, id: string): { readonly own: boolean; readonly path: string } {
  const own = filesOf(ownSchemeFolder(dataRoot)).find((path) => idOf(path) === id);
  const path = own ?? filesOf(join(library.resourceRoot, 'schemes')).find((candidate) => idOf(candidate) === id);
  if (path === undefined) throw new BadInput('scheme.unknown', `没有评分口径“${id}”：它可能已被删除，请刷新列表。`);
  return { own: own !== undefined, path };
}

/** Throws BadInput `scheme.unknown`. */
export function readSchemeFile(library: Library, dataRoot: string, id: string): { readonly own: boolean; readonly files: readonly DefinitionFile[] } {
  const { own, path } = pathOf(library, dataRoot, id);
  return { own, files: [{ name: `${id}.yaml`, text: readFileSync(path, 'utf8') }] };
}

/** What is wrong with the text of an own scheme: shape, rules, or an example that its rules do not give. */
export function checkSchemeFile(id: string, files: readonly DefinitionFile[]): readonly string[] {
  const name = `${id}.yaml`;
  const text = files.find((file) => file.name === name)?.text ?? '';
  if (text.trim() === '') return ['评分口径不能为空：请至少写明 id、name、basis、validFrom 和各项规则。'];
  return checkAside('schemes', [{ name, text }], (folder, sayable) => {
    try {
      const { id: written } = loadScheme(join(folder, name));
      return written === id ? [] : [`id 写的是“${written}”，与代号“${id}”不一致：请改成相同。`];
    } catch (error) {
      if (!(error instanceof BadInput)) throw error;
      return [sayable(error.message)];
    }
  });
}

/** A copy of a scheme under a name of its own. Throws BadInput. */
export function createScheme(library: Library, dataRoot: string, { from, id, name }: { readonly from: string; readonly id: string; readonly name: string }): void {
  assertFreeId(id, listSchemes(library, dataRoot).map((line) => line.id));
  const { path } = pathOf(library, dataRoot, from);
  const lines = readFileSync(path, 'utf8').split('\n').filter((line) => !line.startsWith('default:'))
    .map((line) => (line.startsWith('id:') ? `id: ${id}` : line.startsWith('name:') ? `name: ${JSON.stringify(name.trim() || id)}` : line));
  saveScheme(library, dataRoot, id, [{ name: `${id}.yaml`, text: lines.join('\n') }], true);
}

/** Throws BadInput `scheme.faulty`, `scheme.shipped`. */
export function saveScheme(library: Library, dataRoot: string, id: string, files: readonly DefinitionFile[], isNew = false): void {
  if (!isNew && !pathOf(library, dataRoot, id).own) throw new BadInput('scheme.shipped', `“${id}”是随程序提供的评分口径，不能修改：请先用“以此新建”建立自己的一份。`);
  const [problem] = checkSchemeFile(id, files);
  if (problem !== undefined) throw new BadInput('scheme.faulty', `没有保存：${problem}`);
  writeFiles(ownSchemeFolder(dataRoot), files.filter(({ name }) => name === `${id}.yaml`));
  library.refresh();
}

/** Years that were made with it keep their copy. Throws BadInput `scheme.shipped`. */
export function removeScheme(library: Library, dataRoot: string, id: string): void {
  const { own, path } = pathOf(library, dataRoot, id);
  if (!own) throw new BadInput('scheme.shipped', `“${id}”是随程序提供的评分口径，不能删除。`);
  rmSync(path, { force: true });
  library.refresh();
}
