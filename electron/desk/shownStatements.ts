import type { OpenedStatement, StatementChanges } from '../../shared/ipc/statements.ts';
import { changesOfStatement } from '../service/statements/statementChanges.ts';
import type { Desk } from './deskFace.ts';

const SHOWN = new WeakMap<Desk, Map<string, OpenedStatement>>();

/** Remembers a table as it goes to the window, so that the answer to an edit need only say what changed. */
export function remembered(desk: Desk, opened: OpenedStatement): OpenedStatement {
  const shown = SHOWN.get(desk) ?? new Map<string, OpenedStatement>();
  SHOWN.set(desk, shown);
  shown.set(opened.role, opened);
  return opened;
}

/** A table after an edit. @param held the window has what was sent of it last */
export function answerFor(desk: Desk, opened: OpenedStatement, held: boolean): { readonly changes: StatementChanges | null; readonly opened: OpenedStatement | null } {
  const before = SHOWN.get(desk)?.get(opened.role);
  const changes = held && before !== undefined ? changesOfStatement(before, opened) : null;
  remembered(desk, opened);
  return changes === null ? { changes, opened } : { changes, opened: null };
}
