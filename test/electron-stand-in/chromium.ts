import { type ChildProcess, spawn } from 'node:child_process';
import { mkdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { type Browser, QUIET_ARGUMENTS } from './browser.ts';

export interface StartedChromium {
  /** Where its DevTools protocol is spoken, `ws://127.0.0.1:…`. */
  readonly endpoint: string;
  close(): Promise<void>;
}

/** Milliseconds in which a Chromium has begun to listen, also on a busy machine. */
const PATIENCE = 60_000;

/** Starts a Chromium on a profile of its own. It ends with the process that started it: its other way in is a pipe that closes then. */
export async function startChromium(browser: Browser, profile: string, { headless, size }: { readonly headless: boolean; readonly size?: { readonly width: number; readonly height: number } }): Promise<StartedChromium> {
  mkdirSync(profile, { recursive: true });
  const told = join(profile, 'DevToolsActivePort');
  rmSync(told, { force: true });
  const shown = headless ? ['--headless', '--hide-scrollbars', '--mute-audio'] : [`--window-size=${String(size?.width ?? 1366)},${String(size?.height ?? 768)}`];
  const child = spawn(browser.executable, [...QUIET_ARGUMENTS, ...shown, `--user-data-dir=${profile}`, '--remote-debugging-port=0', '--remote-debugging-pipe', 'about:blank'], { stdio: ['ignore', 'ignore', 'ignore', 'pipe', 'pipe'] });
  child.on('error', () => {});
  // Nobody speaks on the pipe; reading it keeps it from filling, and its end is no fault.
  for (const pipe of child.stdio.slice(3)) pipe?.on('error', () => {}).on('data', () => {});
  return { endpoint: await listening(child, told), close: () => ended(child) };
}

async function listening(child: ChildProcess, told: string): Promise<string> {
  for (const until = Date.now() + PATIENCE; Date.now() < until; await pause(10)) {
    if (child.exitCode !== null || child.pid === undefined) break;
    const [port, path] = written(told);
    if (port !== undefined && path !== undefined) return `ws://127.0.0.1:${port}${path}`;
  }
  child.kill('SIGKILL');
  throw new Error(`Chromium did not start (${child.spawnfile})`);
}

/** Port and path, once both lines stand there. */
function written(path: string): readonly string[] {
  try {
    return readFileSync(path, 'utf8').trim().split('\n');
  } catch {
    return [];
  }
}

async function ended(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const gone = new Promise<void>((done) => { child.once('exit', () => done()); });
  child.kill('SIGTERM');
  await Promise.race([gone, pause(5_000).then(() => { child.kill('SIGKILL'); })]);
  await gone;
}
