import { z } from 'zod';
import { channel } from './channel.ts';
import { PAGES } from './pages.ts';

const nothing = z.object({});
/** Printed on both sides and bound; printed on one side; read on a screen. */
const edition = z.enum(['print', 'simplex', 'web']);
const fonts = z.enum(['system', 'bundled']);

/** What a person chose last on the page; kept on this PC. */
const choice = z.object({
  edition, fonts,
  /** 正式稿 instead of 校核稿, where nothing stands against it. */
  final: z.boolean(),
  /** What is exported. */
  outputs: z.array(z.enum(['print', 'simplex', 'web', 'statements', 'checks', 'forms', 'docx', 'a3'])),
  archival: z.boolean(),
});
export type BookletChoice = z.output<typeof choice>;
export const FIRST_CHOICE: BookletChoice = { edition: 'print', fonts: 'system', final: true, outputs: ['print', 'web', 'statements', 'checks', 'forms'], archival: false };
export const bookletChoice = choice;

const shown = z.object({ edition, fonts, final: z.boolean() });
const attachments = z.array(z.object({ section: z.string(), title: z.string(), kind: z.enum(['text', 'form']), printed: z.boolean() }));
const face = z.object({ where: z.string(), face: z.string(), origin: fonts });

/** `serial` is another as soon as the page looks different; width and height in points as it is shown. */
const page = z.object({ width: z.number(), height: z.number(), kind: z.enum(['cover', 'signatures', 'contents', 'part', 'body', 'blank']), number: z.string(), serial: z.int() });
/** A part, section or table; `page` of the document from 1, `number` as printed. */
const place = z.object({ id: z.string(), level: z.int(), title: z.string(), page: z.int(), number: z.string() });

/** One thing that stands against 正式稿: a sentence, the page on which it is put right, and the single things that it counts. */
const condition = z.object({ kind: z.enum(['errors', 'reasons', 'people', 'approval', 'unlocked']), page: z.enum(PAGES.map(({ id }) => id)), message: z.string(), details: z.array(z.string()) });

const written = z.object({
  /** Tokens: to open them, never paths. */
  folder: z.string(), folderName: z.string(), files: z.array(z.object({ token: z.string(), name: z.string() })),
  pages: z.int(), draft: z.boolean(), errors: z.int(), missing: z.array(z.string()), faces: z.array(face), remarks: z.array(z.string()),
});

export const bookletChannels = {
  'booklet.open': channel({ input: nothing, output: z.object({ entered: z.boolean(), packName: z.string(), provisional: z.boolean(), department: z.string(), attachments, choice }) }),
  'booklet.keepChoice': channel({ input: choice, output: choice }),
  /** Of the department's year; none where 正式稿 may be printed. */
  'booklet.finalConditions': channel({ input: nothing, output: z.array(condition) }),
  /** Prints the year with or without an attachment: a change of the ledger like any other. */
  'booklet.leaveOut': channel({ input: z.object({ section: z.string(), out: z.boolean() }), output: attachments }),
  /** Lays the book out as it is now; only what changed is laid out again. `final` counts only where nothing stands against it. */
  'booklet.show': channel({
    input: shown,
    output: z.object({ version: z.int(), pages: z.array(page), places: z.array(place), missing: z.array(z.string()), faces: z.array(face), remarks: z.array(z.string()), draft: z.boolean(), missingReasons: z.int() }),
  }),
  /** A PDF of some pages of what was shown last, first and last from 1. Refused with `preview-stale` when something else is shown by now. */
  'booklet.pages': channel({ input: z.object({ version: z.int(), first: z.int().min(1), last: z.int().min(1) }), output: z.object({ bytes: z.instanceof(Uint8Array) }) }),
  /** Asks for a folder and writes the files into it, all or none. The job is `booklet.export`. */
  'booklet.export': channel({ input: choice, output: z.discriminatedUnion('kind', [z.object({ kind: z.literal('cancelled') }), written.extend({ kind: z.literal('written') })]) }),
  /** The system's print dialog with what was shown last. */
  'booklet.print': channel({ input: z.object({ version: z.int() }), output: nothing }),
  /** Opens an exported folder or file. */
  'booklet.openPath': channel({ input: z.object({ token: z.string() }), output: nothing }),
} as const;
