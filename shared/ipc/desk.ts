import { z } from 'zod';
import { type Immutable, channel } from './channel.ts';
import { PAGES } from './pages.ts';

/** 未开始 / 进行中 / 有问题 n / 完成. */
export const STEP_STATES = ['untouched', 'underway', 'problems', 'done'] as const;

const step = z.object({
  page: z.enum(PAGES.map((page) => page.id)),
  state: z.enum(STEP_STATES),
  /** Problems, or what is still open; 0 where nothing is counted. */
  count: z.int().min(0),
  /** One sentence that says what the state rests on. */
  note: z.string(),
});

const book = z.object({
  year: z.int(),
  packId: z.string(),
  packName: z.string(),
  /** Laid out without the province's own tables at hand: the window says so. */
  provisional: z.boolean(),
  schemeId: z.string().nullable(),
  /** How the year's documents print money. */
  unit: z.enum(['元', '千元', '万元']),
  decimals: z.int(),
  locked: z.boolean(),
  units: z.array(z.object({ code: z.string(), name: z.string() })),
});

/** All that the frame of the window shows. A new one comes with every write, as the event `changed`. */
export const deskState = z.object({
  /** Raised by everything that changes what a page shows; answers of an older revision are stale. */
  revision: z.int().min(0),
  /** Raised when findings are known anew while the ledger stayed as it was: what shows findings asks again, tables stay. */
  findingsRevision: z.int().min(0),
  /** The tables of a large book are still being checked at this revision: `findings` and `steps` are those before the last change. */
  checking: z.boolean(),
  /** Null while no ledger is open. */
  ledger: z.object({ name: z.string(), folder: z.string(), bureau: z.string() }).nullable(),
  /** Newest first. */
  years: z.array(z.object({ year: z.int(), locked: z.boolean() })),
  /** The year that is worked on; null while the ledger has none. */
  book: book.nullable(),
  /** The unit whose 单位决算 is shown and edited; null for the department's. */
  unit: z.string().nullable(),
  /** How the screen shows money; the documents keep the book's own unit. */
  displayUnit: z.enum(['元', '万元']),
  undo: z.string().nullable(),
  redo: z.string().nullable(),
  /** Findings that stand by themselves (no root) and are not answered, by level. */
  findings: z.object({ error: z.int(), warning: z.int(), tail: z.int(), note: z.int() }),
  steps: z.array(step),
  /** When the last write was durable (ISO 8601); null before the first. Nothing waits to be saved: every write is committed at once. */
  savedAt: z.string().nullable(),
});

export type DeskState = Immutable<z.output<typeof deskState>>;
export type StepState = (typeof STEP_STATES)[number];

const nothing = z.object({});

/** What concerns the whole window. Every answer is the new state. */
export const deskChannels = {
  'desk.state': channel({ input: nothing, output: deskState }),
  'desk.chooseYear': channel({ input: z.object({ year: z.int() }), output: deskState }),
  /** Null for the department's own book. */
  'desk.chooseUnit': channel({ input: z.object({ unit: z.string().nullable() }), output: deskState }),
  'desk.chooseDisplayUnit': channel({ input: z.object({ displayUnit: z.enum(['元', '万元']) }), output: deskState }),
  /** The ledger's last entry of this year, whatever page made it. `done` is what was taken back. */
  'desk.undo': channel({ input: nothing, output: z.object({ done: z.string(), state: deskState }) }),
  'desk.redo': channel({ input: nothing, output: z.object({ done: z.string(), state: deskState }) }),
  /** Ends a job under way (an export, a reading); what it had half-written is removed. */
  'desk.cancel': channel({ input: z.object({ job: z.string() }), output: z.object({ cancelled: z.boolean() }) }),
} as const;
