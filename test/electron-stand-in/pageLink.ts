import { packValue, unpackValue } from './carried.ts';
import type { DevTools, Told } from './devTools.ts';

export interface LinkNames {
  /** What the page's script calls out by, and what it is called by. */
  readonly invoke: string;
  readonly event: string;
}

export interface PageRequest {
  readonly url: string;
  readonly method: string;
  /** The whole page would go there, not a part of it. */
  readonly isNavigation: boolean;
}

/** What stands behind a page: it is asked before anything is loaded, and answers the page's calls. */
export interface PageHands {
  invoke(channel: string, content: unknown, frame: { readonly url: string; readonly parent: object | null }): Promise<unknown>;
  /** The answer to a request, or the network error that it ends with. */
  answer(request: PageRequest): Promise<Response | string>;
  /** Another page is to be opened out of this one; true keeps one that stands already. */
  mayOpen(url: string): boolean;
  /** The page began a download, which nobody takes here. */
  downloads(): void;
  crashed(): void;
  closed(): void;
}

interface FrameKnown { url: string; readonly parent: string | null }

/** A page of Chromium as a window's contents: its requests, calls, frames and end over the DevTools protocol. */
export class PageLink {
  readonly #tools: DevTools;
  readonly #target: string;
  readonly #names: LinkNames;
  readonly #hands: PageHands;
  readonly #frames = new Map<string, FrameKnown>();
  readonly #contexts = new Map<number, string>();
  readonly #workers = new Set<string>();
  #session = '';
  #over = false;
  #loaded: () => void = () => {};

  private constructor(tools: DevTools, target: string, names: LinkNames, hands: PageHands) {
    this.#tools = tools;
    this.#target = target;
    this.#names = names;
    this.#hands = hands;
  }

