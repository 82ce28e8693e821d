import { type ReactElement, useState } from 'react';
import { call, useAction, useAnswer } from '../../bridge/index.ts';
import { Dialog } from '../../frame/Dialog.tsx';
import { say } from '../../frame/messages.ts';
import { ChangeTable, type RowChange, named } from './ChangeTable.tsx';
import type { Entry } from './Journal.tsx';

/** What one step changed, what became of each row of it, and the way back to it. */
export function EntryPanel({ entry, onClose }: { readonly entry: Entry; readonly onClose: () => void }): ReactElement {
  const { data, error } = useAnswer('history.entry', { id: entry.id });
  const [row, setRow] = useState<RowChange | null>(null);
  const [asking, setAsking] = useState(false);
  return (
    <aside className="history-entry" data-region="" aria-label="这一步的内容">
      <div className="history-entry-head">
        <h2>{entry.what}</h2>
        <button type="button" className="frame-dismiss" aria-label="关闭这一步" onClick={onClose}>×</button>
      </div>
      <p className="history-soft">{new Date(entry.at).toLocaleString('zh-CN', { hour12: false })} · {entry.who}{entry.state === 'done' ? '' : `，${new Date(entry.stateAt).toLocaleString('zh-CN', { hour12: false })} 由 ${entry.stateBy} 撤销`}</p>
      {error && <p className="sentence-error">{error.message}</p>}
      {data && <p>改动：{data.counts.length === 0 ? '没有' : data.counts.map(({ subject, rows }) => `${subject} ${String(rows)} 处`).join('、')}{data.left > 0 ? `；下面列出其中 ${String(data.rows.length)} 处` : ''}。</p>}
      {entry.year !== null && entry.state !== 'discarded' && entry.kind !== 'migration' && (
        <p><button type="button" className="plain-button" onClick={() => setAsking(true)}>{entry.state === 'undone' ? '重做到这一步…' : '回到这一步…'}</button></p>
      )}
      <div className="history-rows">{data && data.rows.length > 0 && <ChangeTable rows={data.rows} label="改动的内容" onOpen={setRow} />}</div>
      {row && <RowHistory row={row} onClose={() => setRow(null)} />}
      {asking && <WayDialog entry={entry} onClose={() => setAsking(false)} />}
    </aside>
  );
}

/** Every change of one row, newest first. */
function RowHistory({ row, onClose }: { readonly row: RowChange; readonly onClose: () => void }): ReactElement {
  const { data, error } = useAnswer('history.row', { table: row.table, key: row.key });
  return (
    <Dialog title="这一项的全部修改" onClose={onClose}>
      <div className="history-dialog" tabIndex={0} role="region" aria-label="全部修改">
        <p><b>{named(row)}</b></p>
        {error && <p className="sentence-error">{error.message}</p>}
        <ol className="history-row-list">
          {data?.map(({ entry, change }) => (
            <li key={entry.id} className={entry.state === 'done' ? undefined : 'is-undone'}>
              <span>{change.before ?? '（没有）'} → <b>{change.after ?? '（删除）'}</b></span>
              <small>{new Date(entry.at).toLocaleString('zh-CN', { hour12: false })} · {entry.who} · {entry.what}{entry.state === 'done' ? '' : '（已撤销）'}</small>
            </li>
          ))}
        </ol>
      </div>
    </Dialog>
  );
}

/** Says how many steps it takes before it is done. */
function WayDialog({ entry, onClose }: { readonly entry: Entry; readonly onClose: () => void }): ReactElement {
  const { data, error } = useAnswer('history.way', { id: entry.id });
  const [run, running] = useAction();
  const goThere = (): void => {
    void run(async () => {
      await call('history.goTo', { id: entry.id });
      say(`已${data?.direction === 'redo' ? '重做到' : '回到'}“${entry.what}”；需要时可以再${data?.direction === 'redo' ? '撤销' : '重做'}。`, 'done');
      onClose();
    });
  };
  const here = data?.direction === 'undo' && data.steps === 0;
  return (
    <Dialog title={entry.state === 'undone' ? '重做到这一步' : '回到这一步'} onClose={onClose}>
      <div className="history-dialog">
        {error && <p className="sentence-error">{error.message}</p>}
        {data && here && <p>{data.year} 年度现在就停在这一步，后面没有别的操作。</p>}
        {data && !here && <p>{data.direction === 'undo' ? `将撤销 ${String(data.year)} 年度在它之后的 ${String(data.steps)} 步操作；在做别的修改之前，都可以重做回来。` : `将重做 ${String(data.year)} 年度的 ${String(data.steps)} 步操作，到这一步为止。`}</p>}
        <div className="history-buttons">
          {data && !here && <button type="button" className="plain-button is-primary" disabled={running} onClick={goThere}>{data.direction === 'undo' ? `撤销 ${String(data.steps)} 步` : `重做 ${String(data.steps)} 步`}</button>}
          <button type="button" className="plain-button" onClick={onClose}>{here || error ? '关闭' : '取消'}</button>
        </div>
      </div>
    </Dialog>
  );
}
