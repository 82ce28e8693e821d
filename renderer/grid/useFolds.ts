import { useCallback, useState } from 'react';
import { foldedTo, type RowTree } from './tree.ts';

/** What is folded in each sheet that was looked at, by its id: a set of rows, or everything from a depth on. */
interface Folds {
  readonly folded: ReadonlySet<string>;
  /** Folds a row, or opens it; the other of the two where it is not said. */
  readonly fold: (rowId: string, open?: boolean) => void;
  readonly foldTo: (tree: RowTree, depth: number | null) => void;
}

const NOTHING: ReadonlySet<string> = new Set();

export function useFolds(sheetId: string): Folds {
  const [bySheet, setBySheet] = useState<ReadonlyMap<string, ReadonlySet<string>>>(new Map());
  const set = useCallback((change: (before: ReadonlySet<string>) => ReadonlySet<string>): void => setBySheet((before) => new Map(before).set(sheetId, change(before.get(sheetId) ?? NOTHING))), [sheetId]);
  const fold = useCallback((rowId: string, open?: boolean): void => set((before) => {
    const after = new Set(before);
    if (open ?? before.has(rowId)) after.delete(rowId);
    else after.add(rowId);
    return after;
  }), [set]);
  const foldTo = useCallback((tree: RowTree, depth: number | null): void => set(() => (depth === null ? NOTHING : foldedTo(tree, depth))), [set]);
  return { folded: bySheet.get(sheetId) ?? NOTHING, fold, foldTo };
}
