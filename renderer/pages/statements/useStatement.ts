import { useCallback, useEffect, useMemo, useRef, useState } from 'react';
import type { OpenedStatement } from '../../../shared/ipc/statements.ts';
import { call, useAnswer } from '../../bridge/index.ts';
import { say } from '../../frame/messages.ts';
import type { CellEdit } from '../../grid/edits.ts';
import { type PendingEdits, pendingOf } from '../../grid/optimistic.ts';

export type StatementRole = OpenedStatement['role'];

/** A statement in the window and what can be done with it. */
export interface StatementDesk {
  /** The newest answer for the role; the last table's while the first answer is under way. */
  readonly opened: OpenedStatement | null;
  readonly problem: string | null;
  /** Edits without an answer. */
  readonly pending: PendingEdits;
  readonly edit: (edits: readonly CellEdit[], what: string) => void;
  readonly addRow: (panel: string, code: string) => Promise<void>;
  readonly removeRow: (rowId: string) => Promise<void>;
}

const NOTHING_PENDING: PendingEdits = new Map();

/** Opens a statement, shows edits at once and takes the program's answers in their order. */
export function useStatement(role: StatementRole | null): StatementDesk {
  const answer = useAnswer('statements.open', role === null ? null : { role });
  const [newer, setNewer] = useState<OpenedStatement | null>(null);
  const [pending, setPending] = useState<PendingEdits>(NOTHING_PENDING);
  const waiting = useRef(0);
  useEffect(() => { setNewer(null); }, [role]);
  const opened = newest(role, answer.data, newer);

  const number = opened?.sheet.number ?? '';
  const settle = useCallback((after: OpenedStatement | null): void => {
    waiting.current -= 1;
    if (after) setNewer(after);
    if (waiting.current === 0) setPending(NOTHING_PENDING);
  }, []);

  const edit = useCallback((edits: readonly CellEdit[], what: string): void => {
    if (role === null) return;
    waiting.current += 1;
    setPending((before) => pendingOf(edits, before));
    call('statements.edit', { role, cells: edits, ...(edits.length > 1 && { what: `${number} ${what}` }) }).then((result) => {
      settle(result.opened);
      if (result.rejected.length > 0) say(rejectedSentence(result.rejected), 'error');
    }, (error: unknown) => {
      settle(null);
      say(error instanceof Error ? error.message : String(error), 'error');
    });
  }, [role, number, settle]);

  const addRow = useCallback(async (panel: string, code: string): Promise<void> => {
    if (role !== null) setNewer(await call('statements.addRow', { role, panel, code }));
  }, [role]);
  const removeRow = useCallback(async (rowId: string): Promise<void> => {
    if (role === null) return;
    const result = await call('statements.removeRow', { role, rowId });
    setNewer(result.opened);
    say(`已删除本行的 ${String(result.written)} 个数字，可按 Ctrl+Z 撤销。`, 'done');
  }, [role]);
  return useMemo(() => ({ opened, problem: answer.error?.message ?? null, pending, edit, addRow, removeRow }), [opened, answer.error, pending, edit, addRow, removeRow]);
}

/** The answer of an edit is newer than the question asked again because of it, and the other way round: the revision decides. */
function newest(role: StatementRole | null, asked: OpenedStatement | null, edited: OpenedStatement | null): OpenedStatement | null {
  const known = [asked, edited].filter((entry) => entry !== null && entry.role === role);
  return known.reduce((best, entry) => (best === null || (entry !== null && entry.revision >= best.revision) ? entry : best), null);
}

function rejectedSentence(rejected: readonly { readonly reason: string }[]): string {
  return `${String(rejected.length)} 格没有写入：${rejected[0]?.reason ?? ''}`;
}
