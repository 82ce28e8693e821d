import type { ViewCell, ViewTable } from '../view/view.ts';
import { amountText, columnRef, decimalsMore, differenceText, rowRef } from './address.ts';
import type { IndexedTable } from './figureIndex.ts';
import type { Finding, Level } from './finding.ts';
import { type RuleId, ruleOf } from './rules.ts';

/** A finding on its way: its cause is another draft, ids are given when all are known. */
export interface Draft {
  readonly rule: RuleId;
  readonly level: Level;
  readonly body: Omit<Finding, 'id' | 'rule' | 'level' | 'root'>;
  /** For sorting and folding; absent for a finding on a whole table. */
  readonly cell?: ViewCell;
  readonly table?: ViewTable;
  root: Draft | null;
}

interface Judgement {
  readonly expected?: number;
  readonly message: string;
  readonly other?: Finding['other'];
  readonly level?: Level;
  readonly suggestion?: Finding['suggestion'];
}

/** A draft on one cell. @param judged.expected fen or count that the cell should show, when known */
export function onCell(rule: RuleId, cell: ViewCell, judged: Judgement): Draft {
  const { expected, other } = judged;
  const more = expected === undefined ? 0 : decimalsMore(cell, expected);
  return {
    rule, level: judged.level ?? ruleOf(rule).level, cell, table: cell.table, root: null,
    body: {
      table: cell.table.number, row: rowRef(cell.table, cell.row), column: columnRef(cell),
      ...(cell.column.number === undefined ? {} : { col: cell.column.number }),
      expected: expected === undefined ? null : amountText(cell, expected, more), printed: more > 0 && cell.state === 'number' && cell.source === undefined ? amountText(cell, cell.value, more) : cell.printed,
      diff: expected === undefined || cell.state === 'bad' ? null : differenceText(cell, expected), message: judged.message,
      ...(other === undefined ? {} : { other }),
      ...(cell.source === undefined ? {} : { source: { sheet: cell.source.sheet, cell: cell.source.cell } }),
      ...(judged.suggestion === undefined ? {} : { suggestion: judged.suggestion }),
    },
  };
}

/** A cell as the counterpart of another. */
export function otherSide(cell: ViewCell): NonNullable<Finding['other']> {
  return { table: cell.table.number, row: rowRef(cell.table, cell.row), column: columnRef(cell), value: cell.printed };
}

/** A draft on a whole table, or on a row of it that has no cell of its own. */
export function onTable(rule: RuleId, table: string, message: string, place: { readonly row?: string | null; readonly column?: string | null; readonly printed?: string | null; readonly level?: Level; readonly of?: ViewTable; readonly source?: Finding['source'] } = {}): Draft {
  return {
    rule, level: place.level ?? ruleOf(rule).level, root: null, ...(place.of === undefined ? {} : { table: place.of }),
    body: {
      table, row: place.row ?? null, column: place.column ?? null, expected: null, printed: place.printed ?? null, diff: null, message,
      ...(place.source === undefined ? {} : { source: place.source }),
    },
  };
}

/** What a rule finds in a table; one that found nothing is not asked again before an amount of the table changes. @param key names the rule */
export function foundIn(entry: Pick<IndexedTable, 'clean'>, key: unknown, find: () => Iterable<Draft>): Draft[] {
  if (entry.clean.has(key)) return [];
  const drafts = [...find()];
  if (drafts.length === 0) entry.clean.add(key);
  return drafts;
}
