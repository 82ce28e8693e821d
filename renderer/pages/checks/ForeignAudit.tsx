import { type ReactElement, useState } from 'react';
import type { ChannelOutput } from '../../../shared/ipc.ts';
import type { AuditLineShown } from '../../../shared/ipc/checks.ts';
import { call, useAction, useProgress } from '../../bridge/index.ts';
import { say } from '../../frame/messages.ts';
import { AuditedFile } from './AuditedFile.tsx';

const JOB = 'foreign-audit';

type Audit = ChannelOutput<'checks.audit'>;

/** Kept while the window is open, so that looking at another page loses nothing. */
let kept: Audit | null = null;

/** Documents that someone else made: choose, audit, look, save the report and the marked copy. */
export function ForeignAudit(): ReactElement {
  const [audit, setAudit] = useState<Audit | null>(kept);
  const [at, setAt] = useState(0);
  const [lastYear, setLastYear] = useState<{ readonly token: string; readonly name: string } | null>(null);
  const [run, running] = useAction();
  const progress = useProgress(running ? JOB : null);
  const start = (what: 'files' | 'folder'): void => {
    void run(async () => {
      const chosen = await call('checks.chooseForeign', { what });
      if (!chosen) return;
      const done = await call('checks.audit', { tokens: chosen.tokens, lastYear: lastYear?.token ?? null, job: JOB });
      kept = done;
      setAudit(done);
      setAt(0);
      say(`审核完成：${done.lines.length} 个文件。`, 'done');
    });
  };
  const chooseLastYear = (): void => {
    void run(async () => {
      const chosen = await call('checks.chooseForeign', { what: 'lastYear' });
      const [token, name] = [chosen?.tokens[0], chosen?.names[0]];
      if (token !== undefined && name !== undefined) setLastYear({ token, name });
    });
  };
  const save = (what: 'report' | 'copy' | 'all'): void => {
    if (!audit) return;
    void run(async () => {
      const saved = await call('checks.saveAudit', { audit: audit.audit, what, index: what === 'all' ? null : at, job: JOB });
      if (saved) say(saved.name === '' ? `检查报告、标注副本和汇总已写到 ${saved.folder}` : `已保存：${saved.folder} 中的 ${saved.name}`, 'done');
    });
  };
  const line = audit?.lines[at] ?? null;
  return (
    <>
      <div className="checks-tools">
        <button type="button" className="plain-button is-primary" disabled={running} onClick={() => start('files')}>选择工作簿…</button>
        <button type="button" className="plain-button" disabled={running} onClick={() => start('folder')}>选择文件夹…</button>
        <button type="button" className="plain-button" disabled={running} onClick={chooseLastYear}>{lastYear ? `上年：${lastYear.name}` : '指定上年决算（可不选）…'}</button>
        {lastYear && <button type="button" className="checks-go" onClick={() => setLastYear(null)}>不用上年</button>}
        <span className="frame-space" />
        {line?.error === null && <button type="button" className="plain-button" disabled={running} onClick={() => save('report')}>保存检查报告…</button>}
        {line?.error === null && <button type="button" className="plain-button" disabled={running} onClick={() => save('copy')}>保存标注副本…</button>}
        {audit && audit.lines.length > 1 && <button type="button" className="plain-button" disabled={running} onClick={() => save('all')}>全部写到文件夹…</button>}
      </div>
      {running && (
        <div className="checks-progress" role="status">
          <progress aria-label="审核进度" max={1} {...(progress?.share !== undefined && { value: progress.share })} /> {progress?.step ?? '请在对话框中选择…'}
          <button type="button" className="plain-button" onClick={() => void call('desk.cancel', { job: JOB })}>取消</button>
        </div>
      )}
      {!audit && !running && <p className="page-empty">检查别人做好的决算公开表：点“选择工作簿”，或选放有各单位决算表的文件夹。只看不改：原文件和本账套都不会变动。结果可以保存为检查报告，和在有问题的格上着色、加批注的标注副本。</p>}
      {audit && audit.lines.length > 1 && <AuditedFiles lines={audit.lines} at={at} onChoose={setAt} />}
      {audit && line && <AuditedFile key={`${audit.audit} ${String(at)}`} audit={audit.audit} index={at} line={line} />}
    </>
  );
}

/** The files of an audit with what was found in each. */
function AuditedFiles({ lines, at, onChoose }: { readonly lines: readonly AuditLineShown[]; readonly at: number; readonly onChoose: (index: number) => void }): ReactElement {
  return (
    <div className="checks-files" tabIndex={0} role="region" aria-label="审核过的文件">
      <table className="checks-rules">
        <thead><tr><th scope="col">文件</th><th scope="col">单位</th><th scope="col">年度</th><th scope="col">表</th><th scope="col">自评表</th><th scope="col">错误</th><th scope="col">警告</th><th scope="col">尾差</th></tr></thead>
        <tbody>{lines.map((line, index) => (
          <tr key={line.file} className={index === at ? 'is-chosen' : undefined}>
            <td><button type="button" className="checks-go" aria-pressed={index === at} onClick={() => onChoose(index)}>{line.file}</button></td>
            {line.error !== null ? <td colSpan={7} className="checks-problem">{line.error}</td> : <><td>{line.department}</td><td>{line.year}</td><td>{line.tables}</td><td>{line.forms}</td><td className={line.counts.error > 0 ? 'checks-problem' : undefined}>{line.counts.error}</td><td>{line.counts.warning}</td><td>{line.counts.tail}</td></>}
          </tr>
        ))}</tbody>
      </table>
    </div>
  );
}
