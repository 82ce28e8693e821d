import { z } from 'zod';
import { ROLES } from '../statement/definition.ts';
import { type Immutable, channel } from './channel.ts';
import type { CellChange } from '../statement/sheetChanges.ts';
import { gridSheet } from './gridSheet.ts';
import { isFlag, isIndex, isOneOf, isText, recordsOf } from './records.ts';

/** A 决算表 of the pack, or a working sheet (`WorkingRole`). */
export const role = z.union([z.enum(ROLES), z.templateLiteral(['working', z.string()])]);
const CELL_STATES = ['entry', 'computed', 'foreign', 'locked'] as const;
const level = z.enum(['error', 'warning', 'tail', 'note']);

/** A table in the list at the side of the page. */
const entry = z.object({
  role, number: z.string(), title: z.string(), empty: z.boolean(),
  /** Standing findings whose judged cell is in the table, by level; null while a large book is being checked. */
  findings: z.object({ error: z.int(), warning: z.int(), tail: z.int(), note: z.int() }).nullable(),
});

/** An amount cell at `rowId`, `columnId`: what the grid shows beyond the printed text. */
const mark = z.object({
  rowId: z.string(), columnId: z.string(), findings: z.array(z.object({ id: z.string(), level, message: z.string() })),
});

/**
 * What of the cell can be typed into. `entry`: its filter fixes one place for a fact. `computed`: it has parts; `why` says which.
 * `foreign`: it is another unit's or the sum of units. Cells without a state hold nothing (dash, filler, head).
 */
export const cellState = z.object({
  rowId: z.string(), columnId: z.string(), state: z.enum(CELL_STATES), why: z.string(),
  /** The approved rounding shows another value than the sum of the facts. */
  approved: z.boolean(), commented: z.boolean(),
});
export type CellState = Immutable<z.output<typeof cellState>>;

/** Says the same as `cellState`. */
export function isCellState({ rowId, columnId, state, why, approved, commented }: Readonly<Partial<Record<keyof CellState, unknown>>>): boolean {
  return isText(rowId) && isText(columnId) && isOneOf(CELL_STATES, state) && isText(why) && isFlag(approved) && isFlag(commented);
}

/** Rows that a person may add to or take from: one for every panel whose rows come from codes. */
const growingPanel = z.object({
  panel: z.string(), dimension: z.enum(['function', 'economic']), digits: z.array(z.int()),
  /** A finest code may have a row for each project under it, `code/project`. */
  byProject: z.boolean(),
});

const opened = z.object({
  revision: z.int(), role, sheet: gridSheet, states: recordsOf<CellState>(isCellState), growing: z.array(growingPanel),
  /** Null while a large book is being checked: `statements.marks` has them once the desk says so. `findingsRevision` is theirs. */
  marks: z.array(mark).nullable(), findingsRevision: z.int(),
  /** Fen per digit is exact to the fen; the screen shows `unit` with `decimals`. */
  unit: z.enum(['元', '千元', '万元']), decimals: z.int(), notes: z.array(z.string()),
});

export type OpenedStatement = Immutable<z.output<typeof opened>>;

/** What one cell takes: fen (or a count), null empties it. The grid has read what was typed or pasted (`1,234.56`, `=120+35.6`) in the display unit. */
const cellEdit = z.object({ rowId: z.string(), columnId: z.string(), value: z.int().nullable() });

/** Why a cell was left as it was; shown and counted, never silently dropped. */
const rejected = z.object({ rowId: z.string(), columnId: z.string(), reason: z.string() });

/** What of an opened table is another: cells and states by their places in it. The marks are all there are. */
const changes = z.object({
  role, base: z.int(), revision: z.int(), marks: z.array(mark).nullable(), findingsRevision: z.int(),
  sheet: z.object({
    cells: recordsOf<CellChange>(({ at, value, text, editable }) => isIndex(at) && (value === null || Number.isFinite(value)) && isText(text) && isFlag(editable)),
    notes: z.array(z.string()), empty: z.boolean(), emptyReason: z.string().optional(),
  }),
  states: z.array(z.object({ at: z.int(), state: cellState })), notes: z.array(z.string()),
});
export type StatementChanges = Immutable<z.output<typeof changes>>;

