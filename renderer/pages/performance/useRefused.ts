import { useCallback, useEffect, useRef, useState } from 'react';
import type { OpenedForm } from '../../../shared/ipc/performance.ts';
import { deskNow } from '../../bridge/index.ts';
import { mended, say } from '../../frame/messages.ts';
import { cellKey } from './FormTable.tsx';

type Entry = OpenedForm['cells'][number];

/** What a cell refused: the text that was typed, the sentence that says why, and what the ledger held instead. */
interface RefusedText {
  readonly text: string;
  readonly reason: string;
  readonly stored: string;
}

/** By form and cell. They outlive a look at another page: nothing that was typed is lost. */
const kept = new Map<string, Map<string, RefusedText>>();

/** The form of a project in the ledger and year that are open. */
function formAddress(code: string): string {
  const desk = deskNow();
  return [desk?.ledger?.folder, desk?.ledger?.name, desk?.book?.year, code].join('|');
}

export interface Refusals {
  /** Sentences that refused a text, by cell. */
  readonly refused: ReadonlyMap<string, string>;
  readonly refuse: (entry: Entry, text: string, reason: string) => void;
  /** The cell was mended or given up: its sentence goes. */
  readonly settle: (entry: Entry) => void;
}

/** Texts that cells of a form refused, with their sentences; those of an earlier visit come back unless their cell holds something else by now. */
export function useRefused(code: string, opened: OpenedForm | null, put: (key: string, text: string) => void): Refusals {
  const [refused, setRefused] = useState<ReadonlyMap<string, string>>(new Map());
  const [address] = useState(() => formAddress(code));
  const restored = useRef(false);
  useEffect(() => {
    if (opened === null || restored.current) return;
    restored.current = true;
    const stored = new Map(opened.cells.map((entry) => [cellKey(entry.rowId, entry.columnId), entry.text]));
    const texts = [...kept.get(address) ?? []].filter(([key, text]) => stored.get(key) === text.stored);
    kept.set(address, new Map(texts));
    for (const [key, { text }] of texts) put(key, text);
    setRefused(new Map(texts.map(([key, { reason }]) => [key, reason])));
  }, [opened, address, put]);
  const refuse = useCallback((entry: Entry, text: string, reason: string): void => {
    const key = cellKey(entry.rowId, entry.columnId);
    kept.set(address, new Map(kept.get(address)).set(key, { text, reason, stored: entry.text }));
    setRefused((before) => new Map(before).set(key, reason));
    say(reason, 'error');
  }, [address]);
  const settle = useCallback((entry: Entry): void => {
    const key = cellKey(entry.rowId, entry.columnId);
    const before = kept.get(address)?.get(key);
    if (before === undefined) return;
    mended(before.reason);
    kept.get(address)?.delete(key);
    setRefused((all) => new Map([...all].filter(([other]) => other !== key)));
  }, [address]);
  return { refused, refuse, settle };
}
