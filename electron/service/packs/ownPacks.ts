import { existsSync, readFileSync, readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { dump } from 'js-yaml';
import { BadInput } from '../../../shared/badInput.ts';
import { PACK_FILES, isPackFile, isPackFolder, packFilesIn } from '../../resources/packFiles.ts';
import { type PackCheck, checkPack } from '../../resources/packCheck.ts';
import { codeNames, type Library } from './library.ts';
import { type DefinitionFile, assertFreeId, checkAside, firstOf, writeFiles } from './ownDefinitions.ts';

export interface PackLine {
  readonly id: string;
  readonly name: string;
  readonly province: string;
  readonly validFrom: number;
  readonly provisional: boolean;
  /** Lies in the user's folder: may be edited and removed. */
  readonly own: boolean;
  /** What is wrong with an own pack; null for a sound one. */
  readonly problem: string | null;
}

/** Where a person's own packs are kept. */
export function ownPackFolder(dataRoot: string): string {
  return join(dataRoot, 'packs');
}

/** Shipped packs and the person's own, faulty ones with their fault. */
export function listPacks(library: Library, dataRoot: string): PackLine[] {
  const own = new Set(ownIds(dataRoot));
  const known = library.packs.list().map((pack): PackLine => ({ ...pack, own: own.has(pack.id), problem: own.has(pack.id) ? faultOf(library, dataRoot, pack.id) : null }));
  const hidden = [...own].filter((id) => !known.some((pack) => pack.own && pack.id === id)).map((id): PackLine => ({
    id, name: id, province: '', validFrom: 0, provisional: false, own: true, problem: faultOf(library, dataRoot, id) ?? library.packProblem,
  }));
  return [...known, ...hidden].sort((a, b) => Number(b.own) - Number(a.own) || b.validFrom - a.validFrom || a.id.localeCompare(b.id));
}

function ownIds(dataRoot: string): string[] {
  const folder = ownPackFolder(dataRoot);
  return existsSync(folder) ? readdirSync(folder).filter((id) => isPackFolder(join(folder, id))).sort() : [];
}

function faultOf(library: Library, dataRoot: string, id: string): string | null {
  if (existsSync(join(library.resourceRoot, 'packs', id))) return `代号“${id}”与随程序提供的版式相同：请把文件夹和 id 一起改名。`;
  const { problems } = check(library, dataRoot, join(ownPackFolder(dataRoot), id));
  return problems.length === 0 ? null : firstOf(problems);
}

function check(library: Library, dataRoot: string, folder: string): PackCheck {
  const names = codeNames(library, new Date().getFullYear());
  return checkPack(folder, [join(library.resourceRoot, 'packs'), ownPackFolder(dataRoot)], names);
}

/** The files of a pack; those that it does not have are blank. Throws BadInput `pack.unknown`. */
export function readPackFiles(library: Library, dataRoot: string, id: string): { readonly own: boolean; readonly files: readonly DefinitionFile[] } {
  const own = ownIds(dataRoot).includes(id);
  const folder = join(own ? ownPackFolder(dataRoot) : join(library.resourceRoot, 'packs'), id);
  if (!/^[\w-]+$/.test(id) || !isPackFolder(folder)) throw new BadInput('pack.unknown', `没有版式“${id}”：它可能已被删除，请刷新列表。`);
  const present = packFilesIn(folder);
  return { own, files: [...new Set([...PACK_FILES, ...present])].map((name) => ({ name, text: present.includes(name) ? readFileSync(join(folder, name), 'utf8') : '' })) };
}

/** What is wrong with the texts of an own pack, a sentence each, and its empty tables drawn where nothing is. */
export function checkPackFiles(library: Library, dataRoot: string, id: string, files: readonly DefinitionFile[]): { readonly problems: readonly string[]; readonly drawing: string | null } {
  if ((files.find(({ name }) => name === PACK_FILES[0])?.text ?? '').trim() === '') return { problems: [`${PACK_FILES[0]} 不能为空：请至少写明 id、name、province、validFrom。`], drawing: null };
  return checkAside(id, known(files), (folder, sayable) => {
    const { problems, drawing } = check(library, dataRoot, folder);
    return { problems: problems.map(sayable), drawing };
  });
}

function known(files: readonly DefinitionFile[]): DefinitionFile[] {
  return files.filter(({ name }) => isPackFile(name));
}

export interface NewPack {
  readonly from: string;
  readonly id: string;
  readonly name: string;
  readonly province: string;
  readonly validFrom: number;
}

/** A pack of the person's own that says nothing yet but on what it stands. Throws BadInput. */
export function createPack(library: Library, dataRoot: string, { from, ...head }: NewPack): void {
  const parent = library.packs.getPack(from);
  assertFreeId(head.id, [...library.packs.list().map((pack) => pack.id), ...ownIds(dataRoot)]);
  const text = `# 由“${parent.name}”新建：只写与它不同的地方，没有写到的一律照旧。写法见《版式编写指南》。\n${dump({ ...head, name: head.name.trim() || head.id, province: head.province.trim(), extends: from })}`;
  savePack(library, dataRoot, head.id, [{ name: PACK_FILES[0], text }], true);
}

/** Saves the texts of an own pack when nothing is wrong with them. Throws BadInput `pack.faulty`, `pack.shipped`. */
export function savePack(library: Library, dataRoot: string, id: string, files: readonly DefinitionFile[], isNew = false): void {
  if (!isNew && !ownIds(dataRoot).includes(id)) throw new BadInput('pack.shipped', `“${id}”是随程序提供的版式，不能修改：请先用“以此新建”建立自己的一份。`);
  const { problems } = checkPackFiles(library, dataRoot, id, files);
  if (problems.length > 0) throw new BadInput('pack.faulty', `没有保存：${firstOf(problems)}`);
  writeFiles(join(ownPackFolder(dataRoot), id), known(files));
  library.refresh();
}

/** Years that were made with it keep their copy. Throws BadInput `pack.shipped`, `pack.needed`. */
export function removePack(library: Library, dataRoot: string, id: string): void {
  const ids = ownIds(dataRoot);
  if (!ids.includes(id)) throw new BadInput('pack.shipped', `“${id}”是随程序提供的版式，不能删除。`);
  const children = ids.filter((other) => other !== id && new RegExp(`^(?:extends|prose):\\s*['"]?${id}['"]?\\s*$`, 'm').test(readFileSync(join(ownPackFolder(dataRoot), other, PACK_FILES[0]), 'utf8')));
  if (children.length > 0) throw new BadInput('pack.needed', `版式“${children.join('、')}”以“${id}”为依据，不能删除它：请先改掉它们的 extends，或一并删除。`);
  rmSync(join(ownPackFolder(dataRoot), id), { recursive: true, force: true });
  library.refresh();
}
