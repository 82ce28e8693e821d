import { type ReactElement, useState } from 'react';
import type { ChannelInput, ChannelOutput } from '../../../shared/ipc.ts';
import { useAnswer, useDesk } from '../../bridge/index.ts';
import { DayInput } from '../../frame/DayInput.tsx';
import { EntryPanel } from './EntryPanel.tsx';

export type Entry = ChannelOutput<'history.list'>['entries'][number];

const STEP = 200;
const KINDS: Readonly<Record<Entry['kind'], string>> = { edit: '修改', creation: '新建年度', lock: '锁定与解锁', migration: '账套升级' };

interface Chosen {
  readonly year: string;
  readonly who: string;
  readonly kind: Entry['kind'] | '';
  readonly from: string;
  readonly to: string;
  readonly text: string;
}

const ALL = 'all';
const BUREAU = 'bureau';

/** The journal with its filters; the entry chosen is opened beside it. */
export function Journal(): ReactElement {
  const desk = useDesk();
  const [chosen, setChosen] = useState<Chosen>({ year: desk?.book ? String(desk.book.year) : ALL, who: '', kind: '', from: '', to: '', text: '' });
  const [limit, setLimit] = useState(STEP);
  const [id, setId] = useState<number | null>(null);
  const { data, error } = useAnswer('history.list', inputOf(chosen, limit));
  const set = (change: Partial<Chosen>): void => { setChosen({ ...chosen, ...change }); setLimit(STEP); };
  const entry = data?.entries.find((candidate) => candidate.id === id) ?? null;
  return (
    <div className="history-journal">
      <div className="history-filters" role="search" aria-label="筛选操作" data-region="">
        <label>年度<select value={chosen.year} onChange={(event) => set({ year: event.target.value })}>
          <option value={ALL}>全部</option>
          {desk?.years.map(({ year }) => <option key={year} value={year}>{year}</option>)}
          <option value={BUREAU}>单位信息</option>
        </select></label>
        <label>操作人<select value={chosen.who} onChange={(event) => set({ who: event.target.value })}>
          <option value="">全部</option>
          {data?.writers.map((who) => <option key={who} value={who}>{who}</option>)}
        </select></label>
        <label>种类<select value={chosen.kind} onChange={(event) => set({ kind: (['edit', 'creation', 'lock', 'migration'] as const).find((kind) => kind === event.target.value) ?? '' })}>
          <option value="">全部</option>
          {Object.entries(KINDS).map(([kind, word]) => <option key={kind} value={kind}>{word}</option>)}
        </select></label>
        <DayInput label="从" value={chosen.from} onChange={(from) => set({ from })} />
        <DayInput label="到" value={chosen.to} onChange={(to) => set({ to })} />
        <label>含有<input type="search" value={chosen.text} maxLength={60} placeholder="例如 导入、公开02表" onChange={(event) => set({ text: event.target.value })} /></label>
      </div>
      {error && <p className="sentence-error">{error.message}</p>}
      <div className="history-columns">
        <div className="history-list" data-region="" role="region" aria-label="操作" tabIndex={-1}>
          {data?.entries.length === 0 && <p className="page-empty">没有符合条件的操作：换一个年度，或清空筛选。</p>}
          {data && data.entries.length > 0 && (
            <table>
              <thead><tr><th scope="col">时间</th><th scope="col">操作</th><th scope="col">操作人</th><th scope="col">状态</th></tr></thead>
              <tbody>{data.entries.map((row) => <EntryRow key={row.id} entry={row} current={row.id === id} onChoose={() => setId(row.id)} />)}</tbody>
            </table>
          )}
          {data?.more && <button type="button" className="plain-button history-more" onClick={() => setLimit(Math.min(limit + STEP, 2000))}>显示更早的操作</button>}
        </div>
        {entry ? <EntryPanel entry={entry} onClose={() => setId(null)} /> : <p className="history-hint">选一步操作，可以看它改了哪些内容、每一项的前后变化，也可以回到那一步。</p>}
      </div>
    </div>
  );
}

function inputOf({ year, who, kind, from, to, text }: Chosen, limit: number): ChannelInput<'history.list'> {
  return {
    limit, ...(year !== ALL && { year: year === BUREAU ? null : Number(year) }), ...(who !== '' && { who }), ...(kind !== '' && { kind }),
    ...(from !== '' && { from }), ...(to !== '' && { to }), ...(text.trim() !== '' && { text }),
  };
}

const STATES: Readonly<Record<Entry['state'], string>> = { done: '', undone: '已撤销', discarded: '已撤销，不能重做' };

function EntryRow({ entry, current, onChoose }: { readonly entry: Entry; readonly current: boolean; readonly onChoose: () => void }): ReactElement {
  return (
    <tr className={entry.state === 'done' ? undefined : 'is-undone'} aria-current={current ? 'true' : undefined} onClick={onChoose}>
      <td className="history-at">{new Date(entry.at).toLocaleString('zh-CN', { hour12: false })}</td>
      <td><button type="button" className="history-what" onClick={onChoose}>{entry.what}</button></td>
      <td>{entry.who}</td>
      <td>{STATES[entry.state]}{entry.state === 'done' && entry.kind !== 'edit' ? KINDS[entry.kind] : ''}</td>
    </tr>
  );
}
