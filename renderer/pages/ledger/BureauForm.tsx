import { type FormEvent, type ReactElement, useState } from 'react';
import type { ChannelOutput } from '../../../shared/ipc.ts';
import { call, useAction, useAnswer, useDesk } from '../../bridge/index.ts';
import { say } from '../../frame/messages.ts';

type Bureau = ChannelOutput<'ledger.bureau'>;

const FIELDS: readonly { readonly id: keyof Bureau; readonly label: string; readonly hint: string }[] = [
  { id: 'name', label: '单位名称', hint: '印在封面和每张表的左上角；已锁定的年度不变' },
  { id: 'code', label: '部门代码', hint: '没有可以不填' },
  { id: 'region', label: '所在省份', hint: '例如 陕西省；新建年度时据此推荐版式' },
];

/** Whose ledger it is. */
export function BureauForm(): ReactElement {
  const { data } = useAnswer('ledger.bureau', {});
  const locked = useDesk()?.years.some((year) => year.locked) ?? false;
  const [edited, setEdited] = useState<Partial<Bureau>>({});
  const [run, running] = useAction();
  const bureau = data && { ...data, ...edited };
  const dirty = data !== null && FIELDS.some(({ id }) => edited[id] !== undefined && edited[id] !== data[id]);
  const save = (event: FormEvent): void => {
    event.preventDefault();
    if (!bureau) return;
    void run(async () => {
      await call('ledger.putBureau', bureau);
      setEdited({});
      say(bureau.name === data?.name || !locked ? '单位信息已保存。' : '单位信息已保存。已锁定归档的年度仍印锁定时的名称。', 'done');
    });
  };
  return (
    <section aria-labelledby="ledger-bureau">
      <h2 id="ledger-bureau">单位</h2>
      <form className="ledger-form" onSubmit={save}>
        {FIELDS.map(({ id, label, hint }) => (
          <label key={id}>
            <span>{label}</span>
            <input value={bureau?.[id] ?? ''} maxLength={60} disabled={bureau === null} aria-describedby={`ledger-${id}`} onChange={(event) => setEdited({ ...edited, [id]: event.target.value })} />
            <small id={`ledger-${id}`}>{hint}</small>
          </label>
        ))}
        <button type="submit" className="plain-button is-primary" disabled={running || !dirty}>保存单位信息</button>
      </form>
    </section>
  );
}
