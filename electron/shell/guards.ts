import type { App } from 'electron';
import { mayLoad } from './policy.ts';

interface Preventable { preventDefault(): void }

/** The part of a page's contents (`WebContents`) that is guarded. */
export interface GuardedContents {
  on(event: 'will-navigate', listener: (event: Preventable) => void): unknown;
  on(event: 'will-redirect', listener: (event: Preventable) => void): unknown;
  on(event: 'will-attach-webview', listener: (event: Preventable) => void): unknown;
  setWindowOpenHandler(handler: () => { action: 'deny' }): void;
}

/** The part of a session that is guarded. */
export interface GuardedSession {
  setPermissionRequestHandler(handler: (contents: unknown, permission: string, answer: (granted: boolean) => void) => void): void;
  setPermissionCheckHandler(handler: () => boolean): void;
  setDevicePermissionHandler(handler: () => boolean): void;
  on(event: 'will-download', listener: (event: Preventable) => void): unknown;
  readonly webRequest: { onBeforeRequest(filter: (details: { readonly url: string }, answer: (verdict: { cancel: boolean }) => void) => void): void };
}

/** Denies what no page of the program needs, whichever it is: other pages, new windows, webviews. */
export function guardEverything(app: Pick<App, 'on'>): void {
  app.on('web-contents-created', (_event, contents) => guardContents(contents));
}

export function guardContents(contents: GuardedContents): void {
  contents.on('will-navigate', (event) => event.preventDefault());
  contents.on('will-redirect', (event) => event.preventDefault());
  contents.on('will-attach-webview', (event) => event.preventDefault());
  contents.setWindowOpenHandler(() => ({ action: 'deny' }));
}

/** Denies permissions, devices, downloads and every request beyond what may be loaded: for the window its own files. */
export function guardSession(session: GuardedSession, may: (address: string) => boolean = mayLoad): void {
  session.setPermissionRequestHandler((_contents, _permission, answer) => answer(false));
  session.setPermissionCheckHandler(() => false);
  session.setDevicePermissionHandler(() => false);
  session.on('will-download', (event) => event.preventDefault());
  session.webRequest.onBeforeRequest((details, answer) => answer({ cancel: !may(details.url) }));
}

/** Chromium's own conversations with the network, switched off before it starts. */
export function silenceChromium({ commandLine }: Pick<App, 'commandLine'>): void {
  for (const name of ['disable-background-networking', 'disable-component-update', 'disable-domain-reliability', 'disable-sync', 'disable-quic', 'no-pings', 'no-proxy-server']) commandLine.appendSwitch(name);
  commandLine.appendSwitch('host-resolver-rules', 'MAP * ~NOTFOUND');
}
