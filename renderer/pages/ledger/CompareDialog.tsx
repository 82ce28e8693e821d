import type { ReactElement } from 'react';
import { useAnswer } from '../../bridge/index.ts';
import { Dialog } from '../../frame/Dialog.tsx';
import { ChangeTable } from '../history/ChangeTable.tsx';
import type { Year } from './index.tsx';

/** What is other now than when the year was locked last. */
export function CompareDialog({ year: { year }, onClose }: { readonly year: Year; readonly onClose: () => void }): ReactElement {
  const { data, error } = useAnswer('ledger.compareLocked', { year });
  return (
    <Dialog title={`${String(year)} 年度与锁定时比较`} onClose={onClose}>
      <div className="ledger-dialog ledger-report" tabIndex={0} role="region" aria-label="与锁定时比较">
        {error && <p className="sentence-error">{error.message}</p>}
        {data && (
          <>
            <p>{new Date(data.lockedAt).toLocaleString('zh-CN', { hour12: false })} 由 {data.who} 锁定{data.reason === '' ? '' : `（${data.reason}）`}{data.unlockReason === '' ? '' : `，后因“${data.unlockReason}”解锁`}。</p>
            {data.rows.length === 0 && data.counts.length === 0
              ? <p className="ledger-ready">✓ 与锁定时完全相同。</p>
              : <p>此后做过 {data.entries} 次修改，与锁定时不同的有：{data.counts.map(({ subject, rows }) => `${subject} ${String(rows)} 处`).join('、')}。</p>}
            {data.rows.length > 0 && <ChangeTable rows={data.rows} label="与锁定时不同的内容" />}
          </>
        )}
      </div>
    </Dialog>
  );
}
