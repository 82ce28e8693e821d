import { existsSync, readdirSync } from 'node:fs';
import { basename, join } from 'node:path';
import { BadInput } from '../../shared/badInput.ts';
import { isPlain, isPlainMap } from '../../shared/pack/plain.ts';
import type { PackLayer, RawPack } from '../../shared/pack/resolve.ts';
import { readYaml } from './yamlFile.ts';

/**
 * The files of a pack folder, in the order in which they are laid one upon another. Only the first is required. What grows long may lie
 * in files of a folder of the same name (`narrative/20-general.yaml`), laid upon it in the order of their names.
 */
export const PACK_FILES = ['pack.yaml', 'statements.yaml', 'narrative.yaml', 'glossary.yaml'] as const;
export type PackFile = (typeof PACK_FILES)[number];

const PIECE = /^(?:statements|narrative|glossary)\/[\w-]+\.yaml$/;

/** Is this the name of a file of a pack, without the pack's own folder? */
export function isPackFile(name: string): boolean {
  return PACK_FILES.some((file) => file === name) || PIECE.test(name);
}

/** Names of the files that a pack folder has, those asked for with their pieces, in the order in which they are laid. */
export function packFilesIn(folder: string, files: readonly PackFile[] = PACK_FILES): string[] {
  return files.flatMap((file) => [...(existsSync(join(folder, file)) ? [file] : []), ...piecesOf(folder, file)]);
}

function piecesOf(folder: string, file: PackFile): string[] {
  const pieces = file.replace(/\.yaml$/, '');
  return existsSync(join(folder, pieces)) ? readdirSync(join(folder, pieces)).sort().map((name) => `${pieces}/${name}`).filter((name) => PIECE.test(name)) : [];
}

/** What recognising and checking a document needs; the prose is as long again. */
export const FORM_FILES: readonly PackFile[] = ['pack.yaml', 'statements.yaml'];

export function isPackFolder(folder: string): boolean {
  return existsSync(join(folder, PACK_FILES[0]));
}

/**
 * Pack folders under the roots by id, which is the folder's name. A missing root holds none. The same id under two roots is
 * bad input, unless `firstWins`.
 */
export function findPackFolders(roots: readonly string[], firstWins = false): Map<string, string> {
  const folders = new Map<string, string>();
  for (const root of roots) {
    if (!existsSync(root)) continue;
    for (const id of readdirSync(root).sort()) {
      const folder = join(root, id);
      if (!isPackFolder(folder)) continue;
      const other = folders.get(id);
      if (other !== undefined && !firstWins) throw new BadInput('pack.duplicate', `版式“${id}”在 ${other} 和 ${folder} 各有一份，请给自定义的一份改名。`);
      if (other === undefined) folders.set(id, folder);
    }
  }
  return folders;
}

/** Reads a pack folder, all its files or those asked for. Throws BadInput for a file that cannot be read or is no YAML mapping. */
export function readPack(folder: string, files: readonly PackFile[] = PACK_FILES, read: LayerReader = readLayer): RawPack {
  return { id: basename(folder), folder, layers: packFilesIn(folder, files).map((file) => read(folder, file)) };
}

/** `file` is its name within the folder. */
export type LayerReader = (folder: string, file: string) => PackLayer;

/** Reads every file once. */
export function rememberingReader(): LayerReader {
  const layers = new Map<string, PackLayer>();
  return (folder, file) => {
    const path = join(folder, file);
    const layer = layers.get(path) ?? readLayer(folder, file);
    layers.set(path, layer);
    return layer;
  };
}

function readLayer(folder: string, file: string): PackLayer {
  const path = join(folder, file);
  const content = readYaml(path, '版式文件');
  if (!isPlain(content) || !isPlainMap(content)) throw new BadInput('pack.yaml', `版式文件 ${path} 的最外层应是“键: 值”，请按其他版式的样子改正。`);
  return { file, content };
}
