import { readFileSync, writeFileSync } from 'node:fs';
import * as XLSX from '@e965/xlsx';
import type { CheckResult } from '../../shared/checks/finding.ts';
import { auditReading } from '../../electron/service/audit/audit.ts';
import { openDocument } from '../../electron/service/importing/openDocument.ts';
import { library } from '../sound/soundWorkbooks.ts';
import type { FileGround } from './grounds.ts';
import { type Standing, judge } from './judge.ts';
import type { Random } from './random.ts';
import type { Change } from './slips.ts';
import { type Trial, changesOf } from './trials.ts';

/** One change that must be found, made in the workbook itself, which is then written, read and audited like any other. */
export async function fileTrial(ground: FileGround, random: Random, scratch: string): Promise<Trial> {
  const related = ground.standings.filter((standing) => standing.interval !== null);
  for (;;) {
    const standing = random.pick(related);
    const [change] = changesOf(standing, random, 1);
    if (change === undefined) continue;
    writeFileSync(scratch, changedWorkbook(ground.file, standing, change));
    return { standing, change, verdict: judge(standing, ground.before, await audited(scratch)) };
  }
}

async function audited(file: string): Promise<CheckResult> {
  return auditReading(library, await openDocument(library, [file], {}), [file]).result;
}

/** The workbook with one cell changed as somebody types it: a number, text where the cell held text, or nothing. */
function changedWorkbook(file: string, { cell }: Standing, change: Change): Uint8Array {
  const book = XLSX.read(readFileSync(file), { cellNF: true, cellStyles: true, cellFormula: true });
  const sheet = book.Sheets[cell.source?.sheet ?? ''];
  const address = cell.source?.cell ?? '';
  const held: unknown = sheet?.[address];
  if (!sheet || typeof held !== 'object' || held === null || !('t' in held)) throw new Error(`no cell ${address}`);
  if (change.text === null) delete sheet[address];
  else if (held.t === 's') sheet[address] = { t: 's', v: change.text };
  else sheet[address] = { t: 'n', v: Number(change.text), ...('z' in held && { z: held.z }) };
  const bytes: unknown = XLSX.write(book, { type: 'buffer', bookType: 'xlsx' });
  if (!(bytes instanceof Uint8Array)) throw new Error('nothing written');
  return bytes;
}
