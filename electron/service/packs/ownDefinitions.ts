import { mkdirSync, mkdtempSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { BadInput } from '../../../shared/badInput.ts';

/** A text file of a pack or a scheme. */
export interface DefinitionFile {
  /** Within the folder: pack.yaml, narrative/20-general.yaml. */
  readonly name: string;
  readonly text: string;
}

/** Throws BadInput for an id that is no file name, or one that exists. */
export function assertFreeId(id: string, taken: readonly string[]): void {
  if (!/^[a-z][a-z0-9-]{1,40}$/.test(id)) throw new BadInput('bad-id', `代号“${id}”不合要求：请用小写字母开头，只含小写字母、数字和连字符，例如 mysheng-2025。`);
  if (taken.includes(id)) throw new BadInput('id-taken', `代号“${id}”已经有了：请换一个，例如在后面加上年份。`);
}

/**
 * Runs a check over files as they would stand in a folder of their own; the folder goes afterwards, and its path out of every sentence.
 * @param folder name of the folder
 */
export function checkAside<T>(folder: string, files: readonly DefinitionFile[], check: (folder: string, sayable: (sentence: string) => string) => T): T {
  const scratch = mkdtempSync(join(tmpdir(), 'juece-definition-'));
  const place = join(scratch, folder);
  try {
    for (const { name, text } of files.filter((file) => file.text.trim() !== '')) {
      mkdirSync(dirname(join(place, name)), { recursive: true });
      writeFileSync(join(place, name), text);
    }
    return check(place, (sentence) => sentence.replaceAll(`${place}/`, '').replaceAll(`${place}\\`, '').replaceAll(place, folder));
  } finally {
    rmSync(scratch, { recursive: true, force: true });
  }
}

/** Writes files into a folder, each whole or not at all; one whose text is blank is removed. Throws BadInput `definition-not-saved`. */
export function writeFiles(folder: string, files: readonly DefinitionFile[]): void {
  try {
    mkdirSync(folder, { recursive: true });
    for (const { name, text } of files) {
      const path = join(folder, name);
      if (text.trim() === '') rmSync(path, { force: true });
      else {
        mkdirSync(dirname(path), { recursive: true });
        writeFileSync(`${path}.new`, text.endsWith('\n') ? text : `${text}\n`);
        renameSync(`${path}.new`, path);
      }
    }
  } catch (error) {
    throw new BadInput('definition-not-saved', `没有保存到“${folder}”（${error instanceof Error && 'code' in error ? String(error.code) : '写入失败'}）：请检查该文件夹是否可写、磁盘是否已满。`);
  }
}

/** A sentence that counts the faults that are not said. */
export function firstOf(problems: readonly string[]): string {
  const [first = ''] = problems;
  return problems.length > 1 ? `${first}（共 ${problems.length} 处）` : first;
}
