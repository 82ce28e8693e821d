import { useCallback, useEffect, useMemo, useRef, useState } from 'react';
import type { OpenedStatement } from '../../../shared/ipc/statements.ts';
import { call, useDesk } from '../../bridge/index.ts';
import { say } from '../../frame/messages.ts';
import type { CellEdit } from '../../grid/edits.ts';
import { type PendingEdits, pendingOf } from '../../grid/optimistic.ts';
import { withAnswer, withMarks } from './answers.ts';
import { useComplaint } from './complaint.ts';

export type StatementRole = OpenedStatement['role'];

/** A statement in the window and what can be done with it. */
export interface StatementDesk {
  /** The newest answer; the table before while the first answer of another is under way. */
  readonly opened: OpenedStatement | null;
  readonly problem: string | null;
  /** Edits without an answer. */
  readonly pending: PendingEdits;
  readonly edit: (edits: readonly CellEdit[], what: string) => void;
  /** An edit that waits for an answer: it would replace coarser amounts. */
  readonly question: EditQuestion | null;
  readonly addRow: (panel: string, code: string) => Promise<void>;
  readonly removeRow: (rowId: string) => Promise<void>;
}

export interface EditQuestion {
  readonly sentence: string;
  readonly answer: (replace: boolean) => void;
}

const NOTHING_PENDING: PendingEdits = new Map();
const NO_DESK = { revision: 0, findingsRevision: 0, checking: false };

/**
 * Opens a statement, shows edits at once and takes the answers in the order of their revisions. An edit's answer says what changed of
 * the table: it is asked for again only when something else raised the revision, and its marks when findings are known anew.
 */
export function useStatement(role: StatementRole | null): StatementDesk {
  const desk = useDesk();
  const { revision, findingsRevision, checking } = desk ?? NO_DESK;
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
  const kept = useKept(opened);
  const known = opened?.role === role || role === null ? undefined : kept.get(role);
  if (known !== undefined && known.revision === revision && waiting === 0) setOpened(known);
  const fresh = opened !== null && opened.role === role && opened.revision >= revision;
  useEffect(() => {
    if (role === null || fresh || waiting > 0) return;
    call('statements.open', { role }).then(take, (error: unknown) => { if (wanted.current === role) setProblem(sentenceOf(error)); });
  }, [role, revision, fresh, waiting, take]);
  useEffect(() => { if (waiting === 0) setPending(NOTHING_PENDING); }, [waiting]);
  const marksAreOld = fresh && !checking && (opened.marks === null || opened.findingsRevision < findingsRevision);
  useEffect(() => {
    if (role === null || !marksAreOld || waiting > 0) return;
    call('statements.marks', { role }).then((found) => setOpened((before) => before && withMarks(before, found)), (error: unknown) => say(sentenceOf(error), 'error'));
  }, [role, marksAreOld, findingsRevision, waiting]);

  const number = opened?.sheet.number ?? '';
  const held = opened?.role === role;
  const [question, setQuestion] = useState<EditQuestion | null>(null);
  const { notice, settled } = useComplaint('error');
  const send = useCallback((edits: readonly CellEdit[], what: string, replace: boolean): void => {
    if (role === null) return;
    setWaiting((before) => before + 1);
    setPending((before) => pendingOf(edits, before));
    call('statements.edit', { role, cells: edits, held, replace, ...(edits.length > 1 && { what: `${number} ${what}` }) }).then((result) => {
      if (result.opened) take(result.opened);
      else setOpened((before) => before && withAnswer(before, result.changes));
      if (result.asks !== null) {
        setQuestion({ sentence: result.asks, answer: (yes) => {
          setQuestion(null);
          if (yes) send(edits, what, true);
        } });
      }
      const [first] = result.rejected;
      settled();
      if (first) notice(`${String(result.rejected.length)} 格没有写入：${first.reason}`);
    }).catch((error: unknown) => {
      settled();
      notice(sentenceOf(error));
    }).finally(() => setWaiting((before) => before - 1));
  }, [role, number, held, take, notice, settled]);
  const edit = useCallback((edits: readonly CellEdit[], what: string): void => send(edits, what, false), [send]);

  const addRow = useCallback(async (panel: string, code: string): Promise<void> => {
    if (role !== null) take(await call('statements.addRow', { role, panel, code }));
  }, [role, take]);
  const removeRow = useCallback(async (rowId: string): Promise<void> => {
    if (role === null) return;
    const result = await call('statements.removeRow', { role, rowId });
    if (result.opened) take(result.opened);
    say(`已删除本行的 ${String(result.written)} 个数字，可按 Ctrl+Z 撤销。`, 'done');
  }, [role, take]);
  return useMemo(() => ({ opened, problem, pending, edit, question, addRow, removeRow }), [opened, problem, pending, edit, question, addRow, removeRow]);
}

/** The tables that the window has seen, each as it was last: one of the present revision need not be asked for again. */
function useKept(opened: OpenedStatement | null): ReadonlyMap<StatementRole, OpenedStatement> {
  const kept = useRef(new Map<StatementRole, OpenedStatement>());
  useEffect(() => {
    if (opened === null) return;
    for (const [role, { revision }] of kept.current) if (revision < opened.revision) kept.current.delete(role);
    kept.current.set(opened.role, opened);
  }, [opened]);
  return kept.current;
}

function sentenceOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
