import { type FormEvent, type ReactElement, useState } from 'react';
import { call, useAction, useAnswer } from '../../bridge/index.ts';
import { Dialog } from '../../frame/Dialog.tsx';
import { go } from '../../frame/router.ts';

/** A new project: blank, or started from a kind of work of an indicator library. */
export function NewProject({ onClose }: { readonly onClose: () => void }): ReactElement {
  const { data } = useAnswer('performance.choices', {});
  const [name, setName] = useState('');
  const [unit, setUnit] = useState<string | null>(null);
  const [form, setForm] = useState<string | null>(null);
  const [start, setStart] = useState('');
  const [run, running] = useAction();
  const add = (event: FormEvent): void => {
    event.preventDefault();
    void run(async () => {
      const [library, kind] = start.split(' ');
      const { code } = await call('performance.add', {
        name, department: data?.bureau ?? '', implementingUnit: unit ?? data?.units[0] ?? data?.bureau ?? '', form: form ?? data?.projectForm ?? '', ...(library !== undefined && kind !== undefined && { from: { library, kind } }),
      });
      onClose();
      go({ page: 'performance', project: code });
    });
  };
  return (
    <Dialog title="新建自评项目" onClose={onClose}>
      <form className="performance-dialog" onSubmit={add}>
        <label>项目名称<input value={name} maxLength={200} onChange={(event) => setName(event.target.value)} /></label>
        <label>实施单位<input list="performance-units" value={unit ?? data?.units[0] ?? data?.bureau ?? ''} onChange={(event) => setUnit(event.target.value)} /></label>
        <datalist id="performance-units">{(data?.units ?? []).map((one) => <option key={one} value={one} />)}</datalist>
        <label>自评表样式<select value={form ?? data?.projectForm ?? ''} onChange={(event) => setForm(event.target.value)}>{(data?.forms ?? []).map((one) => <option key={one.id} value={one.id}>{one.name}</option>)}</select></label>
        <label>指标从哪里开始
          <select value={start} onChange={(event) => setStart(event.target.value)}>
            <option value="">空白，自己填写指标</option>
            {(data?.libraries ?? []).map((library) => <optgroup key={library.id} label={library.name}>{library.kinds.map((kind) => <option key={kind.id} value={`${library.id} ${kind.id}`}>{kind.name}（{kind.indicators.length} 个指标）</option>)}</optgroup>)}
          </select>
        </label>
        <div className="performance-buttons is-end">
          <button type="button" className="plain-button" onClick={onClose}>取消</button>
          <button type="submit" className="plain-button is-primary" disabled={running || data === null}>新建并填写</button>
        </div>
      </form>
    </Dialog>
  );
}
