import { z } from 'zod';
import { channel } from './channel.ts';
import { deskState } from './desk.ts';

const nothing = z.object({});
const day = z.string().regex(/^\d{4}-\d{2}-\d{2}$/);
const kind = z.enum(['edit', 'creation', 'lock', 'migration']);

const entry = z.object({
  id: z.int(), year: z.int().nullable(), at: z.string(), who: z.string(), what: z.string(), kind, state: z.enum(['done', 'undone', 'discarded']), stateAt: z.string(), stateBy: z.string(),
});

/** One changed row in words; `table` and `key` are its address for `history.row`. */
export const rowChange = z.object({ table: z.string(), key: z.string(), subject: z.string(), what: z.string(), before: z.string().nullable(), after: z.string().nullable() });
export const rowCount = z.object({ subject: z.string(), rows: z.int() });

/** `good` is null until someone asked for it. */
const backup = z.object({ token: z.string(), name: z.string(), at: z.string(), bytes: z.int() });

export const historyChannels = {
  /** Newest first; all years and the bureau's own entries where `year` is absent. */
  'history.list': channel({
    input: z.object({
      year: z.int().nullable().optional(), who: z.string().optional(), kind: kind.optional(), from: day.optional(), to: day.optional(), text: z.string().optional(), before: z.int().optional(),
      limit: z.int().min(1).max(2000).default(200),
    }),
    output: z.object({ entries: z.array(entry), more: z.boolean(), writers: z.array(z.string()) }),
  }),
  'history.entry': channel({ input: z.object({ id: z.int() }), output: z.object({ counts: z.array(rowCount), rows: z.array(rowChange), left: z.int() }) }),
  /** Every change of one row. */
  'history.row': channel({ input: z.object({ table: z.string(), key: z.string() }), output: z.array(z.object({ entry, change: rowChange })) }),
  /** What going back or forward to an entry would take: said before it is done. */
  'history.way': channel({ input: z.object({ id: z.int() }), output: z.object({ direction: z.enum(['undo', 'redo']), steps: z.int(), year: z.int() }) }),
  /** Undo or redo until the entry is the last one that stands; all of it or nothing. */
  'history.goTo': channel({ input: z.object({ id: z.int() }), output: deskState }),
  'history.backups': channel({ input: nothing, output: z.object({ folder: z.string(), kept: z.int(), backups: z.array(backup) }) }),
  /** Opens a copy of the backup and looks whether it is sound. */
  'history.checkBackup': channel({ input: z.object({ token: z.string() }), output: z.object({ good: z.boolean(), years: z.array(z.int()), lastEntry: z.string(), message: z.string() }) }),
  'history.backUp': channel({ input: nothing, output: backup }),
  /** The backup becomes a ledger file of its own beside the open one and is opened; nothing is overwritten. */
  'history.restore': channel({ input: z.object({ token: z.string() }), output: z.object({ name: z.string(), state: deskState }) }),
  /** Asks where (a USB stick), writes a copy and reads it back. Null when cancelled. */
  'history.saveCopy': channel({ input: nothing, output: z.object({ name: z.string(), folder: z.string(), bytes: z.int() }).nullable() }),
  'history.openFolder': channel({ input: nothing, output: z.object({}) }),
} as const;
