import { type ReactElement, useEffect, useRef, useState } from 'react';
import type { ChannelOutput } from '../../../shared/ipc.ts';
import type { CheckFinding } from '../../../shared/ipc/checks.ts';
import { call, useAction, useAnswer, useDesk } from '../../bridge/index.ts';
import { say } from '../../frame/messages.ts';
import { go } from '../../frame/router.ts';
import type { PageProps } from '../pages.ts';
import { Blocking } from './Blocking.tsx';
import { FilterBar } from './FilterBar.tsx';
import { FindingDetail } from './FindingDetail.tsx';
import { FindingList } from './FindingList.tsx';
import { ForeignAudit } from './ForeignAudit.tsx';
import { Orphans } from './Orphans.tsx';
import { NotChecked, PassedRules } from './RuleLists.tsx';
import { goTo } from './Sides.tsx';
import './checks.css';
import { EVERYTHING, byTable, chosen as chosenOf } from './filter.ts';

type View = 'findings' | 'blocking' | 'passed' | 'notChecked' | 'foreign';

/** 勾稽检查: what is wrong, where both sides stand, what can be done; and the audit of other people's documents. */
export default function ChecksPage({ place }: PageProps): ReactElement {
  const desk = useDesk();
  const [view, setView] = useState<View>('findings');
  const book = desk?.book ?? null;
  const list = useAnswer('checks.list', book ? {} : null);
  const readiness = useAnswer('ledger.lockReadiness', book && view === 'blocking' ? { year: book.year } : null);
  const [run, running] = useAction();
  useEffect(() => {
    if (place['view'] === 'foreign') setView('foreign');
    else if (place['finding'] !== undefined) setView('findings');
  }, [place]);
  const exportReport = (): void => {
    void run(async () => {
      const saved = await call('checks.export', {});
      if (saved) say(`检查报告已保存：${saved.folder} 中的 ${saved.name}`, 'done');
    });
  };
  const data = list.data;
  const open = data?.findings.filter((finding) => finding.answer === null) ?? [];
  const tabs: readonly { readonly view: View; readonly text: string }[] = [
    ...(data ? [
      { view: 'findings' as const, text: data.entered ? `问题 ${open.length}` : '问题' }, { view: 'blocking' as const, text: '锁定还差什么' },
      { view: 'passed' as const, text: `已通过 ${data.passed.length}` }, { view: 'notChecked' as const, text: `没有检查 ${data.notChecked.length}` },
    ] : []),
    { view: 'foreign', text: '审核外来文件' },
  ];
  return (
    <div className="page checks">
      <div className="page-head">
        <h1>勾稽检查</h1>
        <div className="checks-tabs" role="group" aria-label="看什么">
          {tabs.map((tab) => <button key={tab.view} type="button" className="plain-button" aria-pressed={view === tab.view} onClick={() => setView(tab.view)}>{tab.text}</button>)}
        </div>
        <span className="frame-space" />
        {data && view !== 'foreign' && <button type="button" className="plain-button" disabled={running} onClick={exportReport}>导出检查报告…</button>}
      </div>
      {view === 'foreign' ? <ForeignAudit /> : (
        <>
          {list.error && <p className="sentence-error">{list.error.message}</p>}
          {!book && <p className="page-empty">还没有年度：请先在“账套与年度”新建年度。没有账套数据也可以点“审核外来文件”，检查别人做好的决算表。</p>}
          {book && !data && !list.error && <p className="page-empty">正在检查…</p>}
          {data && view === 'findings' && <Findings data={data} place={place} />}
          {data && view === 'passed' && <div className="page-body" tabIndex={0} role="region" aria-label="已通过的规则"><PassedRules passed={data.passed} /></div>}
          {data && view === 'notChecked' && <div className="page-body" tabIndex={0} role="region" aria-label="没有检查的规则"><NotChecked notChecked={data.notChecked} /></div>}
          {data && view === 'blocking' && (
            <div className="page-body" tabIndex={0} role="region" aria-label="锁定还差什么">
              {readiness.error ? <p className="sentence-error">{readiness.error.message}</p> : readiness.data ? <Blocking readiness={readiness.data} locked={data.locked} onErrors={() => setView('findings')} /> : <p className="page-empty">正在核对…</p>}
            </div>
          )}
        </>
      )}
    </div>
  );
}

interface FindingsProps {
  readonly data: ChannelOutput<'checks.list'>;
  readonly place: PageProps['place'];
}

/** The list and the one that is looked at. It stays the one through a re-check; when it is mended, the one in its place follows. */
function Findings({ data, place }: FindingsProps): ReactElement {
  const [choice, setChoice] = useState(EVERYTHING);
  const [key, setKey] = useState<string | null>(null);
  const last = useRef(0);
  const field = useRef<HTMLInputElement>(null);
  const shown = byTable(chosenOf(data.findings, choice)).flatMap((group) => group.findings);
  const at = shown.findIndex((finding) => finding.key === key);
  const chosen = shown[at] ?? shown[Math.min(last.current, shown.length - 1)] ?? null;
  useEffect(() => { if (at >= 0) last.current = at; }, [at]);
  useEffect(() => {
    const wanted = place['finding'];
    if (wanted === undefined) return;
    const found = data.findings.find((finding) => finding.key === wanted || finding.id === wanted || finding.symptoms.some((symptom) => symptom.id === wanted));
    if (!found) return say('这个问题已经不存在：数据改动后检查结果随之变了。');
    setChoice({ ...EVERYTHING, show: found.answer === null ? 'open' : 'answered' });
    setKey(found.key);
  // Arrival only: the list may change under the same place.
  }, [place]);
  const openCell = (finding: CheckFinding): void => {
    if (finding.judged.place) goTo(finding.judged.place);
    else say('这个问题不在某一格上：请看右边的说明。');
  };
  if (!data.entered) return <p className="page-empty">本年度还没有数据：请先<button type="button" className="checks-go" onClick={() => go({ page: 'importing' })}>导入</button>或<button type="button" className="checks-go" onClick={() => go({ page: 'statements' })}>填报</button>，填报时随时自动检查。</p>;
  return (
    <>
      <p className={`checks-verdict ${data.findings.some((finding) => finding.level === 'error' && finding.answer === null) ? 'is-error' : ''}`} role="status">{data.verdict}</p>
      <div className="checks-tools"><FilterBar findings={data.findings} choice={choice} onChoose={setChoice} answers field={field} /></div>
      <div className="checks-work">
        {shown.length === 0
          ? <p className="page-empty">{data.findings.length === 0 ? '没有发现问题。通过了哪些规则、哪些没有检查，请看上面的“已通过”“没有检查”。' : '没有符合筛选的问题：请换一个筛选。'}</p>
          : <FindingList label="问题清单" findings={shown} chosen={chosen} onChoose={(finding) => setKey(finding.key)} onOpen={openCell} />}
        {chosen && <FindingDetail finding={chosen} name={data.name} locked={data.locked} whole={data.whole} />}
      </div>
      {choice.show === 'answered' && <Orphans orphans={data.orphans} locked={data.locked} />}
    </>
  );
}
