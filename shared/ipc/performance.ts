import { z } from 'zod';
import { type Immutable, channel } from './channel.ts';
import { gridSheet } from './gridSheet.ts';

const level = z.enum(['error', 'warning', 'tail', 'note']);
const kind = z.enum(['project', 'department']);
const nothing = z.object({});
const code = z.string();
const row = z.int().min(-1);

/** `empty`: no indicators; `draft`: actuals or money still blank; `errors`: complete with errors; `done`: complete. */
const line = z.object({
  code, name: z.string(), kind, onBehalf: z.boolean(), implementingUnit: z.string(), form: z.string(), budget: z.int().nullable(), executed: z.int().nullable(), rate: z.number().nullable(),
  score: z.number().nullable(), grade: z.string().nullable(), state: z.enum(['empty', 'draft', 'errors', 'done']), errors: z.int(), warnings: z.int(),
});

/** A cell that takes typing: `form` / `fund:0` / `indicator:3` and a column; `text` as it would be typed, money exact in the form's unit. */
const entryCell = z.object({ rowId: z.string(), columnId: z.string(), kind: z.enum(['text', 'long', 'amount', 'points']), text: z.string() });
const formEdit = z.object({ rowId: z.string(), columnId: z.string(), text: z.string().max(4000) });
const rejected = z.object({ rowId: z.string(), columnId: z.string(), reason: z.string() });

/** An indicator with what was understood of it, its score and the sentence that explains it. */
const rowView = z.object({
  index: z.int(), path: z.string(), name: z.string(), targetWords: z.string(), actualWords: z.string(), weight: z.number().nullable(), score: z.number().nullable(), ruleScore: z.number().nullable(),
  basis: z.enum(['rule', 'band', 'entered', 'override', 'none']), band: z.object({ state: z.string(), from: z.number(), to: z.number(), toIncluded: z.boolean() }).nullable(),
  override: z.object({ score: z.number(), reason: z.string() }).nullable(), entered: z.string(), explanation: z.string(),
});
const placedFinding = z.object({ level, message: z.string(), rowId: z.string(), columnId: z.string() });
const scored = z.object({
  rows: z.array(rowView), execution: z.object({ rate: z.number().nullable(), weight: z.number().nullable(), score: z.number().nullable(), explanation: z.string() }),
  total: z.number().nullable(), totalWeight: z.number().nullable(), grade: z.string().nullable(), findings: z.array(placedFinding),
});

const opened = scored.extend({
  code, name: z.string(), kind, onBehalf: z.boolean(), department: z.string(), implementingUnit: z.string(), form: z.string(), formName: z.string(), scheme: z.string(), sheet: gridSheet, cells: z.array(entryCell),
  /** 总分 and 等级 of the imported form; '' where none was imported. */
  printedTotal: z.string(), printedGrade: z.string(),
  /** Rows whose imported score is another than the rule's. */
  printedScores: z.int(), funds: z.array(z.string()), locked: z.boolean(), previous: code.nullable(), next: code.nullable(),
});
export type OpenedForm = Immutable<z.output<typeof opened>>;
export type ScoredForm = Immutable<z.output<typeof scored>>;
export type IndicatorRow = Immutable<z.output<typeof rowView>>;

const indicator = z.object({ level1: z.string(), level2: z.string(), level3: z.string(), target: z.string(), explanation: z.string() });
const change = z.object({ kind: z.enum(['advanced', 'emptied', 'check']), message: z.string() });
const figure = z.object({ key: z.string(), group: z.string(), label: z.string(), value: z.number(), unit: z.enum(['%', '分', '位']) });
const share = z.string().nullable();

