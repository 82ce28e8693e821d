import { useMemo } from 'react';
import { useAnswer } from '../../bridge/index.ts';
import type { LastYear } from '../../grid/marks.ts';
import { cellKey } from '../../grid/plan.ts';
import type { StatementRole } from './useStatement.ts';

/** Last year's amounts of a table by cell; null while they are not shown. */
export function useLastYear(role: StatementRole | null, shown: boolean): ReadonlyMap<string, LastYear> | null {
  const { data } = useAnswer('statements.lastYear', shown && role !== null ? { role } : null);
  return useMemo(() => (shown ? new Map((data ?? []).map((entry) => [cellKey(entry.rowId, entry.columnId), entry])) : null), [shown, data]);
}
