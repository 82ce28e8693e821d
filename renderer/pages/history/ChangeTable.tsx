import type { ReactElement } from 'react';
import type { ChannelOutput } from '../../../shared/ipc.ts';
import './changes.css';

export type RowChange = ChannelOutput<'history.entry'>['rows'][number];

interface ChangeTableProps {
  readonly rows: readonly RowChange[];
  readonly label: string;
  /** Opens all changes of one row; without it the rows cannot be opened. */
  readonly onOpen?: (row: RowChange) => void;
}

/** Changed rows with what they were and are. */
export function ChangeTable({ rows, label, onOpen }: ChangeTableProps): ReactElement {
  return (
    <table className="changes-table" aria-label={label}>
      <thead><tr><th scope="col">内容</th><th scope="col">原来</th><th scope="col">现在</th></tr></thead>
      <tbody>
        {rows.map((row) => (
          <tr key={`${row.table} ${row.key}`}>
            <td>
              {onOpen
                ? <button type="button" className="changes-link" title="这一项的全部修改" onClick={() => onOpen(row)}>{named(row)}</button>
                : named(row)}
            </td>
            <td className={row.before === null ? 'is-none' : undefined}>{row.before ?? '（没有）'}</td>
            <td className={row.after === null ? 'is-none' : undefined}>{row.after ?? '（删除）'}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

export function named({ subject, what }: Pick<RowChange, 'subject' | 'what'>): string {
  return what === '' ? subject : `${subject}：${what}`;
}
