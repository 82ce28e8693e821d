import { EventEmitter } from 'node:events';
import { mkdirSync, rmSync } from 'node:fs';
import { type Server, createConnection, createServer } from 'node:net';
import { join } from 'node:path';
import { leaveChromium } from './emptyPage.ts';
import { recorded } from './recorded.ts';
import type { StandInSettings } from './settings.ts';

/** In the user's data folder while the program runs. */
export const HOLDER = 'instance.lock';

/** Electron's `app`: life cycle, paths, the single instance over a local socket in the user's data folder. */
export class AppObject extends EventEmitter {
  readonly commandLine = { appendSwitch: (name: string, value?: string): void => { recorded.switches.push(value === undefined ? name : `${name}=${value}`); } };
  readonly isPackaged = false;
  readonly #settings: StandInSettings;
  readonly #ready = Promise.withResolvers<void>();
  #lock: Server | null = null;
  #handed: Promise<void> = Promise.resolve();
  #quitting = false;

  constructor(settings: StandInSettings) {
    super();
    this.#settings = settings;
    mkdirSync(settings.userData, { recursive: true });
  }

  setName(_name: string): void {}
  getVersion(): string { return '0.0.0'; }
  whenReady(): Promise<void> { return this.#ready.promise; }
  entryFinished(): void { this.#ready.resolve(); }

  getPath(name: string): string {
    if (name === 'userData') return this.#settings.userData;
    if (name === 'documents') return this.#settings.documents;
    throw new Error(`the stand-in has no path ${name}`);
  }

  /** A program that was started before answers on the socket; it is told what this one was asked to open. */
  requestSingleInstanceLock(): boolean {
    const holder = join(this.#settings.userData, HOLDER);
    try {
      mkdirSync(holder);
    } catch {
      const socket = createConnection(socketPath(holder));
      const handed = Promise.withResolvers<void>();
      this.#handed = handed.promise;
      socket.on('close', () => handed.resolve());
      socket.on('error', () => handed.resolve());
      socket.end(JSON.stringify({ argv: process.argv, folder: process.cwd() }));
      return false;
    }
    this.#lock = createServer((socket) => {
      let text = '';
      socket.on('data', (chunk) => { text += String(chunk); });
      socket.on('end', () => {
        const { argv, folder } = JSON.parse(text) as { argv: string[]; folder: string };
        this.emit('second-instance', {}, argv, folder);
        socket.destroy();
      });
    });
    this.#lock.listen(socketPath(holder)).unref();
    process.on('exit', () => rmSync(holder, { recursive: true, force: true }));
    return true;
  }

  quit(): void {
    if (this.#quitting) return;
    this.#quitting = true;
    // Windows close at this word, before the program is told that it ends.
    this.emit('before-quit', {});
    this.emit('will-quit', {});
    void this.#end(0);
  }

  exit(code: number): void {
    void this.#end(code);
  }

  async #end(code: number): Promise<void> {
    await this.#handed;
    this.#lock?.close();
    await leaveChromium();
    process.exit(code);
  }
}

function socketPath(holder: string): string {
  return process.platform === 'win32' ? `\\\\.\\pipe\\${holder.replaceAll(/[^\w]/g, '-')}` : join(holder, 'socket');
}
