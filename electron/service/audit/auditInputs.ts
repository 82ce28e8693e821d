import { type Dirent, readdirSync, statSync } from 'node:fs';
import { basename, extname, join, relative, sep } from 'node:path';
import { BadInput } from '../../../shared/badInput.ts';

/** One workbook to be audited. */
export interface AuditInput {
  readonly path: string;
  /** As the results call it: the path below the folder it was found in, else the file's name. */
  readonly file: string;
  /** Names of its outputs below the output folder. */
  readonly outputs: AuditOutputNames;
}

export interface AuditOutputNames {
  readonly report: string;
  readonly copy: string;
}

export const AUDIT_NAMES = { report: '检查报告.xlsx', copy: '标注.xlsx', summary: '汇总.xlsx' } as const;

const WORKBOOKS: ReadonlySet<string> = new Set(['.xlsx', '.xlsm', '.xlsb', '.xls', '.et', '.ods', '.csv']);

/**
 * The workbooks that the arguments name: files as they are, folders with everything below them that is called a workbook.
 * `several` is said of a folder even when it holds one. Throws BadInput for a folder without any workbook.
 */
export function auditInputs(paths: readonly string[]): { readonly several: boolean; readonly inputs: readonly AuditInput[] } {
  const folders = paths.filter((path) => statSync(path, { throwIfNoEntry: false })?.isDirectory() ?? false);
  const found = paths.flatMap((path) => (folders.includes(path) ? workbooksBelow(path) : [{ path, file: basename(path) }]));
  if (folders.length === 0 && found.length === 1) {
    return { several: false, inputs: found.map((one) => ({ ...one, outputs: { report: AUDIT_NAMES.report, copy: `${stem(one.file)}-${AUDIT_NAMES.copy}` } })) };
  }
  return { several: true, inputs: named(distinct(found)) };
}

interface Found { readonly path: string; readonly file: string }

function workbooksBelow(folder: string): Found[] {
  const found = listed(folder, folder).map((path) => ({ path, file: relative(folder, path).split(sep).join('/') }));
  if (found.length === 0) throw new BadInput('no-workbook', `文件夹“${folder}”里没有工作簿（${[...WORKBOOKS].join('、')}），请指定放有各单位决算表的文件夹。`);
  return found;
}

function listed(folder: string, top: string): string[] {
  return entriesOf(folder, top)
    .sort((a, b) => (a.name < b.name ? -1 : 1))
    .flatMap((entry) => {
      const path = join(folder, entry.name);
      if (entry.isDirectory()) return entry.name.startsWith('.') ? [] : listed(path, top);
      return isWorkbook(entry.name) ? [path] : [];
    });
}

function entriesOf(folder: string, top: string): Dirent[] {
  try {
    return readdirSync(folder, { withFileTypes: true });
  } catch {
    throw new BadInput('folder-unreadable', `文件夹“${folder}”读不出来，请确认您有“${top}”及其下级文件夹的读取权限。`);
  }
}

/** Not the lock files of Excel and WPS, not hidden files, and not what an earlier audit wrote. */
function isWorkbook(name: string): boolean {
  const own = name === AUDIT_NAMES.summary || name.endsWith(AUDIT_NAMES.report) || name.endsWith(`-${AUDIT_NAMES.copy}`);
  return WORKBOOKS.has(extname(name).toLowerCase()) && !/^[.~]/.test(name) && !own;
}

/** A file that was named twice is audited once; two files of one name are called by their paths. */
function distinct(found: readonly Found[]): Found[] {
  const once = [...new Map(found.map((one): [string, Found] => [one.path, one])).values()];
  const count = Map.groupBy(once, (one) => one.file);
  return once.map((one) => ((count.get(one.file)?.length ?? 0) > 1 ? { ...one, file: one.path.split(sep).join('/') } : one));
}

/** Names of outputs by the file's name without extension, or with it where two files differ in nothing else. */
function named(found: readonly Found[]): AuditInput[] {
  const inside = (file: string): string => file.split('/').filter((part) => part !== '' && part !== '.' && part !== '..' && !/^[A-Za-z]:$/.test(part)).join('/');
  const stems = Map.groupBy(found, (one) => stem(inside(one.file)));
  return found.map((one) => {
    const short = stem(inside(one.file));
    const name = (stems.get(short)?.length ?? 0) > 1 ? inside(one.file) : short;
    return { ...one, outputs: { report: `${name}-${AUDIT_NAMES.report}`, copy: `${name}-${AUDIT_NAMES.copy}` } };
  });
}

function stem(file: string): string {
  return file.slice(0, file.length - extname(file).length);
}
