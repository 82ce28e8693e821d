import { closeSync, mkdirSync, mkdtempSync, openSync, renameSync, rmSync, statSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { BadInput } from '../../../shared/badInput.ts';

/**
 * Writes a set of files together: all of them are made in a folder beside their place and moved when the last one is complete and none of
 * those they replace is open elsewhere, so that an output folder never holds half of a run. Throws BadInput when the folder cannot be written.
 */
export async function writeTogether(folder: string, names: readonly string[], write: (scratch: string) => Promise<void>): Promise<string[]> {
  return writeNamedTogether(folder, async (scratch) => {
    await write(scratch);
    return names;
  });
}

/** As `writeTogether` where only the work shows what there is to write: `write` gives the names, which may stand in subfolders. */
export async function writeNamedTogether(folder: string, write: (scratch: string) => Promise<readonly string[]>): Promise<string[]> {
  const target = resolve(folder);
  const scratch = scratchFolder(target);
  try {
    const names = await write(scratch);
    for (const name of names) requireReplaceable(join(target, name));
    return names.map((name) => {
      const place = join(target, name);
      moveInto(join(scratch, name), place);
      return place;
    });
  } finally {
    rmSync(scratch, { recursive: true, force: true });
  }
}

/** Refuses an output folder that cannot be written, before anything else is. Throws BadInput `output-unwritable`. */
export function requireWritable(folder: string): void {
  rmSync(scratchFolder(resolve(folder)), { recursive: true, force: true });
}

function scratchFolder(target: string): string {
  try {
    makeFolder(target);
    return mkdtempSync(join(target, '.juece-'));
  } catch {
    const isFile = statSync(target, { throwIfNoEntry: false })?.isFile() ?? false;
    throw new BadInput('output-unwritable', isFile ? `“${target}”是一个文件，不能作为输出目录：请另选一个文件夹作为输出目录。` : `输出目录“${target}”不能写入：请检查权限和磁盘，或另选一个文件夹作为输出目录。`);
  }
}

/** One folder after the other: `recursive` goes round for ever where a file system answers that the parent it shows is not there. */
function makeFolder(folder: string): void {
  if (statSync(folder, { throwIfNoEntry: false })?.isDirectory()) return;
  const parent = dirname(folder);
  if (parent !== folder) makeFolder(parent);
  mkdirSync(folder);
}

function moveInto(from: string, to: string): void {
  try {
    mkdirSync(dirname(to), { recursive: true });
    renameSync(from, to);
  } catch {
    throw irreplaceable(to);
  }
}

/** A program that shows a file keeps others from writing to it: known before the first file is replaced. */
function requireReplaceable(place: string): void {
  if (statSync(place, { throwIfNoEntry: false }) === undefined) return;
  try {
    closeSync(openSync(place, 'r+'));
  } catch {
    throw irreplaceable(place);
  }
}

function irreplaceable(place: string): BadInput {
  return new BadInput('output-unwritable', `不能替换“${place}”：它可能正在 Excel、WPS 或阅读器中打开，请关闭后重做。`);
}
