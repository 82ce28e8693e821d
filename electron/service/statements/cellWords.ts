import type { SheetRole } from '../../../shared/statement/definition.ts';
import type { StatementTable } from '../../../shared/statement/table.ts';

/** A cell by what is printed around it: `支出底稿 2101501 行政运行“非财政拨款资金/基本支出”`; '' where there is none. */
export function cellWords({ definition, panels }: StatementTable<SheetRole>, rowId: string, columnId: string): string {
  for (const { rows, columns } of panels) {
    const row = rows.find(({ id, cells }) => id === rowId && cells.has(columnId));
    const path = columns.find(({ column }) => column.id === columnId)?.path;
    if (row && path) return `${definition.number} ${[row.code ?? '', row.label.trim()].filter((word) => word !== '').join(' ')}“${path.join('/')}”`;
  }
  return '';
}
