import { type FormEvent, type ReactElement, useState } from 'react';
import { call, useAction, useAnswer } from '../../bridge/index.ts';
import { Dialog } from '../../frame/Dialog.tsx';
import { say } from '../../frame/messages.ts';
import type { Year } from './index.tsx';

/** A year keeps the pack it was made with; taking another, or a newer text of the same, shows first what becomes different. */
export function PackDialog({ year: { year, packId: own }, onClose }: { readonly year: Year; readonly onClose: () => void }): ReactElement {
  const [packId, setPackId] = useState(own);
  const { data: choices } = useAnswer('ledger.packChoices', { year });
  const { data, error } = useAnswer('ledger.packDifference', { year, packId });
  const [run, running] = useAction();
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    void run(async () => {
      await call('ledger.changePack', { year, packId });
      say(`${String(year)} 年度已改用“${data?.packName ?? packId}”；需要时可以撤销。`, 'done');
      onClose();
    });
  };
  return (
    <Dialog title={`${String(year)} 年度的公开版式`} onClose={onClose}>
      <form className="ledger-dialog ledger-form" onSubmit={submit}>
        <p>年度建立时把版式存了一份在账套里，以后程序里的版式改了也不受影响。要改用另一种版式，或更新为程序里现在的内容，先看有哪些不同。</p>
        <label><span>公开版式</span>
          <select value={packId} onChange={(event) => setPackId(event.target.value)}>
            {!choices?.packs.some((pack) => pack.id === own) && <option value={own}>{choices === null ? '…' : `${own}（程序里已没有）`}</option>}
            {choices?.packs.map((pack) => <option key={pack.id} value={pack.id}>{pack.name}{pack.id === own ? '（现用）' : ''}</option>)}
          </select>
        </label>
        {error && <p className="sentence-error">{error.message}</p>}
        {data && data.differences.length === 0 && <p className="ledger-ready">✓ 与账套里存的一致，不需要更新。</p>}
        {data && data.differences.length > 0 && <ul className="ledger-report" aria-label="不同之处">{data.differences.map((sentence) => <li key={sentence}>{sentence}</li>)}</ul>}
        <div className="ledger-buttons">
          <button type="submit" className="plain-button is-primary" disabled={running || !data || data.differences.length === 0}>{packId === own ? '更新' : '改用这个版式'}</button>
          <button type="button" className="plain-button" onClick={onClose}>关闭</button>
        </div>
      </form>
    </Dialog>
  );
}
