import { useCallback } from 'react';
import { useAction } from '../../bridge/index.ts';
import { say } from '../../frame/messages.ts';
import { redo, undo } from '../../frame/undo.ts';
import type { GridPlace } from '../../grid/Grid.tsx';
import type { GridCommand } from '../../grid/keys.ts';
import type { PanelPart } from './CellPanel.tsx';
import type { StatementDesk } from './useStatement.ts';

interface Wishes {
  readonly statement: StatementDesk;
  /** Why nothing may be changed; null when it may. */
  readonly locked: string | null;
  readonly onPanel: (part: PanelPart) => void;
  readonly onAddRow: () => void;
}

const ROWS_FIXED = '这张表的行由表样固定，不能增加：请在按科目列行的表或底稿中增加。';

/** What the grid's own commands do on this page. */
export function useCommands({ statement: { opened, removeRow }, locked, onPanel, onAddRow }: Wishes): (command: GridCommand, at: GridPlace) => void {
  const [run] = useAction();
  const grows = (opened?.growing.length ?? 0) > 0;
  return useCallback((command: GridCommand, at: GridPlace): void => {
    const rowId = at.cell?.rowId;
    switch (command) {
      case 'undo': void undo(); return;
      case 'redo': void redo(); return;
      case 'source': case 'comment': onPanel(command); return;
      case 'addRow':
        if (locked !== null || !grows) say(locked ?? ROWS_FIXED);
        else onAddRow();
        return;
      case 'removeRow':
        if (locked !== null) say(locked);
        else if (rowId !== undefined) void run(() => removeRow(rowId));
        return;
    }
  }, [removeRow, run, locked, grows, onPanel, onAddRow]);
}
