import { z } from 'zod';
import { type Immutable, channel } from './channel.ts';
import { PAGE_IDS } from './pages.ts';

const level = z.enum(['error', 'warning', 'tail', 'note']);
const nothing = z.object({});

/** Where a click goes; the parameters are those of `go` (renderer/frame/router.ts). */
const place = z.object({
  page: z.enum(PAGE_IDS), table: z.string().optional(), row: z.string().optional(), column: z.string().optional(), text: z.string().optional(), project: z.string().optional(),
});

/** One side of a finding: a cell in words, what it shows (a decimal string in the document's unit, null for blank), and where it is. */
const side = z.object({ table: z.string(), title: z.string(), row: z.string(), column: z.string(), value: z.string().nullable(), place: place.nullable() });

const answer = z.object({ kind: z.enum(['reason', 'approved']), reason: z.string(), name: z.string(), at: z.string() });

/** A finding with both its sides, of the book or of a document that someone else made. */
const bare = z.object({
  id: z.string(), rule: z.string(), level, title: z.string(), basis: z.string(), message: z.string(), judged: side, other: side.nullable(),
  expected: z.string().nullable(), difference: z.string().nullable(),
  /** Of the amounts; '' for counts and where no number is involved. */
  unit: z.string(),
  /** `sheet!cell` of a workbook. */
  source: z.string(),
});
const symptom = z.object({ id: z.string(), message: z.string(), judged: side });

const finding = bare.extend({
  /** Outlives a re-check, unlike `id`. */
  key: z.string(), symptoms: z.array(symptom),
  /** A transcription: the value of another cell, and why the judged cell cannot take it where it cannot. */
  suggestion: z.object({
    value: z.string(), from: z.string(), source: place.nullable(), refusal: z.string().nullable(),
    /** The coarser amounts that it would take the place of, in one sentence. */
    replaces: z.string().nullable(),
  }).nullable(),
  answer: answer.nullable(),
  /** Why the answer that was given does not count. */
  refused: z.string().nullable(),
  /** An answer to this very finding is kept and can be withdrawn. */
  stored: z.boolean(),
  /** How it may be answered: with a written reason, or as 与批复一致. */
  answerable: z.enum(['reason', 'approved']).nullable(),
});
export type CheckFinding = Immutable<z.output<typeof finding>>;
export type BareFinding = Immutable<z.output<typeof bare>>;
export type FindingSide = Immutable<z.output<typeof side>>;

const passed = z.object({ rule: z.string(), level, title: z.string(), basis: z.string() });
const notChecked = z.object({ rule: z.string(), title: z.string(), reason: z.string() });
const counts = z.object({ error: z.int(), warning: z.int(), tail: z.int(), note: z.int() });

const list = z.object({
  revision: z.int(), entered: z.boolean(), locked: z.boolean(),
  /** The department's book, not one unit's: only there findings are answered. */
  whole: z.boolean(),
  /** The conclusion in one sentence. */
  verdict: z.string(),
  findings: z.array(finding), passed: z.array(passed), notChecked: z.array(notChecked),
  /** Answers to findings that are no longer there. */
  orphans: z.array(z.object({ rule: z.string(), cell: z.string(), title: z.string(), place: z.string(), answer })),
  /** Who answered last: proposed as the name. */
  name: z.string(),
});

const auditLine = z.object({
  file: z.string(), error: z.string().nullable(), department: z.string(), pack: z.string(), year: z.int().nullable(), tables: z.int(), forms: z.int(),
  /** How many tables and self-evaluation forms were recognised, in words. */
  recognised: z.string(),
  counts, folded: z.int(), verdict: z.string(), notes: z.array(z.string()),
});
/** A self-evaluation form of an audited workbook: what it comes to by the rules beside what it prints; null where either is not there. */
const auditedForm = z.object({
  project: z.string().nullable(), sheet: z.string(), indicators: z.int(), total: z.number().nullable(), grade: z.string().nullable(), printedTotal: z.union([z.number(), z.string()]).nullable(), printedGrade: z.string().nullable(),
});
export type AuditedFormShown = Immutable<z.output<typeof auditedForm>>;

export type AuditLineShown = Immutable<z.output<typeof auditLine>>;

const saved = z.object({ name: z.string(), folder: z.string(), token: z.string() });

export const checksChannels = {
  /** Everything that the checks say of the chosen year and unit. */
  'checks.list': channel({ input: nothing, output: list }),
  /** A warning takes a reason; an error whose figure is that of the 批复 is accepted as 与批复一致 with reason and name. */
  'checks.answer': channel({ input: z.object({ key: z.string(), reason: z.string(), name: z.string() }), output: nothing }),
  'checks.withdraw': channel({ input: z.object({ key: z.string() }), output: nothing }),
  /** Copies the value of the finding's source cell into its judged cell: one fact, one journal entry. Refused without `replace` where coarser amounts would go. */
  'checks.transcribe': channel({ input: z.object({ key: z.string(), replace: z.boolean().default(false) }), output: z.object({ what: z.string() }) }),
  /** Asks where, writes 检查报告.xlsx. Null when cancelled. */
  'checks.export': channel({ input: nothing, output: saved.nullable() }),
  /** Opens a file or folder that an export gave. */
  'checks.show': channel({ input: z.object({ token: z.string() }), output: nothing }),
  /** Asks for workbooks that someone else made, or a folder of them. Null when cancelled. */
  'checks.chooseForeign': channel({ input: z.object({ what: z.enum(['files', 'folder', 'lastYear']) }), output: z.object({ tokens: z.array(z.string()), names: z.array(z.string()) }).nullable() }),
  /** Audits them in threads of their own; `desk.cancel` with the same job ends it. The result is kept until the next audit. */
  'checks.audit': channel({ input: z.object({ tokens: z.array(z.string()).min(1), lastYear: z.string().nullable(), job: z.string() }), output: z.object({ audit: z.string(), lines: z.array(auditLine) }) }),
  /** What was found in one of the files of an audit. */
  'checks.audited': channel({
    input: z.object({ audit: z.string(), index: z.int().min(0) }),
    output: z.object({ findings: z.array(bare.extend({ symptoms: z.array(symptom) })), forms: z.array(auditedForm), passed: z.array(passed), notChecked: z.array(notChecked) }),
  }),
  /** Asks where and writes: the report or the marked copy of one file, or those of all files with the summary into a folder. Null when cancelled. */
  'checks.saveAudit': channel({ input: z.object({ audit: z.string(), what: z.enum(['report', 'copy', 'all']), index: z.int().min(0).nullable(), job: z.string() }), output: saved.nullable() }),
} as const;
