import type { CHANNELS } from '../../shared/ipc.ts';
import { bookletHandlers } from './booklet.ts';
import type { HandlersOf } from './context.ts';
import { historyHandlers } from './history.ts';
import { importingHandlers } from './importing.ts';
import { ledgerHandlers } from './ledger.ts';
import { overviewHandlers } from './overview.ts';
import { settingsHandlers } from './settings.ts';
import { statementsHandlers } from './statements.ts';
import { deskHandlers } from './wholeWindow.ts';

/** Every handler of every subject; a channel without one does not compile. */
export const HANDLERS: HandlersOf<typeof CHANNELS> = {
  ...bookletHandlers,
  ...deskHandlers,
  ...historyHandlers,
  ...importingHandlers,
  ...ledgerHandlers,
  ...overviewHandlers,
  ...settingsHandlers,
  ...statementsHandlers,
};
