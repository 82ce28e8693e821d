import type { ChannelOutput } from '../../../shared/ipc.ts';
import type { OpenedStatement, StatementChanges } from '../../../shared/ipc/statements.ts';
import { withSheetChanges } from '../../../shared/statement/sheetChanges.ts';

/**
 * A table after the changes that an edit brought. Changes of another table, or since a revision that the window has not, are left: the
 * table is then older than the desk and is asked for again. Marks that are not known yet stay until they are.
 */
export function withAnswer(opened: OpenedStatement, changes: StatementChanges | null): OpenedStatement {
  if (changes === null || changes.role !== opened.role || changes.base !== opened.revision) return opened;
  const states = [...opened.states];
  for (const { at, state } of changes.states) states[at] = state;
  const { revision, notes } = changes;
  const found = changes.marks === null ? { findingsRevision: MARKS_OF_BEFORE } : { marks: changes.marks, findingsRevision: changes.findingsRevision };
  return { ...opened, revision, notes, states, sheet: withSheetChanges(opened.sheet, changes.sheet), ...found };
}

/** No revision of findings: whatever the desk has is newer. */
const MARKS_OF_BEFORE = -1;

/** A table with the marks that the checks found; those of another revision are left. */
export function withMarks(opened: OpenedStatement, found: ChannelOutput<'statements.marks'>): OpenedStatement {
  if (found.role !== opened.role || found.revision !== opened.revision) return opened;
  return { ...opened, marks: found.marks, findingsRevision: found.findingsRevision };
}
