import { adjustmentsChannels } from './ipc/adjustments.ts';
import { bookletChannels } from './ipc/booklet.ts';
import type { ChannelMap, InputOf, OutputOf } from './ipc/channel.ts';
import { checksChannels } from './ipc/checks.ts';
import { deskChannels } from './ipc/desk.ts';
import { historyChannels } from './ipc/history.ts';
import { importingChannels } from './ipc/importing.ts';
import { ledgerChannels } from './ipc/ledger.ts';
import { narrativeChannels } from './ipc/narrative.ts';
import { overviewChannels } from './ipc/overview.ts';
import { performanceChannels } from './ipc/performance.ts';
import { releaseChannels } from './ipc/release.ts';
import { searchChannels } from './ipc/search.ts';
import { settingsChannels } from './ipc/settings.ts';
import { statementsChannels } from './ipc/statements.ts';

/** The one contract between the window and the program: every channel of every subject. */
export const CHANNELS = {
  ...adjustmentsChannels,
  ...bookletChannels,
  ...checksChannels,
  ...deskChannels,
  ...historyChannels,
  ...importingChannels,
  ...ledgerChannels,
  ...narrativeChannels,
  ...overviewChannels,
  ...performanceChannels,
  ...releaseChannels,
  ...searchChannels,
  ...settingsChannels,
  ...statementsChannels,
} as const satisfies ChannelMap;

export type ChannelName = keyof typeof CHANNELS;
export type ChannelInput<N extends ChannelName> = InputOf<(typeof CHANNELS)[N]>;
export type ChannelOutput<N extends ChannelName> = OutputOf<(typeof CHANNELS)[N]>;
