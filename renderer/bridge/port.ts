import { PORT_NAME, type ProgramPort } from '../../shared/ipc/port.ts';

declare global {
  interface Window {
    readonly [PORT_NAME]?: ProgramPort;
  }
}

/** The port that the preload script put here; without it this is no window of the program. */
export function port(): ProgramPort {
  const found = window[PORT_NAME];
  if (!found) throw new Error('没有与程序连接：请从决算册程序打开这个窗口。');
  return found;
}
