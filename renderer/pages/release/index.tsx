import type { ReactElement } from 'react';
import type { ChannelOutput } from '../../../shared/ipc.ts';
import { useAnswer, useDesk } from '../../bridge/index.ts';
import { LockedNote } from '../../frame/LockedNote.tsx';
import { go } from '../../frame/router.ts';
import type { PageProps } from '../pages.ts';
import { ApprovalForm } from './ApprovalForm.tsx';
import { CancellationPart } from './CancellationPart.tsx';
import { PeopleForm } from './PeopleForm.tsx';
import { UnitPart } from './UnitPart.tsx';
import './release.css';

export type Release = ChannelOutput<'release.open'>;

/** 批复与签批: what was approved, who signs, when it is published, and of which units the department is made. */
export default function ReleasePage(_props: PageProps): ReactElement {
  const desk = useDesk();
  const { data, error } = useAnswer('release.open', desk?.book ? {} : null);
  return (
    <div className="page">
      <div className="page-head">
        <h1>批复与签批</h1>
        {data && <Standing release={data} />}
      </div>
      <div className="page-body release">
        {desk && desk.book === null && <p className="page-empty">还没有年度：请先在“账套与年度”新建年度，或在“导入”导入本年的决算表。</p>}
        {error && <p className="sentence-error">{error.message}</p>}
        {data && (
          <>
            <LockedNote />
            {data.remarks.map((remark) => <p key={remark} className="sentence-warning">{remark}</p>)}
            <div className="release-top">
              <ApprovalForm release={data} />
              <PeopleForm release={data} />
            </div>
            <UnitPart release={data} />
            {(data.units.length > 1 || data.cancellations.some(({ rows }) => rows.length > 0)) && <CancellationPart release={data} />}
          </>
        )}
      </div>
    </div>
  );
}

/** The days left, and what locking still asks for. */
function Standing({ release: { year, deadline, people, locked } }: { readonly release: Release }): ReactElement {
  const readiness = useAnswer('ledger.lockReadiness', locked ? null : { year }).data;
  const missing = readiness?.blocking.filter(({ page }) => page === 'release').flatMap(({ details }) => details) ?? [];
  return (
    <>
      {deadline && <span className={`release-days${people.publishedOn === '' && deadline.daysLeft < 0 ? ' is-over' : people.publishedOn === '' && deadline.daysLeft <= 5 ? ' is-near' : ''}`}>{deadlineText(deadline, people.publishedOn)}</span>}
      <span className="frame-space" />
      {missing.length > 0 && <span className="release-soft">锁定前还缺：{missing.join('、')}</span>}
      {readiness && missing.length === 0 && <button type="button" className="plain-button" onClick={() => go({ page: 'ledger' })}>批复和签批齐全，去锁定归档</button>}
    </>
  );
}

function deadlineText({ last, daysLeft }: NonNullable<Release['deadline']>, publishedOn: string): string {
  if (publishedOn !== '') return `公开期限 ${last}，公开日期 ${publishedOn}`;
  if (daysLeft < 0) return `公开期限 ${last}，已过 ${-daysLeft} 天`;
  return daysLeft === 0 ? `公开期限就是今天（${last}）` : `公开期限 ${last}，还有 ${daysLeft} 天`;
}
