import { type ReactElement, useState } from 'react';
import type { AuditLineShown, AuditedFormShown } from '../../../shared/ipc/checks.ts';
import { useAnswer } from '../../bridge/index.ts';
import { FilterBar } from './FilterBar.tsx';
import { FindingList } from './FindingList.tsx';
import { NotChecked, PassedRules } from './RuleLists.tsx';
import { Sides, Symptoms } from './Sides.tsx';
import { EVERYTHING, LEVEL_NAMES, byTable, chosen as chosenOf } from './filter.ts';

interface AuditedFileProps {
  readonly audit: string;
  readonly index: number;
  readonly line: AuditLineShown;
}

/** What was found in one of the files. */
export function AuditedFile({ audit, index, line }: AuditedFileProps): ReactElement {
  const { data, error } = useAnswer('checks.audited', line.error === null ? { audit, index } : null);
  const [choice, setChoice] = useState(EVERYTHING);
  const [id, setId] = useState<string | null>(null);
  const [part, setPart] = useState<'findings' | 'forms' | 'passed' | 'notChecked'>('findings');
  if (line.error !== null) return <p className="sentence-error">{line.error}</p>;
  if (error) return <p className="sentence-error">{error.message}</p>;
  if (!data) return <p className="page-empty">正在打开…</p>;
  const shown = byTable(chosenOf(data.findings, choice)).flatMap((group) => group.findings);
  const chosen = shown.find((finding) => finding.id === id) ?? shown[0] ?? null;
  const parts = [
    { part: 'findings' as const, text: `问题 ${data.findings.length}` }, ...(data.forms.length > 0 ? [{ part: 'forms' as const, text: `自评表 ${data.forms.length}` }] : []),
    { part: 'passed' as const, text: `已通过 ${data.passed.length}` }, { part: 'notChecked' as const, text: `没有检查 ${data.notChecked.length}` },
  ];
  return (
    <>
      <p className={`checks-verdict ${line.counts.error > 0 ? 'is-error' : ''}`} role="status"><b>{line.file}</b>　{line.department} {line.year} 年度 · {line.pack} · 认出 {line.recognised}。{line.verdict}{line.notes.join('')}</p>
      <div className="checks-tools">
        {parts.map((entry) => <button key={entry.part} type="button" className="plain-button" aria-pressed={part === entry.part} onClick={() => setPart(entry.part)}>{entry.text}</button>)}
        {part === 'findings' && <FilterBar findings={data.findings} choice={choice} onChoose={setChoice} />}
      </div>
      {part === 'forms' && <div className="page-body" tabIndex={0} role="region" aria-label="自评表"><AuditedForms forms={data.forms} /></div>}
      {part === 'passed' && <div className="page-body" tabIndex={0} role="region" aria-label="已通过的规则"><PassedRules passed={data.passed} /></div>}
      {part === 'notChecked' && <div className="page-body" tabIndex={0} role="region" aria-label="没有检查的规则"><NotChecked notChecked={data.notChecked} /></div>}
      {part === 'findings' && (
        <div className="checks-work">
          {shown.length === 0 ? <p className="page-empty">{data.findings.length === 0 ? '没有发现问题。' : '没有符合筛选的问题：请换一个筛选。'}</p> : <FindingList label="外来文件的问题" findings={shown} chosen={chosen} onChoose={(finding) => setId(finding.id)} onOpen={() => {}} />}
          {chosen && (
            <section className="checks-detail" aria-label="所选问题" data-region="">
              <p className="checks-message"><span className={`checks-level is-${chosen.level}`}>{LEVEL_NAMES[chosen.level]}</span> {chosen.message}</p>
              <Sides finding={chosen} />
              <p className="checks-basis">规则：{chosen.title}。{chosen.basis !== '' && <>依据：{chosen.basis}。</>}</p>
              <Symptoms symptoms={chosen.symptoms} />
            </section>
          )}
        </div>
      )}
    </>
  );
}

/** Its self-evaluation forms: what the rules give beside what is printed. */
function AuditedForms({ forms }: { readonly forms: readonly AuditedFormShown[] }): ReactElement {
  return (
    <table className="checks-rules">
      <caption>按评分口径计算的得分与表上印的对照；不一致的列在“问题”中。没有分值的表不计总分。</caption>
      <thead><tr><th scope="col">项目</th><th scope="col">工作表</th><th scope="col">指标</th><th scope="col">计算得分</th><th scope="col">计算等级</th><th scope="col">印的得分</th><th scope="col">印的等级</th></tr></thead>
      <tbody>{forms.map((form, index) => (
        <tr key={`${form.sheet} ${String(index)}`}>
          <td>{form.project ?? '没有写项目名称'}</td><td>{form.sheet}</td><td>{form.indicators}</td><td>{form.total ?? '—'}</td><td>{form.grade ?? '—'}</td><td>{form.printedTotal ?? '—'}</td><td>{form.printedGrade ?? '—'}</td>
        </tr>
      ))}</tbody>
    </table>
  );
}
