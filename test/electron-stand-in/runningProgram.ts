import type { Page } from 'playwright-core';
import type { ChannelInput, ChannelName, ChannelOutput } from '../../shared/ipc.ts';
import type { Answer } from '../../shared/ipc/channel.ts';
import { unpacked } from '../../shared/ipc/packing.ts';
import { PORT_NAME } from '../../shared/ipc/port.ts';
import type { Bounds, Inspection } from './settings.ts';

export interface LaunchOptions {
  /** Kept by the test to start the program again on the same data; else made and removed here. */
  readonly folder?: string;
  /** What the system passes, e.g. a ledger that was double-clicked. */
  readonly argv?: readonly string[];
  readonly screen?: { readonly width: number; readonly height: number };
  /** With a Chromium that the program starts itself, as a person's start does. */
  readonly cold?: boolean;
  /** A script that runs in the page before anything of it. */
  readonly watch?: string;
}

export interface RunningProgram {
  readonly page: Page;
  /** The clock's milliseconds when the process was started. */
  readonly startedAt: number;
  /** Folder of its own: `data` the program's, `documents` the person's. */
  readonly folder: string;
  readonly documents: string;
  /** What the page wrote to its console as errors, and what it threw. A spec ends with none. */
  readonly consoleErrors: readonly string[];
  /** Asks a channel as the window's own page does. */
  call<N extends ChannelName>(channel: N, input: ChannelInput<N>): Promise<ChannelOutput<N>>;
  /** As `call`, with the whole envelope. */
  ask(channel: string, input: unknown): Promise<Answer<unknown>>;
  /** What the next native dialog answers; null cancels it. */
  answerDialog(...paths: readonly (string | null)[]): Promise<void>;
  /** Moves and sizes the window (null: leaves it), and maximises it or not, as a person does. */
  arrange(bounds: Bounds | null, maximized: boolean): Promise<void>;
  inspect(): Promise<Inspection>;
  mayUse(permission: string): Promise<boolean>;
  mayRequest(url: string): Promise<boolean>;
  /** Kills the page as a crash would and gives the page that stands in its place. */
  crash(): Promise<Page>;
  /** A second start of the program on the same data; resolves when it has ended. */
  startAgain(argv: readonly string[]): Promise<void>;
  close(): Promise<void>;
}

/** The page of a running program: what it says and answers, on whatever it runs. */
export interface PageSide extends Pick<RunningProgram, 'page' | 'consoleErrors' | 'ask' | 'call'> {
  /** Another page stands in its place. */
  replace(next: Page): void;
}

export function pageSide(first: Page): PageSide {
  const consoleErrors: string[] = [];
  const listen = (to: Page): Page => {
    to.on('console', (message) => { if (message.type() === 'error') consoleErrors.push(message.text()); });
    to.on('pageerror', (error) => consoleErrors.push(error.stack ?? error.message));
    return to;
  };
  let page = listen(first);
  const ask = async (channel: string, input: unknown): Promise<Answer<unknown>> => unpacked(await page.evaluate(([port, name, content]) => {
    const program: { call(channel: string, input: unknown): Promise<Answer<unknown>> } = Reflect.get(globalThis, String(port));
    return program.call(String(name), content);
  }, [PORT_NAME, channel, input] as const)) as Answer<unknown>;
  return {
    get page() { return page; },
    consoleErrors, ask,
    async call(channel, input) {
      const answer = await ask(channel, input);
      if (!answer.ok) throw new Error(`${channel}: ${answer.error.code} ${answer.error.message}`);
      return answer.data as ChannelOutput<typeof channel>;
    },
    replace: (next) => { page = listen(next); },
  };
}