/**
 * The table after an edit: what changed of it since the last answer (of revision `base`), else the table itself. `asks` is the question
 * which coarser amounts the edit would replace: nothing was written then, and asking again with `replace` writes it.
 */
const edited = z.object({ written: z.int(), rejected: z.array(rejected), asks: z.string().nullable(), changes: changes.nullable(), opened: opened.nullable() });

/** `within`: names of the 类 and 款 above it. */
const code = z.object({ code: z.string(), name: z.string(), within: z.string(), pinyin: z.string() });

export const statementsChannels = {
  'statements.list': channel({ input: z.object({}), output: z.array(entry) }),
  'statements.open': channel({ input: z.object({ role }), output: opened }),
  /**
   * All cells in one transaction and one journal entry; the table shown is given back recalculated. Cells that cannot take their value
   * are rejected one by one. `held`: the window has the last answer for this table, so that changes of it will do.
   */
  'statements.edit': channel({ input: z.object({ role, cells: z.array(cellEdit).min(1).max(20_000), what: z.string().optional(), held: z.boolean().default(false), replace: z.boolean().default(false) }), output: edited }),
  /** What the checks found in a table, once they are through. */
  'statements.marks': channel({ input: z.object({ role }), output: z.object({ role, revision: z.int(), findingsRevision: z.int(), marks: z.array(mark) }) }),
  /** Codes that a row may be added for, found by digits, name or pinyin initials; at most 50. */
  'statements.codes': channel({ input: z.object({ role, panel: z.string(), query: z.string() }), output: z.array(code) }),
  /** An empty row shows for as long as the session; it becomes a fact when an amount is typed. */
  'statements.addRow': channel({ input: z.object({ role, panel: z.string(), code: z.string() }), output: opened }),
  /** Projects that a row may be added for. */
  'statements.projects': channel({ input: z.object({}), output: z.array(z.object({ code: z.string(), name: z.string() })) }),
  /** Removes every fact under the row, in this and therefore in every table that shows it. */
  'statements.removeRow': channel({ input: z.object({ role, rowId: z.string() }), output: edited }),
  /** From what a cell comes. */
  'statements.source': channel({
    input: z.object({ role, rowId: z.string(), columnId: z.string() }),
    output: z.object({
      place: z.string(), signature: z.string(), value: z.number().nullable(), quantity: z.enum(['fen', 'count']), derived: z.number().nullable(), how: z.string(),
      facts: z.array(z.object({ what: z.string(), unit: z.string(), quantity: z.number(), quantityKind: z.enum(['fen', 'count']), origin: z.string(), who: z.string(), at: z.string(), entry: z.string() })),
      /** Other printed cells of the same meaning. */
      same: z.array(z.object({ role, rowId: z.string(), columnId: z.string(), place: z.string() })),
    }),
  }),
  /** Every change of the facts under a cell, newest first. */
  'statements.history': channel({
    input: z.object({ role, rowId: z.string(), columnId: z.string() }),
    output: z.array(z.object({ at: z.string(), who: z.string(), entry: z.string(), what: z.string(), before: z.number().nullable(), after: z.number().nullable(), quantity: z.enum(['fen', 'count']), undone: z.boolean() })),
  }),
  /** A remark on a cell; '' removes it. */
  'statements.comment': channel({ input: z.object({ role, rowId: z.string(), columnId: z.string(), text: z.string() }), output: z.object({ text: z.string() }) }),
  'statements.readComment': channel({ input: z.object({ role, rowId: z.string(), columnId: z.string() }), output: z.object({ text: z.string() }) }),
  /** Last year's amounts and the growth beside every amount cell of a table; null where last year has none. */
  'statements.lastYear': channel({
    input: z.object({ role }),
    output: z.array(z.object({ rowId: z.string(), columnId: z.string(), previous: z.number(), growth: z.string().nullable() })),
  }),
} as const;
