import { contextBridge, ipcRenderer } from 'electron';
import type { Answer } from '../shared/ipc/channel.ts';
import type { EventName } from '../shared/ipc/events.ts';
import { PORT_NAME, type ProgramPort } from '../shared/ipc/port.ts';

const EVENTS: readonly EventName[] = ['changed', 'progress', 'openRequested'];

const port: ProgramPort = {
  call: (channel, input): Promise<Answer<unknown>> => ipcRenderer.invoke(channel, input),
  on: (event, listener) => {
    if (!EVENTS.includes(event)) return () => {};
    const heard = (_event: unknown, content: unknown): void => listener(content);
    ipcRenderer.on(event, heard);
    return () => { ipcRenderer.removeListener(event, heard); };
  },
};

contextBridge.exposeInMainWorld(PORT_NAME, port);
