/** What Chromium answers or tells; the protocol's own words, read at the place that asked. */
export type Told = Readonly<Record<string, unknown>>;
type Heard = (method: string, content: Told, session: string | undefined) => void;

/** A talk with a Chromium in its DevTools protocol, sessions flattened into one socket. */
export interface DevTools {
  /** Rejects with the protocol's own refusal. */
  ask(method: string, content?: Told, session?: string): Promise<Told>;
  /** As `ask`, where nobody waits for the answer and the page may be gone. */
  tell(method: string, content?: Told, session?: string): void;
  onTold(heard: Heard): void;
  close(): void;
}

interface Message { readonly id?: number; readonly method?: string; readonly params?: Told; readonly result?: Told; readonly error?: { readonly message: string }; readonly sessionId?: string }
interface Waiting { readonly method: string; resolve(answer: Told): void; reject(error: Error): void }

export async function openDevTools(endpoint: string): Promise<DevTools> {
  const socket = new WebSocket(endpoint);
  await new Promise<void>((resolve, reject) => {
    socket.addEventListener('open', () => resolve(), { once: true });
    socket.addEventListener('error', () => reject(new Error(`no Chromium listens at ${endpoint}`)), { once: true });
  });
  const waiting = new Map<number, Waiting>();
  const listeners: Heard[] = [];
  let last = 0;
  socket.addEventListener('message', ({ data }) => {
    const message = JSON.parse(String(data)) as Message;
    if (message.id === undefined) {
      for (const heard of listeners) heard(message.method ?? '', message.params ?? {}, message.sessionId);
      return;
    }
    const asked = waiting.get(message.id);
    waiting.delete(message.id);
    if (message.error) asked?.reject(new Error(`${asked.method}: ${message.error.message}`));
    else asked?.resolve(message.result ?? {});
  });
  socket.addEventListener('close', () => {
    for (const { method, reject } of waiting.values()) reject(new Error(`${method}: Chromium is gone`));
    waiting.clear();
  });
  const ask: DevTools['ask'] = (method, content = {}, session) => new Promise((resolve, reject) => {
    if (socket.readyState !== WebSocket.OPEN) return reject(new Error(`${method}: Chromium is gone`));
    last += 1;
    waiting.set(last, { method, resolve, reject });
    socket.send(JSON.stringify({ id: last, method, params: content, ...(session !== undefined && { sessionId: session }) }));
  });
  return { ask, tell: (method, content, session) => { ask(method, content, session).catch(() => {}); }, onTold: (heard) => { listeners.push(heard); }, close: () => socket.close() };
}
