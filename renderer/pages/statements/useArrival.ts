import { useEffect, useRef } from 'react';
import { say } from '../../frame/messages.ts';
import type { GridHandle } from '../../grid/Grid.tsx';
import type { PageProps } from '../pages.ts';

/** Goes to the cell that the place names, once its table is there. @param shown the revision of the table that stands there */
export function useArrival(grid: { readonly current: GridHandle | null }, place: PageProps['place'], shown: number | null): void {
  const arrived = useRef<PageProps['place'] | null>(null);
  useEffect(() => {
    const { row, column } = place;
    if (shown === null || arrived.current === place) return;
    arrived.current = place;
    if (row === undefined || column === undefined) return;
    if (!grid.current?.go(row, column)) say('这一格现在没有印在表中：可能没有数字，或被筛选、折叠。');
  }, [grid, place, shown]);
}
