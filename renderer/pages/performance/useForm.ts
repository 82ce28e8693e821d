import { useCallback, useEffect, useRef, useState } from 'react';
import type { OpenedForm, ScoredForm } from '../../../shared/ipc/performance.ts';
import { asCallError, call } from '../../bridge/call.ts';
import { useAnswer } from '../../bridge/index.ts';
import { cellKey } from './FormTable.tsx';
import { useRefused } from './useRefused.ts';

type Entry = OpenedForm['cells'][number];

interface Typed { readonly entry: Entry; readonly text: string }

/** Milliseconds of quiet after which what is typed is read back. */
const QUIET = 120;

export interface FormState {
  readonly opened: OpenedForm | null;
  readonly error: string | null;
  readonly preview: ScoredForm | null;
  readonly drafts: ReadonlyMap<string, string>;
  readonly refused: ReadonlyMap<string, string>;
  readonly type: (entry: Entry, text: string) => void;
  readonly leave: (entry: Entry) => void;
  readonly cancel: (entry: Entry) => void;
}

/** One project's form: what is stored, what is typed and not stored yet, and what the engine makes of it meanwhile. */
export function useForm(code: string): FormState {
  const { data: opened, error } = useAnswer('performance.open', { code });
  const [drafts, setDrafts] = useState<ReadonlyMap<string, string>>(new Map());
  const [preview, setPreview] = useState<ScoredForm | null>(null);
  const timer = useRef<number | undefined>(undefined);
  const turn = useRef(0);
  /** What is being typed now; null while nothing differs from what is stored. */
  const live = useRef<Typed | null>(null);
  const typed = useRef(new Map<string, string>());
  const stale = useRef(new Set<string>());

  const put = useCallback((key: string, text: string | null): void => {
    if (text === null) typed.current.delete(key);
    else typed.current.set(key, text);
    setDrafts(new Map(typed.current));
  }, []);
  const { refused, refuse, settle } = useRefused(code, opened, put);
  const forgetPreview = useCallback((): void => {
    window.clearTimeout(timer.current);
    turn.current += 1;
    setPreview(null);
  }, []);

  const ask = useCallback(({ entry, text }: Typed): void => {
    window.clearTimeout(timer.current);
    turn.current += 1;
    const question = turn.current;
    timer.current = window.setTimeout(() => {
      call('performance.preview', { code, cells: [{ rowId: entry.rowId, columnId: entry.columnId, text }] }).then((answer) => {
        if (question === turn.current) setPreview(answer);
      }, () => { if (question === turn.current) setPreview(null); });
    }, QUIET);
  }, [code]);

  // What was stored is shown by the new answer; until then the typed text stands, so that nothing flickers.
  useEffect(() => {
    for (const key of stale.current) put(key, null);
    stale.current.clear();
    if (live.current === null) forgetPreview();
    else ask(live.current);
  }, [opened, put, ask, forgetPreview]);
  useEffect(() => () => window.clearTimeout(timer.current), []);

  const type = useCallback((entry: Entry, text: string): void => {
    const key = cellKey(entry.rowId, entry.columnId);
    stale.current.delete(key);
    put(key, text);
    live.current = text === entry.text ? null : { entry, text };
    if (live.current === null) forgetPreview();
    else ask(live.current);
  }, [put, ask, forgetPreview]);

  const cancel = useCallback((entry: Entry): void => {
    const key = cellKey(entry.rowId, entry.columnId);
    live.current = null;
    put(key, null);
    settle(entry);
    forgetPreview();
  }, [put, settle, forgetPreview]);

  const leave = useCallback((entry: Entry): void => {
    const key = cellKey(entry.rowId, entry.columnId);
    const text = typed.current.get(key);
    if (text === undefined || stale.current.has(key)) return;
    if (text.trim() === entry.text.trim()) {
      cancel(entry);
      return;
    }
    const keep = (reason: string): void => {
      stale.current.delete(key);
      put(key, text);
      refuse(entry, text, reason);
    };
    live.current = null;
    stale.current.add(key);
    call('performance.edit', { code, cells: [{ rowId: entry.rowId, columnId: entry.columnId, text }] }).then(({ rejected: [first] }) => {
      if (first) keep(first.reason);
      else settle(entry);
    }, (failure: unknown) => keep(asCallError(failure).message));
  }, [code, cancel, put, refuse, settle]);

  // A page that is left by a shortcut takes along what was being typed.
  const leaveNow = useRef(leave);
  leaveNow.current = leave;
  useEffect(() => () => { if (live.current) leaveNow.current(live.current.entry); }, []);

  return { opened, error: error?.message ?? null, preview, drafts, refused, type, leave, cancel };
}
