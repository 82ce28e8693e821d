import { type ReactElement, useState } from 'react';
import type { ChannelOutput } from '../../../shared/ipc.ts';
import { call, useAction, useAnswer, useDesk } from '../../bridge/index.ts';
import { Dialog } from '../../frame/Dialog.tsx';
import { DamagedLedger, NewLedger, RecentLedgers, useOpening } from '../../frame/Openings.tsx';
import { say } from '../../frame/messages.ts';
import { go } from '../../frame/router.ts';
import { BureauForm } from './BureauForm.tsx';
import { CarriedReport } from './CarriedReport.tsx';
import { CompareDialog } from './CompareDialog.tsx';
import { DeleteDialog } from './DeleteDialog.tsx';
import { LockDialog } from './LockDialog.tsx';
import { NewYearDialog } from './NewYearDialog.tsx';
import { PackDialog } from './PackDialog.tsx';
import { showReport, useReport } from './report.ts';
import { YearTable } from './YearTable.tsx';
import './ledger.css';

export type Year = ChannelOutput<'ledger.years'>[number];
export type Carried = ChannelOutput<'ledger.cloneYear'>['carried'];

/** What a dialog of the page is about. */
export type Asked =
  | { readonly kind: 'new'; readonly from: number | null }
  | { readonly kind: 'lock' | 'compare' | 'pack' | 'delete'; readonly year: Year }
  | { readonly kind: 'newLedger' };

/** The file, whose it is, and its years: made, rolled forward, locked, compared, removed and brought back. */
export default function LedgerPage(): ReactElement {
  const desk = useDesk();
  const opening = useOpening();
  const { data: years } = useAnswer('ledger.years', {});
  const [asked, setAsked] = useState<Asked | null>(null);
  const close = (): void => setAsked(null);
  const report = useReport();
  return (
    <div className="page">
      <div className="page-head">
        <h1>账套与年度</h1>
        <span className="frame-space" />
        <button type="button" className="plain-button" disabled={opening.running} onClick={() => opening.open(() => call('ledger.open', {}))}>打开其他账套…</button>
        <button type="button" className="plain-button" disabled={opening.running} onClick={() => setAsked({ kind: 'newLedger' })}>新建账套…</button>
        <button type="button" className="plain-button" disabled={opening.running} onClick={() => opening.open(() => call('ledger.newSample', {}))}>示例账套…</button>
        <button type="button" className="plain-button" disabled={opening.running} onClick={() => { void call('ledger.close', {}); }}>关闭账套</button>
      </div>
      <div className="page-body ledger">
        <DamagedLedger {...opening} />
        <section aria-labelledby="ledger-years">
          <div className="ledger-title">
            <h2 id="ledger-years">年度</h2>
            <button type="button" className="plain-button is-primary" onClick={() => setAsked({ kind: 'new', from: years?.[0]?.year ?? null })}>新建年度…</button>
          </div>
          {years?.length === 0 && (
            <p>
              账套里还没有年度。有本年决算公开表的，直接<button type="button" className="ledger-link" onClick={() => go({ page: 'importing' })}>去导入</button>，年度随导入一并建立；没有的，点“新建年度”，选好年份和本省的公开版式，再填报。
            </p>
          )}
          {years && years.length > 0 && <YearTable years={years} current={desk?.book?.year ?? null} onAsk={setAsked} />}
          <DeletedYears />
        </section>
        <div className="ledger-lower">
          <BureauForm />
          <section aria-label="账套文件">
            <h2>账套文件</h2>
            <p>{desk?.ledger?.name}.juece<br /><span className="ledger-soft">{desk?.ledger?.folder}</span></p>
            <p className="ledger-soft">一个单位的各年度都在这一个文件里；每次修改随即保存，不需要另外存盘。备份和副本在“历史与备份”。</p>
            <RecentLedgers {...opening} />
          </section>
        </div>
      </div>
      {asked?.kind === 'new' && <NewYearDialog years={years ?? []} from={asked.from} onClose={close} />}
      {report && <CarriedReport {...report} onClose={() => showReport(null)} />}
      {asked?.kind === 'lock' && <LockDialog year={asked.year} onClose={close} />}
      {asked?.kind === 'compare' && <CompareDialog year={asked.year} onClose={close} />}
      {asked?.kind === 'pack' && <PackDialog year={asked.year} onClose={close} />}
      {asked?.kind === 'delete' && <DeleteDialog year={asked.year} onClose={close} />}
      {asked?.kind === 'newLedger' && <Dialog title="新建账套" onClose={close}><div className="ledger-dialog"><p>另建一个账套文件；现在打开的账套会先关上，内容都已保存。</p><NewLedger {...opening} /></div></Dialog>}
    </div>
  );
}

/** Years that were deleted, for as long as nothing else came in their place. */
function DeletedYears(): ReactElement | null {
  const { data } = useAnswer('ledger.deletedYears', {});
  const [run, running] = useAction();
  if (!data || data.length === 0) return null;
  return (
    <ul className="ledger-deleted" aria-label="已删除的年度">
      {data.map(({ year, at, who }) => (
        <li key={year}>
          {year} 年度已于 {new Date(at).toLocaleString('zh-CN', { hour12: false })} 由 {who} 删除。
          <button type="button" className="plain-button" disabled={running} onClick={() => { void run(async () => { await call('ledger.restoreYear', { year }); say(`${String(year)} 年度已恢复。`, 'done'); }); }}>恢复 {year} 年度</button>
        </li>
      ))}
    </ul>
  );
}
