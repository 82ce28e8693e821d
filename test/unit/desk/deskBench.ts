import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import type { ChannelInput, ChannelName, ChannelOutput } from '../../../shared/ipc.ts';
import type { Answer } from '../../../shared/ipc/channel.ts';
import type { EventName } from '../../../shared/ipc/events.ts';
import type { DeskContext, Dialogs } from '../../../electron/desk/context.ts';
import { createDispatch } from '../../../electron/desk/dispatch.ts';
import { openDeskContext } from '../../../electron/desk/openContext.ts';

export const RESOURCES = resolve(import.meta.dirname, '../../../resources');

/** A desk without a window: handlers over a temporary folder, dialogs that answer what the test laid out. */
export interface DeskBench {
  readonly context: DeskContext;
  readonly folder: string;
  readonly events: readonly { readonly name: EventName; readonly content: unknown }[];
  readonly logged: readonly string[];
  /** Asks a channel; throws with the refusal's code and sentence. */
  call<N extends ChannelName>(channel: N, input: ChannelInput<N>): Promise<ChannelOutput<N>>;
  ask(channel: string, input: unknown): Promise<Answer<unknown>>;
  /** What the next dialog answers; null cancels. */
  answer(...paths: readonly (string | null)[]): void;
  close(): void;
}

export function deskBench(folder = mkdtempSync(join(tmpdir(), 'juece-desk-'))): DeskBench {
  const answers: (string | null)[] = [];
  const events: { name: EventName; content: unknown }[] = [];
  const logged: string[] = [];
  const next = (): Promise<string | null> => Promise.resolve(answers.shift() ?? null);
  const dialogs: Dialogs = {
    chooseFiles: async () => { const path = await next(); return path === null ? [] : [path]; },
    chooseFolder: next, chooseSave: next, openPath: () => Promise.resolve(), print: () => Promise.resolve(),
  };
  const context = openDeskContext({
    roots: { resources: RESOURCES, data: join(folder, 'data') }, dialogs, clock: () => new Date(), log: (text) => { logged.push(text); },
    emit: (name, content) => { events.push({ name, content }); },
  });
  const dispatch = createDispatch(context);
  return {
    context, folder, events, logged, ask: dispatch,
    async call(channel, input) {
      const answer = await dispatch(channel, input);
      if (!answer.ok) throw new Error(`${answer.error.code}: ${answer.error.message}`);
      return answer.data as ChannelOutput<typeof channel>;
    },
    answer: (...paths) => { answers.push(...paths); },
    close() {
      context.desk.close();
      rmSync(folder, { recursive: true, force: true, maxRetries: 3, retryDelay: 50 });
    },
  };
}

let sample: Promise<Uint8Array> | null = null;

/** The sample bureau's ledger as a file's bytes, made once for all tests of a worker. */
async function sampleLedger(): Promise<Uint8Array> {
  const bench = deskBench();
  const path = join(bench.folder, '示例.juece');
  bench.answer(path);
  await bench.call('ledger.newSample', {});
  bench.context.desk.close();
  const bytes = readFileSync(path);
  bench.close();
  return bytes;
}

/** A bench with a copy of the sample bureau's ledger open on one of its units. */
export async function sampleBench(unit: string | null = '001'): Promise<DeskBench> {
  const bench = deskBench();
  const path = join(bench.folder, '示例.juece');
  writeFileSync(path, await (sample ??= sampleLedger()));
  bench.answer(path);
  await bench.call('ledger.open', {});
  if (unit !== null) await bench.call('desk.chooseUnit', { unit });
  return bench;
}
