import { useEffect, useState } from 'react';
import type { OpenedStatement } from '../../../shared/ipc/statements.ts';
import type { GridHandle } from '../../grid/Grid.tsx';

/** Goes to the first cell of a row that was added, once it is there: what follows is typing. The answer takes the code (`科目/project`) of the row. */
export function useAddedRow(grid: { readonly current: GridHandle | null }, opened: OpenedStatement | null): (code: string) => void {
  const [added, setAdded] = useState<string | null>(null);
  useEffect(() => {
    if (added === null || opened === null) return;
    setAdded(null);
    const cell = opened.sheet.cells.find((one) => one.rowId === `c:${added}` && one.kind === 'amount' && one.editable);
    if (cell?.rowId !== undefined && cell.columnId !== undefined) grid.current?.go(cell.rowId, cell.columnId);
  }, [grid, opened, added]);
  return setAdded;
}