  /** Takes hold of a page before anything of it is loaded; `script` runs in it before its own. */
  static async take(tools: DevTools, target: string, script: string, names: LinkNames, hands: PageHands): Promise<PageLink> {
    const link = new PageLink(tools, target, names, hands);
    link.#session = String((await tools.ask('Target.attachToTarget', { targetId: target, flatten: true }))['sessionId']);
    tools.onTold((method, content, session) => link.#told(method, content, session));
    const session = link.#session;
    await Promise.all([
      tools.ask('Target.setDiscoverTargets', { discover: true }),
      tools.ask('Page.enable', {}, session),
      tools.ask('Runtime.enable', {}, session),
      tools.ask('Fetch.enable', { patterns: [{ urlPattern: '*' }] }, session),
      tools.ask('Runtime.addBinding', { name: names.invoke }, session),
      tools.ask('Page.addScriptToEvaluateOnNewDocument', { source: script }, session),
      tools.ask('Target.setAutoAttach', { autoAttach: true, waitForDebuggerOnStart: true, flatten: true }, session),
    ]);
    return link;
  }

  /** Goes to an address and resolves when the page has loaded. */
  async load(url: string): Promise<void> {
    const loaded = new Promise<void>((done) => { this.#loaded = done; });
    const { errorText } = await this.#tools.ask('Page.navigate', { url }, this.#session);
    if (errorText !== undefined) throw new Error(`${url}: ${String(errorText)}`);
    await loaded;
  }

  resize({ width, height }: { readonly width: number; readonly height: number }): void {
    this.#tools.tell('Emulation.setDeviceMetricsOverride', { width, height, deviceScaleFactor: 0, mobile: false }, this.#session);
  }

  /** Tells the page's script of an event. */
  send(name: string, content: unknown): void {
    this.#hand('event', [name, packValue(content)]);
  }

  close(): void {
    this.#over = true;
    this.#tools.tell('Target.closeTarget', { targetId: this.#target });
  }

  /** Calls what the page's script left for it, in the page's own world. */
  #hand(way: 'event' | 'answer', given: readonly unknown[], contextId?: number): void {
    const context = contextId ?? [...this.#contexts].find(([, frame]) => this.#frames.get(frame)?.parent === null)?.[0];
    if (context === undefined) return;
    const functionDeclaration = `function (way, ...given) { globalThis[${JSON.stringify(this.#names.event)}]?.[way](...given); }`;
    this.#tools.tell('Runtime.callFunctionOn', { functionDeclaration, executionContextId: context, arguments: [way, ...given].map((value) => ({ value })) }, this.#session);
  }

  #told(method: string, content: Told, session: string | undefined): void {
    if (this.#over) return;
    if (session === this.#session) this.#toldOfPage(method, content);
    else if (session === undefined) this.#toldOfTargets(method, content);
    else if (this.#workers.has(session) && method === 'Fetch.requestPaused') void this.#paused(content, session);
  }

  #toldOfTargets(method: string, content: Told): void {
    if (method === 'Target.detachedFromTarget' && content['sessionId'] === this.#session) this.#end();
    if (method !== 'Target.targetCreated') return;
    const { targetId, openerId, url } = content['targetInfo'] as { targetId: string; openerId?: string; url: string };
    if (openerId === this.#target && !this.#hands.mayOpen(url)) this.#tools.tell('Target.closeTarget', { targetId });
  }

  #end(): void {
    this.#over = true;
    this.#hands.closed();
  }

  #toldOfPage(method: string, content: Told): void {
    switch (method) {
      case 'Fetch.requestPaused': return void this.#paused(content, this.#session);
      case 'Runtime.bindingCalled': return void this.#called(content as { name: string; payload: string; executionContextId: number });
      case 'Runtime.executionContextCreated': {
        const { id, auxData } = content['context'] as { id: number; auxData?: { frameId?: string; isDefault?: boolean } };
        if (auxData?.isDefault === true && auxData.frameId !== undefined) this.#contexts.set(id, auxData.frameId);
        return;
      }
      case 'Runtime.executionContextDestroyed': this.#contexts.delete(Number(content['executionContextId'])); return;
      case 'Runtime.executionContextsCleared': this.#contexts.clear(); return;
      case 'Page.frameNavigated': {
        const { id, parentId, url } = content['frame'] as { id: string; parentId?: string; url: string };
        this.#frames.set(id, { url, parent: parentId ?? null });
        return;
      }
      case 'Page.navigatedWithinDocument': {
        const frame = this.#frames.get(String(content['frameId']));
        if (frame) frame.url = String(content['url']);
        return;
      }
      case 'Page.downloadWillBegin': return this.#hands.downloads();
      case 'Page.loadEventFired': return this.#loaded();
      case 'Inspector.targetCrashed': return this.#hands.crashed();
      case 'Target.attachedToTarget': return void this.#workerStarted(String(content['sessionId']));
    }
  }

  /** A worker of the page loads through the same filter. */
  async #workerStarted(session: string): Promise<void> {
    this.#workers.add(session);
    await this.#tools.ask('Fetch.enable', { patterns: [{ urlPattern: '*' }] }, session).catch(() => {});
    this.#tools.tell('Runtime.runIfWaitingForDebugger', {}, session);
  }

  async #paused(content: Told, session: string): Promise<void> {
    const { url, method } = content['request'] as { url: string; method: string };
    const requestId = String(content['requestId']);
    // A browser asks for its tab's picture of its own accord; Electron does not.
    if (content['resourceType'] === 'Other' && url.endsWith('/favicon.ico')) return this.#tools.tell('Fetch.fulfillRequest', { requestId, responseCode: 204 }, session);
    const isNavigation = content['resourceType'] === 'Document' && content['frameId'] === this.#target;
    const answer = await this.#hands.answer({ url, method, isNavigation });
    if (typeof answer === 'string') return this.#tools.tell('Fetch.failRequest', { requestId, errorReason: answer }, session);
    const body = Buffer.from(await answer.arrayBuffer()).toString('base64');
    this.#tools.tell('Fetch.fulfillRequest', { requestId, responseCode: answer.status, responseHeaders: [...answer.headers].map(([name, value]) => ({ name, value })), body }, session);
  }

  async #called({ name, payload, executionContextId }: { readonly name: string; readonly payload: string; readonly executionContextId: number }): Promise<void> {
    if (name !== this.#names.invoke) return;
    const frame = this.#frames.get(this.#contexts.get(executionContextId) ?? '');
    const [id, channel, content] = unpackValue(payload) as [number | 'open', string, unknown];
    if (id === 'open') return void this.#hands.mayOpen(channel);
    try {
      const parent = frame?.parent === null || frame === undefined ? null : this.#frames.get(frame.parent) ?? {};
      this.#hand('answer', [id, true, packValue(await this.#hands.invoke(channel, content, { url: frame?.url ?? '', parent }))], executionContextId);
    } catch (error) {
      this.#hand('answer', [id, false, error instanceof Error ? error.message : String(error)], executionContextId);
    }
  }
}
