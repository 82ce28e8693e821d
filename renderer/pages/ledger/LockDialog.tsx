import { type FormEvent, type ReactElement, useState } from 'react';
import { PAGES, type PageId } from '../../../shared/ipc/pages.ts';
import { call, useAction, useAnswer } from '../../bridge/index.ts';
import { Dialog } from '../../frame/Dialog.tsx';
import { say } from '../../frame/messages.ts';
import { go } from '../../frame/router.ts';
import type { Year } from './index.tsx';

interface LockProps {
  readonly year: Year;
  readonly onClose: () => void;
}

/** Locks a year once nothing stands against it, or opens it again with a reason. */
export function LockDialog({ year: { year, locked }, onClose }: LockProps): ReactElement {
  const { data, error } = useAnswer('ledger.lockReadiness', locked ? null : { year });
  const [reason, setReason] = useState('');
  const [run, running] = useAction();
  const blocked = locked ? reason.trim() === '' : data?.ready !== true;
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    if (blocked) return;
    void run(async () => {
      await call(locked ? 'ledger.unlock' : 'ledger.lock', { year, reason: reason.trim() });
      say(locked ? `${String(year)} 年度已解锁，可以修改；改完请重新锁定。` : `${String(year)} 年度已锁定归档，只能查看。`, 'done');
      onClose();
    });
  };
  const leave = (page: PageId): void => {
    onClose();
    void run(async () => {
      await call('desk.chooseYear', { year });
      go({ page });
    });
  };
  return (
    <Dialog title={locked ? `解锁 ${String(year)} 年度` : `锁定 ${String(year)} 年度`} onClose={onClose}>
      <form className="ledger-dialog ledger-form" onSubmit={submit}>
        {locked ? <p>这个年度已经归档。解锁要写明理由，理由记入历史；锁定时的内容以后仍可比较。</p> : <p>锁定后这一年度只能查看，可以出正式稿；以后确需修改，可以写明理由解锁。</p>}
        {error && <p className="sentence-error">{error.message}</p>}
        {!locked && !data && !error && <p role="status">正在核对还差什么…</p>}
        {!locked && data && !data.ready && (
          <ul className="ledger-open">
            {data.blocking.map(({ kind, page, message, details }) => (
              <li key={kind}>
                <span>{message}</span> <button type="button" className="plain-button" onClick={() => leave(page)}>去{PAGES.find(({ id }) => id === page)?.title}</button>
                {(kind === 'errors' || kind === 'reasons') && <details><summary>逐条列出</summary><ul>{details.map((detail) => <li key={detail}>{detail}</li>)}</ul></details>}
              </li>
            ))}
          </ul>
        )}
        {!locked && data?.ready && <p className="ledger-ready">✓ 没有未处理的错误，增减原因、批复和签批齐全{data.warnings > 0 ? `；还有 ${String(data.warnings)} 条警告没有说明` : ''}。</p>}
        <label><span>{locked ? '解锁理由' : '备注（可不填）'}</span><input value={reason} maxLength={200} required={locked} placeholder={locked ? '例如 按财政局通知更正表 7' : '例如 已在政府网站公开'} onChange={(event) => setReason(event.target.value)} /></label>
        <div className="ledger-buttons">
          <button type="submit" className="plain-button is-primary" disabled={running || blocked}>{locked ? '解锁' : '锁定归档'}</button>
          <button type="button" className="plain-button" onClick={onClose}>取消</button>
        </div>
      </form>
    </Dialog>
  );
}
