import { auditReading } from '../../electron/service/audit/audit.ts';
import { type ImportRequest, planImport } from '../../electron/service/importing/importDocument.ts';
import { recogniseWorkbook } from '../../electron/service/importing/openDocument.ts';
import { readWorkbookBytes } from '../../electron/reading/readWorkbook.ts';
import { BadInput } from '../../shared/badInput.ts';
import type { RawWorkbook } from '../../shared/importing/sheet.ts';
import type { PostingPlan } from '../../shared/posting/plan.ts';
import { Random } from '../mutation/random.ts';
import { library } from '../sound/soundWorkbooks.ts';
import { type FileCase, damagedFile } from './damagedFiles.ts';
import { hostileFile } from './hostileFiles.ts';
import { senselessWorkbook } from './randomSheets.ts';

/** Longest time that one workbook may take, in milliseconds of its thread: what else the machine is doing says nothing about the program. */
export const PATIENCE = 5000;

export interface Outcome {
  readonly seed: number;
  readonly kind: string;
  readonly end: 'plan' | 'refusal';
  /** Milliseconds. */
  readonly took: number;
  /** What would be written, for an end as a plan. */
  readonly accepted?: { readonly request: ImportRequest; readonly plan: PostingPlan };
  /** Code of the refusal. */
  readonly code?: string;
}

/** Thirds of damaged files, hostile files and senseless sheets, by the seed alone. Throws what is neither a plan nor a refusal. */
export async function runCase(seed: number): Promise<Outcome> {
  const random = new Random(seed);
  const choice = seed % 3;
  if (choice === 2) {
    const { kind, workbook } = senselessWorkbook(random);
    return ended(seed, kind, async () => workbook);
  }
  return runFile(seed, choice === 0 ? damagedFile(random) : hostileFile(random));
}

/** Reads, audits and plans the import of one file. Throws what is neither a plan nor a refusal. */
export function runFile(seed: number, file: FileCase): Promise<Outcome> {
  return ended(seed, file.kind, () => readWorkbookBytes(file.bytes, file.name));
}

async function ended(seed: number, kind: string, read: () => Promise<RawWorkbook>): Promise<Outcome> {
  const started = process.threadCpuUsage();
  const took = (): number => { const { user, system } = process.threadCpuUsage(started); return (user + system) / 1000; };
  try {
    const accepted = taken(await read());
    return { seed, kind, end: 'plan', took: took(), ...accepted };
  } catch (error) {
    if (!(error instanceof BadInput)) throw new Error(`seed ${seed} (${kind}) is neither a plan nor a refusal`, { cause: error });
    if (!/^[^\n]{5,}[。）]$/.test(error.message)) throw new Error(`seed ${seed} (${kind}) is refused in no sentence: ${error.message}`);
    return { seed, kind, end: 'refusal', took: took(), code: error.code };
  }
}

/** An audit takes what it can get; an import refuses what it would have to guess. */
function taken(workbook: RawWorkbook): Pick<Outcome, 'accepted'> {
  const audited = auditReading(library, recogniseWorkbook(library, workbook, {}), [workbook.file]);
  JSON.stringify(audited.document);
  const { view } = recogniseWorkbook(library, workbook, { strict: true });
  const request: ImportRequest = { view, file: workbook.file, pack: library.packs.getPack(view.packId), book: view.year, period: 'current', unit: '本级' };
  return { accepted: { request, plan: planImport(library, request) } };
}
