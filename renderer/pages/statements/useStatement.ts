import { useCallback, useEffect, useMemo, useRef, useState } from 'react';
import type { OpenedStatement } from '../../../shared/ipc/statements.ts';
import { call, useDesk } from '../../bridge/index.ts';
import { say } from '../../frame/messages.ts';
import type { CellEdit } from '../../grid/edits.ts';
import { type PendingEdits, pendingOf } from '../../grid/optimistic.ts';

export type StatementRole = OpenedStatement['role'];

/** A statement in the window and what can be done with it. */
export interface StatementDesk {
  /** The newest answer; the table before while the first answer of another is under way. */
  readonly opened: OpenedStatement | null;
  readonly problem: string | null;
  /** Edits without an answer. */
  readonly pending: PendingEdits;
  readonly edit: (edits: readonly CellEdit[], what: string) => void;
  readonly addRow: (panel: string, code: string) => Promise<void>;
  readonly removeRow: (rowId: string) => Promise<void>;
}

const NOTHING_PENDING: PendingEdits = new Map();

/**
 * Opens a statement, shows edits at once and takes the answers in the order of their revisions. An edit's answer is the table
 * itself: it is asked for again only when something else raised the revision.
 */
export function useStatement(role: StatementRole | null): StatementDesk {
  const revision = useDesk()?.revision ?? 0;
  const [opened, setOpened] = useState<OpenedStatement | null>(null);
  const [problem, setProblem] = useState<string | null>(null);
  const [pending, setPending] = useState<PendingEdits>(NOTHING_PENDING);
  const [waiting, setWaiting] = useState(0);
  const wanted = useRef(role);
  wanted.current = role;

  const take = useCallback((next: OpenedStatement): void => {
    setOpened((before) => (next.role !== wanted.current || (before?.role === next.role && before.revision > next.revision) ? before : next));
    setProblem(null);
  }, []);
  const fresh = opened !== null && opened.role === role && opened.revision >= revision;
  useEffect(() => {
    if (role === null || fresh || waiting > 0) return;
    call('statements.open', { role }).then(take, (error: unknown) => { if (wanted.current === role) setProblem(sentenceOf(error)); });
  }, [role, revision, fresh, waiting, take]);
  useEffect(() => { if (waiting === 0) setPending(NOTHING_PENDING); }, [waiting]);

  const number = opened?.sheet.number ?? '';
  const edit = useCallback((edits: readonly CellEdit[], what: string): void => {
    if (role === null) return;
    setWaiting((before) => before + 1);
    setPending((before) => pendingOf(edits, before));
    call('statements.edit', { role, cells: edits, ...(edits.length > 1 && { what: `${number} ${what}` }) }).then((result) => {
      take(result.opened);
      const [first] = result.rejected;
      if (first) say(`${String(result.rejected.length)} 格没有写入：${first.reason}`, 'error');
    }).catch((error: unknown) => say(sentenceOf(error), 'error')).finally(() => setWaiting((before) => before - 1));
  }, [role, number, take]);

  const addRow = useCallback(async (panel: string, code: string): Promise<void> => {
    if (role !== null) take(await call('statements.addRow', { role, panel, code }));
  }, [role, take]);
  const removeRow = useCallback(async (rowId: string): Promise<void> => {
    if (role === null) return;
    const result = await call('statements.removeRow', { role, rowId });
    take(result.opened);
    say(`已删除本行的 ${String(result.written)} 个数字，可按 Ctrl+Z 撤销。`, 'done');
  }, [role, take]);
  return useMemo(() => ({ opened, problem, pending, edit, addRow, removeRow }), [opened, problem, pending, edit, addRow, removeRow]);
}

function sentenceOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
