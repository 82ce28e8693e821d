import type { ReactElement } from 'react';
import type { ChannelOutput } from '../../../shared/ipc.ts';
import { call, useAction } from '../../bridge/index.ts';
import { say } from '../../frame/messages.ts';
import { when } from './FindingDetail.tsx';

type Orphan = ChannelOutput<'checks.list'>['orphans'][number];

/** Answers whose findings are gone: they count for nothing and may be withdrawn. */
export function Orphans({ orphans, locked }: { readonly orphans: readonly Orphan[]; readonly locked: boolean }): ReactElement | null {
  const [run, running] = useAction();
  if (orphans.length === 0) return null;
  const withdraw = ({ rule, cell }: Orphan): void => { void run(async () => { await call('checks.withdraw', { key: `${rule}|${cell}` }); say('答复已撤回，可按 Ctrl+Z 恢复。', 'done'); }); };
  return (
    <section className="checks-orphans" aria-label="问题已不存在的答复">
      <h3>问题已经不存在的答复（不起作用，可以撤回）</h3>
      <ul>{orphans.map((orphan) => (
        <li key={`${orphan.rule} ${orphan.cell}`}>{orphan.place} · {orphan.title}：{orphan.answer.reason} <small>{[orphan.answer.name, when(orphan.answer.at)].filter((part) => part !== '').join(' · ')}</small>{' '}
          {!locked && <button type="button" className="checks-go" disabled={running} onClick={() => withdraw(orphan)}>撤回</button>}
        </li>
      ))}</ul>
    </section>
  );
}
