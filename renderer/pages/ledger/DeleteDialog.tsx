import { type FormEvent, type ReactElement, useState } from 'react';
import { call, useAction } from '../../bridge/index.ts';
import { Dialog } from '../../frame/Dialog.tsx';
import { say } from '../../frame/messages.ts';
import type { Year } from './index.tsx';

/** Removes a year, asked for by its number. */
export function DeleteDialog({ year: { year, facts }, onClose }: { readonly year: Year; readonly onClose: () => void }): ReactElement {
  const [typed, setTyped] = useState('');
  const [run, running] = useAction();
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    if (typed.trim() !== String(year)) return;
    void run(async () => {
      await call('ledger.deleteYear', { year });
      say(`${String(year)} 年度已删除；需要时可以在本页恢复。`, 'done');
      onClose();
    });
  };
  return (
    <Dialog title={`删除 ${String(year)} 年度`} onClose={onClose}>
      <form className="ledger-dialog ledger-form" onSubmit={submit}>
        <p>将删除这一年度的 {facts} 个数据，以及它的项目、文字、批复和签批。删除后可以在本页恢复，直到重新建立同一年度。</p>
        <label><span>请输入年份 {year} 确认</span><input value={typed} inputMode="numeric" maxLength={4} onChange={(event) => setTyped(event.target.value)} /></label>
        <div className="ledger-buttons">
          <button type="submit" className="plain-button is-primary" disabled={running || typed.trim() !== String(year)}>删除</button>
          <button type="button" className="plain-button" onClick={onClose}>取消</button>
        </div>
      </form>
    </Dialog>
  );
}
