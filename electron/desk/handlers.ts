import type { CHANNELS } from '../../shared/ipc.ts';
import { adjustmentsHandlers } from './adjustments.ts';
import { bookletHandlers } from './booklet.ts';
import { checksHandlers } from './checks.ts';
import type { HandlersOf } from './context.ts';
import { historyHandlers } from './history.ts';
import { importingHandlers } from './importing.ts';
import { ledgerHandlers } from './ledger.ts';
import { narrativeHandlers } from './narrative.ts';
import { overviewHandlers } from './overview.ts';
import { performanceHandlers } from './performance.ts';
import { releaseHandlers } from './release.ts';
import { searchHandlers } from './search.ts';
import { settingsHandlers } from './settings.ts';
import { statementsHandlers } from './statements.ts';
import { deskHandlers } from './wholeWindow.ts';

/** Every handler of every subject; a channel without one does not compile. */
export const HANDLERS: HandlersOf<typeof CHANNELS> = {
  ...adjustmentsHandlers,
  ...bookletHandlers,
  ...checksHandlers,
  ...deskHandlers,
  ...historyHandlers,
  ...importingHandlers,
  ...ledgerHandlers,
  ...narrativeHandlers,
  ...overviewHandlers,
  ...performanceHandlers,
  ...releaseHandlers,
  ...searchHandlers,
  ...settingsHandlers,
  ...statementsHandlers,
};
