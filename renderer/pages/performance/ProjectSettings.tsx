import { type FormEvent, type ReactElement, useState } from 'react';
import type { OpenedForm } from '../../../shared/ipc/performance.ts';
import { call, useAction, useAnswer } from '../../bridge/index.ts';
import { Dialog } from '../../frame/Dialog.tsx';

/** What of a project stands in no cell of its form: which form, 财政代列, and its sources of funds. */
export function ProjectSettings({ opened, onClose }: { readonly opened: OpenedForm; readonly onClose: () => void }): ReactElement {
  const { data } = useAnswer('performance.choices', {});
  const [form, setForm] = useState(opened.form);
  const [onBehalf, setOnBehalf] = useState(opened.onBehalf);
  const [sources, setSources] = useState(() => opened.funds.map((source, from): { readonly from: number | null; readonly source: string } => ({ from, source })));
  const [run, running] = useAction();
  const kind = data?.forms.find((one) => one.id === form)?.kind ?? opened.kind;
  const changed = sources.length !== opened.funds.length || sources.some((one, index) => one.from !== index || one.source !== opened.funds[index]);
  const save = (event: FormEvent): void => {
    event.preventDefault();
    void run(async () => {
      if (form !== opened.form || onBehalf !== opened.onBehalf) await call('performance.setProject', { code: opened.code, kind, form, onBehalf });
      if (changed) await call('performance.putFunds', { code: opened.code, sources });
      onClose();
    });
  };
  const swap = (at: number, to: number): void => setSources((before) => {
    const moved = before[at];
    return moved === undefined ? before : before.toSpliced(at, 1).toSpliced(to, 0, moved);
  });
  return (
    <Dialog title={`项目信息：${opened.name}`} onClose={onClose}>
      <form className="performance-dialog" onSubmit={save}>
        <label>自评表样式<select value={form} onChange={(event) => setForm(event.target.value)}>{(data?.forms ?? [{ id: opened.form, name: opened.formName }]).map((one) => <option key={one.id} value={one.id}>{one.name}</option>)}</select></label>
        <label className="performance-check"><input type="checkbox" checked={onBehalf} onChange={(event) => setOnBehalf(event.target.checked)} />财政代列（不计入本部门项目支出，单独说明）</label>
        <fieldset>
          <legend>资金来源（第一行是合计）</legend>
          {sources.map((one, index) => (
            <div key={index} className="performance-source">
              <input aria-label={`第 ${String(index + 1)} 行资金来源`} value={one.source} onChange={(event) => setSources((before) => before.with(index, { ...one, source: event.target.value }))} />
              <button type="button" className="plain-button" aria-label={`上移 ${one.source}`} disabled={index < 2} onClick={() => swap(index, index - 1)}>↑</button>
              <button type="button" className="plain-button" aria-label={`下移 ${one.source}`} disabled={index === 0 || index === sources.length - 1} onClick={() => swap(index, index + 1)}>↓</button>
              <button type="button" className="plain-button" aria-label={`删除 ${one.source}`} disabled={index === 0} onClick={() => setSources((before) => before.toSpliced(index, 1))}>删除</button>
            </div>
          ))}
          <button type="button" className="plain-button" onClick={() => setSources((before) => [...before, { from: null, source: '' }])}>加一行来源</button>
        </fieldset>
        <div className="performance-buttons is-end">
          <button type="button" className="plain-button" onClick={onClose}>取消</button>
          <button type="submit" className="plain-button is-primary" disabled={running}>保存</button>
        </div>
      </form>
    </Dialog>
  );
}
