import type { Filter, QuantityKind } from '../ledger/fact.ts';
import type { MoneyUnit } from '../money/fen.ts';

/**
 * A statement (决算表) as a pack declares it. Identity is the role, the same in every province; number, title and layout are
 * data. A cell's meaning is panel filter ∧ row filter ∧ column filter.
 */
export const ROLES = [
  'summary', 'income', 'expenditure', 'fiscalSummary', 'generalExpenditure', 'generalBasicEconomic', 'fund', 'stateCapital',
  'threePublic', 'assets', 'fiscalDetail', 'generalDetail', 'generalProject', 'fundThreePublic', 'stateCapitalExpenditure',
] as const;
export type Role = (typeof ROLES)[number];

/** Id of a working sheet (填报底稿), as `resources/sources/workingSheets.yaml` names it. It is edited like a statement but never printed. */
export type WorkingRole = `working${string}`;
/** Whatever the grid opens. */
export type SheetRole = Role | WorkingRole;

export function isWorkingRole(role: SheetRole): role is WorkingRole {
  return role.startsWith('working');
}

/** Digits of a 类, 款 or 项 code. */
export type CodeLevel = 3 | 5 | 7;

export interface ColumnDefinition {
  readonly id: string;
  readonly label: string;
  /** What the leaf holds. Group heads have `children` and no kind. `line` is 行次/栏次; `rowNote` a remark. */
  readonly kind?: 'code' | 'label' | 'line' | 'amount';
  /** Of a code split over cells (类 | 款 | 项): the level whose own digits this code column prints. The whole code when absent. */
  readonly level?: CodeLevel;
  readonly filter?: Filter;
  /** Ids of leaf columns in the same panel which this one is the sum of (小计, 合计). */
  readonly sum?: readonly string[];
  readonly children?: readonly ColumnDefinition[];
  /** Printed only with an amount. */
  readonly whenEmpty?: 'omitted';
  /** Relative width for print and screen; label columns default to 3, code 1.4, line 0.7, amount 1.5. */
  readonly width?: number;
}

/** A fixed line: 「一、一般公共预算财政拨款收入」, 合计, 总计, an empty filler. */
export interface LineRow {
  readonly id: string;
  readonly kind: 'line';
  readonly label: string;
  readonly filter?: Filter;
  /** Signed row ids of the same panel: this line = their sum (`-id` subtracts). Used for checks and spreadsheet formulas. */
  readonly sum?: readonly string[];
  /** Rows of different panels with the same anchor stand on one level; fillers are inserted above them. */
  readonly anchor?: string;
  /** An empty line that is printed (with its 行次) and holds nothing. */
  readonly blank?: boolean;
  /** Depth for indentation, 0 = none. */
  readonly indent?: number;
  readonly bold?: boolean;
  /** Printed in place of a number, e.g. `——`, by column id: the cell is not applicable. */
  readonly dash?: readonly string[];
  /** Names of older or other forms that mean this line, for importing. */
  readonly aliases?: readonly string[];
  /** Classes of a fixed class list: the code whose name this line is (`210`). Lines missing from the list are inserted in order. */
  readonly classCode?: string;
  /** Printed at the foot of the table beside the other panels' foot rows, e.g. 人员经费合计. */
  readonly foot?: boolean;
  /** Printed only with an amount; while it is left out, …… stands before the next line, or nothing does. */
  readonly whenEmpty?: 'ellipsis' | 'omitted';
  /** With `foot`: number of panels that the row spans, its amount in the last column. Default 1. */
  readonly footSpan?: number;
}

/** Rows generated from the codes that occur: 类/款/项 or 类/款. */
export interface RollupRow {
  readonly id: string;
  readonly kind: 'rollup';
  readonly dimension: 'function' | 'economic' | 'project';
  /** Digits of the levels that are printed, e.g. [3, 5, 7] or [7]. */
  readonly levels: readonly number[];
  /** Codes printed even without an amount (economic lists), in print order, with their printed names. Others are inserted in code order. */
  readonly fixed?: readonly { readonly code: string; readonly label: string }[];
  /** Limits to codes with these prefixes (groups of 表06). */
  readonly prefixes?: readonly string[];
  readonly filter?: Filter;
  /** Under each finest code, a row of its own for every project whose money it is. */
  readonly byProject?: boolean;
}

export type RowDefinition = LineRow | RollupRow;

export interface PanelDefinition {
  readonly id: string;
  /** Head over the panel's columns (收入, 支出, 人员经费); absent when the table has one panel without such a head. */
  readonly label?: string;
  readonly filter?: Filter;
  readonly columns: readonly ColumnDefinition[];
  readonly rows: readonly RowDefinition[];
}

/** `R` is the role of a statement of the pack unless a working sheet is meant. */
export interface StatementDefinition<R extends SheetRole = Role> {
  readonly id: string;
  readonly role: R;
  /** 公开01表. */
  readonly number: string;
  /** Printed in place of the number; '' for a form that prints none. */
  readonly numberLabel?: string;
  readonly title: string;
  readonly orientation: 'portrait' | 'landscape';
  readonly unit: MoneyUnit;
  readonly decimals: number;
  /** Text at the right of the department line, default 金额单位：{unit}; assets print 单位：台、辆、套. */
  readonly unitLabel?: string;
  readonly quantity?: QuantityKind;
  readonly panels: readonly PanelDefinition[];
  /** Row of column numbers under the heads: its label (栏次), null when the form has none. */
  readonly columnNumbers?: string | null;
  /** 行次 running over the panels in order. */
  readonly lineNumbers?: boolean;
  readonly notes: readonly string[];
  /** Notes in place of `notes` when the book has money of a fund, source or nature that the form has no line or column for, so that one is added. */
  readonly completedNotes?: readonly string[];
  /** Note added when an ellipsis stands for lines that are left out. */
  readonly elisionNote?: string;
  /** How a zero is printed. */
  readonly zero: 'blank' | 'zero' | 'dash';
  /** Ids of lines that print a zero where there is no amount, unless the whole table has none. */
  readonly zeroRows?: readonly string[];
  /** Sentence printed under the table when it has no amounts (空表). */
  readonly emptyNote?: string;
  /** Why it has none, for a list of the tables (`PartDefinition.index`); the emptyNote without its 注： when absent. */
  readonly emptyReason?: string;
}

/** The leaf columns of a panel in print order, each with its heading path. */
export function leafColumns(columns: readonly ColumnDefinition[], path: readonly string[] = []): { readonly column: ColumnDefinition; readonly path: readonly string[] }[] {
  return columns.flatMap((column) => {
    const here = [...path, column.label];
    return column.children ? leafColumns(column.children, here) : [{ column, path: here }];
  });
}

/** A leaf column's filter includes those of the group heads above it. */
export function leafFilters(columns: readonly ColumnDefinition[], inherited: Filter = {}): Map<string, Filter> {
  const filters = new Map<string, Filter>();
  for (const column of columns) {
    const own = { ...inherited, ...column.filter };
    if (column.children) for (const [id, filter] of leafFilters(column.children, own)) filters.set(id, filter);
    else filters.set(column.id, own);
  }
  return filters;
}
