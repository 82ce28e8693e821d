/** Where a window's page comes from: the program that started this one gives it, else a Chromium of this process's own. */
import { type StartedChromium, startChromium } from './chromium.ts';
import { type DevTools, openDevTools } from './devTools.ts';
import { type Order, type Report, readSettings } from './settings.ts';

let own: Promise<StartedChromium> | null = null;
let tools: Promise<DevTools> | null = null;

/** Starts Chromium where this process has to bring its own, as Electron does before the program's first line. */
export function startOwnChromium(): void {
  const { endpoint, browser, profile, headless, screen } = readSettings();
  if (endpoint !== undefined || own !== null) return;
  own = startChromium(browser, profile, { headless, size: screen });
  own.catch(() => {});
}

export async function ownEndpoint(): Promise<string | null> {
  return own === null ? null : (await own).endpoint;
}

export interface Place { readonly tools: DevTools; readonly target: string; readonly isOwn: boolean }

/** An empty page of a size, to show a window in. */
export async function emptyPage(size: { readonly width: number; readonly height: number }): Promise<Place> {
  startOwnChromium();
  const { endpoint } = readSettings();
  tools ??= (async () => openDevTools(endpoint ?? (await own)?.endpoint ?? ''))();
  const talk = await tools;
  if (endpoint === undefined) return { tools: talk, target: await ownPage(talk), isOwn: true };
  const target = await givenPage(size);
  return { tools: talk, target, isOwn: false };
}

const used = new Set<string>();

async function ownPage(talk: DevTools): Promise<string> {
  const { targetInfos } = await talk.ask('Target.getTargets') as { readonly targetInfos: readonly { readonly targetId: string; readonly type: string }[] };
  const free = targetInfos.find(({ type, targetId }) => type === 'page' && !used.has(targetId))?.targetId;
  const target = free ?? String((await talk.ask('Target.createTarget', { url: 'about:blank' }))['targetId']);
  used.add(target);
  return target;
}

/** Asks the starter for a page and waits for it. */
function givenPage(size: { readonly width: number; readonly height: number }): Promise<string> {
  return new Promise((resolve) => {
    const heard = (order: Order): void => {
      if (order.kind !== 'page') return;
      process.off('message', heard);
      resolve(order.target);
    };
    process.on('message', heard);
    process.send?.({ kind: 'pageWanted', size } satisfies Report);
  });
}

export async function leaveChromium(): Promise<void> {
  await tools?.then((talk) => talk.close(), () => {});
  await own?.then((chromium) => chromium.close(), () => {});
}
