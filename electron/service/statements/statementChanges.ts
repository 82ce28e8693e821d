import type { CellState, OpenedStatement, StatementChanges } from '../../../shared/ipc/statements.ts';
import { changesOfSheet } from '../../../shared/statement/sheetChanges.ts';

/** What of a table is another after an edit; null where more than amounts changed and the whole table has to go. */
export function changesOfStatement(before: OpenedStatement, after: OpenedStatement): StatementChanges | null {
  const sheet = before.role === after.role && before.unit === after.unit && before.decimals === after.decimals && before.states.length === after.states.length ? changesOfSheet(before.sheet, after.sheet) : null;
  if (sheet === null) return null;
  const states: { at: number; state: CellState }[] = [];
  for (let at = 0; at < after.states.length; at += 1) {
    const [old, now] = [before.states[at], after.states[at]];
    if (old === undefined || now === undefined || old.rowId !== now.rowId || old.columnId !== now.columnId) return null;
    if (old.state !== now.state || old.why !== now.why || old.approved !== now.approved || old.commented !== now.commented) states.push({ at, state: now });
  }
  const { role, revision, marks, findingsRevision, notes } = after;
  return { role, base: before.revision, revision, marks, findingsRevision, sheet, states, notes };
}
