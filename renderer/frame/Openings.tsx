import { type FormEvent, type ReactElement, useState } from 'react';
import type { ChannelOutput } from '../../shared/ipc.ts';
import { call, useAction, useAnswer } from '../bridge/index.ts';
import { startAt } from './router.ts';

type Opened = ChannelOutput<'ledger.open'>;
type Damaged = Extract<Opened, { kind: 'damaged' }>;

/** Opening a ledger, whatever way it is asked for: goes to its first page, or keeps what was found damaged. */
export interface Opening {
  readonly running: boolean;
  readonly damaged: Damaged | null;
  readonly open: (ask: () => Promise<Opened>) => void;
}

export function useOpening(): Opening {
  const [run, running] = useAction();
  const [damaged, setDamaged] = useState<Damaged | null>(null);
  const open = (ask: () => Promise<Opened>): void => {
    void run(async () => {
      const answer = await ask();
      setDamaged(answer.kind === 'damaged' ? answer : null);
      if (answer.kind === 'opened') startAt({ page: answer.state.book === null ? 'ledger' : 'overview' });
    });
  };
  return { running, damaged, open };
}

/** A new ledger: all that must be known is where to keep it. */
export function NewLedger({ running, open }: Opening): ReactElement {
  const [bureau, setBureau] = useState('');
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    open(() => call('ledger.new', { bureau: bureau.trim() }));
  };
  return (
    <form className="frame-new-ledger" onSubmit={submit}>
      <label>单位名称（可以以后再填）<input value={bureau} maxLength={60} placeholder="例如 某某县医疗保障局" onChange={(event) => setBureau(event.target.value)} /></label>
      <button type="submit" className="plain-button is-primary" disabled={running}>选择保存位置并新建…</button>
    </form>
  );
}

export function RecentLedgers({ running, open }: Opening): ReactElement | null {
  const recent = useAnswer('ledger.recent', {});
  const [run] = useAction();
  if (recent.data === null || recent.data.length === 0) return null;
  return (
    <>
      <h3>最近用过</h3>
      <ul className="frame-recent">
        {recent.data.map(({ token, name, folder, missing }) => (
          <li key={token}>
            <button type="button" className="frame-recent-open" disabled={running || missing} onClick={() => open(() => call('ledger.openRecent', { token }))}>
              <span>{name}</span><small>{folder}{missing ? '（文件已不在）' : ''}</small>
            </button>
            <button type="button" className="frame-dismiss" aria-label={`从列表中去掉 ${name}`} onClick={() => { void run(async () => { await call('ledger.forgetRecent', { token }); recent.again(); }); }}>×</button>
          </li>
        ))}
      </ul>
    </>
  );
}

/** What can stand in for a file that cannot be opened: the newest good backup first. */
export function DamagedLedger({ damaged, open, running }: Opening): ReactElement | null {
  if (damaged === null) return null;
  const good = damaged.backups.filter((backup) => backup.good);
  const [newest, ...older] = good;
  const use = (backup: string): void => open(() => call('ledger.openBackup', { damaged: damaged.token, backup }));
  return (
    <div className="sentence-error frame-damaged" role="alert">
      <p>{damaged.message}</p>
      {newest
        ? <p>最近一份完好的备份存于 {when(newest.at)}。用它打开会另存为一个新账套，原文件保持不动。</p>
        : <p>没有找到完好的备份：如果 U 盘或别的电脑上存有副本，请用“打开账套”选择它。</p>}
      {newest && <button type="button" className="plain-button is-primary" disabled={running} onClick={() => use(newest.token)}>用 {when(newest.at)} 的备份打开</button>}
      {older.map((backup) => <button key={backup.token} type="button" className="plain-button" disabled={running} onClick={() => use(backup.token)}>{when(backup.at)} 的备份</button>)}
    </div>
  );
}

function when(iso: string): string {
  return new Date(iso).toLocaleString('zh-CN', { hour12: false });
}
