import { contextBridge, ipcRenderer } from 'electron';
import type { Answer } from '../shared/ipc/channel.ts';
import type { EventName } from '../shared/ipc/events.ts';
import { PORT_NAME, type ProgramPort } from '../shared/ipc/port.ts';

const EVENTS: readonly EventName[] = ['changed', 'progress', 'openRequested'];

/** What came of a ledger that was double-clicked is told when the page has loaded, before it is drawn: it waits for the first who listens. */
let unheard: unknown = null;
const keep = (_event: unknown, content: unknown): void => { unheard = content; };
ipcRenderer.on('openRequested', keep);

const port: ProgramPort = {
  call: (channel, input): Promise<Answer<unknown>> => ipcRenderer.invoke(channel, input),
  on: (event, listener) => {
    if (!EVENTS.includes(event)) return () => {};
    const heard = (_event: unknown, content: unknown): void => listener(content);
    ipcRenderer.on(event, heard);
    if (event === 'openRequested') {
      ipcRenderer.removeListener(event, keep);
      if (unheard !== null) listener(unheard);
      unheard = null;
    }
    return () => { ipcRenderer.removeListener(event, heard); };
  },
};

contextBridge.exposeInMainWorld(PORT_NAME, port);
