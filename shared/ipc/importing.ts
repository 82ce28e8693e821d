import { z } from 'zod';
import { channel } from './channel.ts';
import { deskState } from './desk.ts';
import { renamedName } from './ledger.ts';

const nothing = z.object({});
const moneyUnit = z.enum(['元', '千元', '万元']);
const token = z.string();

/** A workbook that was read and waits to be imported; `token` stands for it. */
const item = z.object({
  token, name: z.string(), kind: z.enum(['figures', 'forms', 'refused']), kindName: z.string(), year: z.int().nullable(),
  /** Where it belongs in the ledger, as far as it can be told. */
  book: z.int().nullable(), period: z.enum(['current', 'previous']),
  sheets: z.array(z.object({ name: z.string(), hidden: z.boolean() })),
  /** Why it cannot be imported. */
  message: z.string().nullable(),
  /** It was accepted since it was read. */
  accepted: z.boolean(),
});

/** What the person settled; absent: as the workbook and the ledger tell. */
const choices = z.object({
  book: z.int().optional(), period: z.enum(['current', 'previous']).optional(), unit: z.string().optional(), whole: z.boolean().optional(), pack: z.string().optional(), moneyUnit: moneyUnit.optional(),
  /** Cells (`sheet!A1`) that are taken as printed though other tables say otherwise. */
  asPrinted: z.array(z.string()).max(5000).optional(),
});

const place = z.object({ sheet: z.string(), cell: z.string() });
const quantity = z.enum(['fen', 'count']);

const sheet = z.object({
  sheet: z.string(), hidden: z.boolean(), title: z.string(), status: z.enum(['read', 'joined', 'duplicate', 'unused', 'skipped', 'unknown']),
  name: z.string().nullable(), confidence: z.number().nullable(), unit: z.string().nullable(), unitFrom: z.string().nullable(),
  /** Counts of what was understood. */
  rows: z.int(), rowsUnknown: z.int(), columns: z.int(), columnsUnknown: z.int(), notUnderstood: z.array(z.string()),
});

/** Years, units and layouts that can be chosen. */
const options = z.object({
  books: z.array(z.int()), units: z.array(z.object({ code: z.string(), name: z.string() })), packs: z.array(z.object({ id: z.string(), name: z.string() })),
});

const figures = z.object({
  kind: z.literal('figures'), year: z.int().nullable(), department: z.string(), book: z.int(), newBook: z.boolean(), period: z.enum(['current', 'previous']), unit: z.string().nullable(), ownUnit: z.boolean(),
  pack: z.object({ id: z.string(), name: z.string(), from: z.enum(['book', 'option', 'match', 'base']) }), facts: z.int(),
  sheets: z.array(sheet), learned: z.array(z.object({ dimension: z.enum(['function', 'economic']), code: z.string(), name: z.string() })),
  projects: z.array(z.object({ code: z.string(), name: z.string(), initial: z.int().nullable(), adjusted: z.int().nullable(), executed: z.int().nullable() })),
  /** Amounts that other tables of the workbook contradict: taken corrected, or as printed. */
  doubted: z.array(z.object({ ...place.shape, place: z.string(), printed: z.string().nullable(), asPrinted: z.int(), corrected: z.int(), expected: z.string(), quantityKind: quantity, message: z.string() })),
  /** Further errors of the printed tables, and contradictions that posting met. */
  findings: z.array(z.object({ message: z.string(), places: z.array(place) })),
  /** Where accepting changes what the ledger holds. Fen or counts, null where nothing stands. */
  changes: z.array(z.object({ address: z.string(), name: z.string(), old: z.int().nullable(), new: z.int().nullable(), quantityKind: quantity })),
  /** The department that the workbook names, where the ledger is called otherwise. */
  otherName: z.string().nullable(),
  /** 科目 that last year's workbook calls otherwise than this year. */
  renamed: z.array(renamedName),
  remarks: z.array(z.string()), problems: z.array(z.string()), blocked: z.string().nullable(), options,
});

const forms = z.object({
  kind: z.literal('forms'), book: z.int(), blocked: z.string().nullable(), notes: z.array(z.string()),
  projects: z.array(z.object({
    code: z.string(), name: z.string(), change: z.enum(['new', 'replaces', 'same']), indicators: z.int(), total: z.number().nullable(), printedTotal: z.string().nullable(), grade: z.string().nullable(), findings: z.array(z.string()),
  })),
  options,
});

/** It cannot be planned; `choices` still decide (the unit of money, the year). */
const refused = z.object({ kind: z.literal('refused'), code: z.string(), message: z.string(), options });

const shownSheet = z.object({
  name: z.string(), left: z.int(),
  columns: z.array(z.object({ letter: z.string(), hidden: z.boolean(), use: z.enum(['identity', 'amount', 'unused', 'unknown', 'around']), title: z.string() })),
  rows: z.array(z.object({
    row: z.int(), hidden: z.boolean(), use: z.enum(['read', 'unknown', 'around']), cells: z.array(z.object({ column: z.int(), text: z.string(), number: z.boolean(), rowSpan: z.int(), columnSpan: z.int() })),
  })),
});

export const importingChannels = {
  /** Asks for files and reads them; what could not be read comes as an item that says why. */
  'importing.choose': channel({ input: nothing, output: z.array(item) }),
  'importing.drop': channel({ input: z.object({ files: z.array(z.object({ name: z.string().min(1).max(255), bytes: z.instanceof(Uint8Array) })).min(1).max(100) }), output: z.array(item) }),
  'importing.items': channel({ input: nothing, output: z.array(item) }),
  'importing.discard': channel({ input: z.object({ token }), output: z.array(item) }),
  /** What accepting would write, and everything that must be seen before it; nothing is written. */
  'importing.plan': channel({ input: z.object({ token, choices }), output: z.discriminatedUnion('kind', [figures, forms, refused]) }),
  'importing.sheet': channel({ input: z.object({ token, sheet: z.string(), choices }), output: shownSheet }),
  /** One journal entry, which one undo takes back. `keep`: addresses of changes in which the ledger's figure stays. */
  'importing.accept': channel({ input: z.object({ token, choices, keep: z.array(z.string()).max(100_000) }), output: z.object({ state: deskState, items: z.array(item), said: z.string() }) }),
  /** Imports that stand in the year, newest first. */
  'importing.done': channel({ input: nothing, output: z.array(z.object({ id: z.int(), what: z.string(), at: z.string(), who: z.string(), last: z.boolean() })) }),
  /** Asks where and writes the empty 底稿 of the year's (or the newest) layout. Null when cancelled. */
  'importing.template': channel({ input: z.object({ unit: moneyUnit.default('元') }), output: z.object({ name: z.string(), folder: z.string() }).nullable() }),
} as const;
