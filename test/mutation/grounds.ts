import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openDocument } from '../../electron/service/importing/openDocument.ts';
import { PACKS, type Printing, ROOT, library, soundBook, writeSoundBook } from '../sound/soundWorkbooks.ts';
import { type Ground, groundOf } from './trials.ts';

/** Published documents as they are: they have faults of their own, which are no finding of a change. */
const DOCUMENTS = ['jiangxi-2024.xlsx', 'jiangxi-2024-messy.xlsx', 'shandong-2019.xlsx'] as const;

export interface FileGround extends Ground {
  /** The workbook that the view was read from. */
  readonly file: string;
  /** No error stands in it before any change. */
  readonly sound: boolean;
}

/** Workbooks of every pack, written and read again, and the published documents. `clear` removes what was written. */
export async function openGrounds(): Promise<{ readonly grounds: readonly FileGround[]; readonly clear: () => void }> {
  const folder = mkdtempSync(join(tmpdir(), 'mutation-'));
  const grounds: FileGround[] = [];
  for (const pack of PACKS) for (const printing of ['元', '万元'] satisfies Printing[]) {
    const file = join(folder, `${pack}-${printing}.xlsx`);
    await writeSoundBook(soundBook(pack, printing), file);
    grounds.push(await read(`${pack}，${printing}`, file, true));
  }
  for (const name of DOCUMENTS) grounds.push(await read(name, join(ROOT, 'test/fixtures/workbooks', name), false));
  return { grounds, clear: () => rmSync(folder, { recursive: true, force: true }) };
}

async function read(name: string, file: string, sound: boolean): Promise<FileGround> {
  const { view } = await openDocument(library, [file], {});
  const { statements } = library.packs.getForms(view.packId);
  const options = { expectedTables: statements.map(({ role, number, title }) => ({ role, number, title })), budgetOf: (code: string) => library.classification.budgetOf(code, view.year) };
  return { ...groundOf(name, view, options), file, sound };
}
