import { randomUUID } from 'node:crypto';
import { BadInput } from '../../shared/badInput.ts';
import { READING_JOB } from '../../shared/ipc/jobNames.ts';
import type { ChannelOutput } from '../../shared/ipc.ts';
import type { RawWorkbook } from '../../shared/importing/sheet.ts';
import { type BatchItem, type ReceivedFile, itemKindName, sortFiles } from '../service/importing/importBatch.ts';
import { proposedPlace } from '../service/importing/importReview.ts';
import type { DeskContext } from './context.ts';

type Items = ChannelOutput<'importing.items'>;

/** What was read and waits, by its token: of the ledger that was open when it was read. */
interface Waiting { readonly ledger: string; readonly items: Map<string, { readonly item: BatchItem; accepted: boolean }> }
const WAITING = new WeakMap<DeskContext, Waiting>();

/** A file by its name, not read yet. */
export interface Reading { readonly file: string; readonly read: (signal: AbortSignal) => Promise<RawWorkbook> }

/** Reads one file after the other; one that cannot be read leaves the others alone. */
export async function receive(context: DeskContext, readings: readonly Reading[]): Promise<Items> {
  if (readings.length === 0) return listItems(context);
  context.desk.ledger();
  const received = await context.jobs.run(READING_JOB, async (signal, progress) => {
    const files: ReceivedFile[] = [];
    for (const [index, { file, read }] of readings.entries()) {
      progress(`正在读取“${file}”（${index + 1}/${readings.length}）`, index / readings.length);
      files.push(await readOne(file, () => read(signal), signal));
    }
    progress('正在辨认各张表', 1);
    return files;
  });
  const { items } = waiting(context);
  for (const item of sortFiles(context.library, received)) {
    // The same file again takes the place of its earlier reading.
    for (const [token, known] of items) if (known.item.kind === item.kind && known.item.files.join('\n') === item.files.join('\n')) items.delete(token);
    items.set(randomUUID(), { item, accepted: false });
  }
  return listItems(context);
}

async function readOne(file: string, read: () => Promise<RawWorkbook>, signal: AbortSignal): Promise<ReceivedFile> {
  try {
    return { file, workbook: await read() };
  } catch (error) {
    if (signal.aborted || !(error instanceof BadInput)) throw error;
    return { file, refusal: error.message };
  }
}

/** What waits for the ledger that is open now. */
export function waiting(context: DeskContext): Waiting {
  const { path } = context.desk.ledger();
  const known = WAITING.get(context);
  if (known?.ledger === path) return known;
  const fresh: Waiting = { ledger: path, items: new Map() };
  WAITING.set(context, fresh);
  return fresh;
}

/** The list as the page shows it, each item with the year and period that are proposed for it. */
export function listItems(context: DeskContext): Items {
  const { items } = waiting(context);
  const years = [...items.values()].map(({ item }) => item.year);
  return [...items].map(([token, { item, accepted }]) => ({
    token, name: item.files.join('、'), kind: item.kind, kindName: itemKindName(item), year: item.year, accepted,
    ...proposedPlace(context.desk.ledger(), item.kind === 'forms' ? item.year ?? shownYear(context) : item.year, years),
    sheets: item.workbook?.sheets.map(({ name, hidden }) => ({ name, hidden })) ?? [], message: item.kind === 'refused' ? item.message : null,
  }));
}

/** Throws BadInput `unknown-file`. */
export function itemOf(context: DeskContext, token: string): BatchItem {
  const held = waiting(context).items.get(token);
  if (held === undefined) throw new BadInput('unknown-file', '这个文件已经不在待导入的列表中：请重新选择文件。');
  return held.item;
}

/** The year that the window shows. */
export function shownYear({ desk }: DeskContext): number | null {
  return desk.state().book?.year ?? null;
}