export const performanceChannels = {
  'performance.list': channel({ input: nothing, output: z.object({ lines: z.array(line), locked: z.boolean(), earlierYears: z.array(z.int()) }) }),
  /** One project on its form, scored; every cell that takes typing. */
  'performance.open': channel({ input: z.object({ code }), output: opened }),
  /** Cells in one transaction and one journal entry; those that cannot take their text are named and stay. */
  'performance.edit': channel({ input: z.object({ code, cells: z.array(formEdit).min(1).max(2000) }), output: z.object({ rejected: z.array(rejected) }) }),
  /** What the cells would make of the form, while they are typed; nothing is written. */
  'performance.preview': channel({ input: z.object({ code, cells: z.array(formEdit).min(1).max(50) }), output: scored.extend({ rejected: z.array(rejected) }) }),
  /** A score beside the rule's, with its reason; null takes it back. */
  'performance.override': channel({ input: z.object({ code, row: z.int().min(0), override: z.object({ score: z.string(), reason: z.string() }).nullable() }), output: nothing }),
  /** Lets go what the imported form prints as scores by rule, total and grade. */
  'performance.useComputed': channel({ input: z.object({ code }), output: nothing }),
  /** Behind a row (-1: before the first). Without indicators one blank row. */
  'performance.addRows': channel({ input: z.object({ code, after: row, indicators: z.array(indicator).max(50) }), output: nothing }),
  'performance.removeRow': channel({ input: z.object({ code, row }), output: nothing }),
  'performance.moveRow': channel({ input: z.object({ code, row, to: row }), output: nothing }),
  'performance.putFunds': channel({ input: z.object({ code, sources: z.array(z.object({ from: z.int().nullable(), source: z.string() })).max(20) }), output: nothing }),
  /** What of a project no cell of its form holds. */
  'performance.setProject': channel({ input: z.object({ code, kind, form: z.string(), onBehalf: z.boolean() }), output: nothing }),
  'performance.choices': channel({
    input: nothing,
    output: z.object({
      forms: z.array(z.object({ id: z.string(), name: z.string(), kind })), projectForm: z.string(), departmentForm: z.string(), bureau: z.string(), units: z.array(z.string()),
      libraries: z.array(z.object({ id: z.string(), name: z.string(), kinds: z.array(z.object({ id: z.string(), name: z.string(), indicators: z.array(indicator) })) })),
    }),
  }),
  'performance.add': channel({
    input: z.object({ name: z.string(), department: z.string(), implementingUnit: z.string(), form: z.string(), from: z.object({ library: z.string(), kind: z.string() }).optional() }),
    output: z.object({ code }),
  }),
  'performance.remove': channel({ input: z.object({ code }), output: nothing }),
  'performance.order': channel({ input: z.object({ codes: z.array(code) }), output: nothing }),
  /** Projects of another year of the ledger; `taken` are in this year already. */
  'performance.copySources': channel({ input: z.object({ from: z.int() }), output: z.array(z.object({ code, name: z.string(), indicators: z.int(), taken: z.boolean() })) }),
  'performance.copy': channel({ input: z.object({ from: z.int(), codes: z.array(code).min(1) }), output: z.array(z.object({ code, name: z.string(), changes: z.array(change) })) }),
  /** Asks for workbooks and reads the forms in them; null where the dialog was cancelled. Nothing is written before `acceptImport`. */
  'performance.planImport': channel({
    input: nothing,
    output: z.object({
      token: z.string(), files: z.array(z.string()), notes: z.array(z.string()),
      projects: z.array(z.object({ code, name: z.string(), change: z.enum(['new', 'replaces', 'same']), indicators: z.int(), total: z.number().nullable(), printedTotal: z.union([z.number(), z.string()]).nullable(), grade: z.string().nullable(), errors: z.int() })),
    }).nullable(),
  }),
  'performance.acceptImport': channel({ input: z.object({ token: z.string(), codes: z.array(code).min(1) }), output: z.object({ taken: z.int() }) }),
  /** Every indicator of every project. */
  'performance.indicators': channel({
    input: nothing,
    output: z.array(z.object({ code, project: z.string(), row: z.int(), level1: z.string(), level2: z.string(), level3: z.string(), target: z.string(), actual: z.string(), weight: z.number().nullable(), score: z.number().nullable(), basis: z.enum(['rule', 'band', 'entered', 'override', 'none']), reason: z.string(), explanation: z.string(), errors: z.int(), warnings: z.int() })),
  }),
  'performance.summary': channel({
    input: nothing,
    output: z.object({
      sheet: gridSheet, sentences: z.array(z.object({ level, message: z.string() })), ungraded: z.int(),
      grades: z.array(z.object({ grade: z.string(), projects: z.int(), executed: z.int(), projectShare: share, executedShare: share })),
    }).nullable(),
  }),
  /** By what the year is scored. `own` after it was changed for this year. */
  'performance.scheme': channel({
    input: nothing,
    output: z.object({ id: z.string(), name: z.string(), basis: z.string(), sentences: z.array(z.string()), figures: z.array(figure), choices: z.array(z.object({ id: z.string(), name: z.string(), basis: z.string() })) }),
  }),
  'performance.chooseScheme': channel({ input: z.object({ id: z.string() }), output: nothing }),
  'performance.editScheme': channel({ input: z.object({ figures: z.array(z.object({ key: z.string(), value: z.number() })).min(1) }), output: nothing }),
  /** Asks where to, then writes 汇总表 and every form; null where the dialog was cancelled. */
  'performance.export': channel({ input: nothing, output: z.object({ name: z.string(), folder: z.string() }).nullable() }),
} as const;
