import { type FormEvent, type ReactElement, useState } from 'react';
import type { ChannelOutput } from '../../shared/ipc.ts';
import { call, useAction, useAnswer } from '../bridge/index.ts';
import { MessageLine } from './BottomBar.tsx';
import { say } from './messages.ts';
import { startAt } from './router.ts';

type Opened = ChannelOutput<'ledger.open'>;
type Damaged = Extract<Opened, { kind: 'damaged' }>;

/** While no ledger is open: begin one, open one, or look at the sample. */
export function Welcome(): ReactElement {
  const [run, running] = useAction();
  const [damaged, setDamaged] = useState<Damaged | null>(null);
  const open = (ask: () => Promise<Opened>): void => {
    void run(async () => {
      const answer = await ask();
      setDamaged(answer.kind === 'damaged' ? answer : null);
      if (answer.kind === 'opened') startAt({ page: answer.state.book === null ? 'ledger' : 'overview' });
    });
  };
  return (
    <div className="frame-welcome">
      <main>
        <h1>决算册</h1>
        <p>部门决算公开的编制、校核与成册。一个单位的各年度决算保存在一个账套文件里。</p>
        {damaged && <DamagedLedger damaged={damaged} open={open} />}
        <div className="frame-welcome-ways">
          <NewLedger running={running} open={open} />
          <section aria-labelledby="welcome-open">
            <h2 id="welcome-open">打开账套</h2>
            <button type="button" className="plain-button" disabled={running} onClick={() => open(() => call('ledger.open', {}))}>选择账套文件…</button>
            <RecentLedgers running={running} open={open} />
          </section>
          <section aria-labelledby="welcome-sample">
            <h2 id="welcome-sample">看看示例</h2>
            <p>一个虚构单位的完整年度，可以随意修改。</p>
            <button type="button" className="plain-button" disabled={running} onClick={() => open(() => call('ledger.newSample', {}))}>建立示例账套…</button>
          </section>
        </div>
      </main>
      <footer className="frame-welcome-foot"><MessageLine /></footer>
    </div>
  );
}

interface WayProps {
  readonly running: boolean;
  readonly open: (ask: () => Promise<Opened>) => void;
}

function NewLedger({ running, open }: WayProps): ReactElement {
  const [bureau, setBureau] = useState('');
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    if (bureau.trim() === '') return say('请填写单位名称，它会印在每张表的左上角。', 'error');
    open(() => call('ledger.new', { bureau: bureau.trim() }));
  };
  return (
    <section aria-labelledby="welcome-new">
      <h2 id="welcome-new">新建账套</h2>
      <form onSubmit={submit}>
        <label>单位名称<input value={bureau} maxLength={60} onChange={(event) => setBureau(event.target.value)} /></label>
        <button type="submit" className="plain-button is-primary" disabled={running}>选择保存位置并新建…</button>
      </form>
    </section>
  );
}

function RecentLedgers({ running, open }: WayProps): ReactElement | null {
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

function DamagedLedger({ damaged, open }: { readonly damaged: Damaged; readonly open: WayProps['open'] }): ReactElement {
  return (
    <div className="sentence-error" role="alert">
      <p>{damaged.message}</p>
      {damaged.backups.filter((backup) => backup.good).map((backup) => (
        <button key={backup.token} type="button" className="plain-button" onClick={() => open(() => call('ledger.openBackup', { damaged: damaged.token, backup: backup.token }))}>
          用 {new Date(backup.at).toLocaleString('zh-CN', { hour12: false })} 的备份打开
        </button>
      ))}
      {damaged.backups.every((backup) => !backup.good) && <p>没有找到完好的备份。</p>}
    </div>
  );
}
