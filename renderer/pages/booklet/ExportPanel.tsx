import { Checkbox, Progress } from 'antd';
import { type ReactElement, useState } from 'react';
import type { BookletChoice } from '../../../shared/ipc/booklet.ts';
import type { ChannelOutput } from '../../../shared/ipc.ts';
import { CallError, call, useAction, useProgress } from '../../bridge/index.ts';
import { say } from '../../frame/messages.ts';

type Wanted = BookletChoice['outputs'][number];
type Written = Extract<ChannelOutput<'booklet.export'>, { readonly kind: 'written' }>;

const OUTPUTS: readonly { readonly id: Wanted; readonly label: string }[] = [
  { id: 'print', label: '双面装订版 PDF' }, { id: 'simplex', label: '单面装订版 PDF' }, { id: 'web', label: '网页版 PDF' }, { id: 'a3', label: 'A3 骑马钉 PDF' },
  { id: 'docx', label: 'Word 文档' }, { id: 'statements', label: '决算公开表 Excel' }, { id: 'forms', label: '项目支出绩效自评表 Excel' }, { id: 'checks', label: '检查报告 Excel' },
];
const JOB = 'booklet.export';

interface ExportProps {
  readonly choice: BookletChoice;
  /** The year has self-evaluations. */
  readonly evaluated: boolean;
}

function offered(evaluated: boolean): typeof OUTPUTS {
  return OUTPUTS.filter(({ id }) => id !== 'forms' || evaluated);
}

/** Which files are to be written. */
export function ExportChoice({ choice, change, evaluated }: ExportProps & { readonly change: (change: Partial<BookletChoice>) => void }): ReactElement {
  return (
    <section className="booklet-group" aria-labelledby="booklet-export">
      <h2 id="booklet-export">导出的文件</h2>
      <div className="booklet-outputs">
        {offered(evaluated).map(({ id, label }) => (
          <Checkbox key={id} className="booklet-check" checked={choice.outputs.includes(id)} onChange={(event) => change({ outputs: event.target.checked ? [...choice.outputs, id] : choice.outputs.filter((other) => other !== id) })}>{label}</Checkbox>
        ))}
        <Checkbox className="booklet-check" checked={choice.archival} onChange={(event) => change({ archival: event.target.checked })}>PDF 按归档格式（PDF/A-2b）</Checkbox>
      </div>
    </section>
  );
}

/** Writes the chosen files and says what became of them. */
export function ExportFoot({ choice, evaluated, final }: ExportProps & { readonly final: boolean }): ReactElement {
  const [run, running] = useAction();
  const [written, setWritten] = useState<Written | null>(null);
  const progress = useProgress(running ? JOB : null);
  const chosen = offered(evaluated).filter(({ id }) => choice.outputs.includes(id));
  const start = (): void => {
    setWritten(null);
    void run(async () => {
      const answer = await call('booklet.export', { ...choice, final }).catch((error: unknown) => {
        if (!(error instanceof CallError) || error.code !== 'cancelled') throw error;
        say(error.message);
        return null;
      });
      if (answer?.kind === 'written') setWritten(answer);
    });
  };
  return (
    <div className="booklet-foot">
      {running
        ? <div className="booklet-running"><p role="status">{progress?.step ?? '正在准备…'}</p><Progress aria-label="导出进度" size="small" percent={Math.round((progress?.share ?? 0) * 100)} /><button type="button" className="plain-button" onClick={() => { void call('desk.cancel', { job: JOB }); }}>取消导出</button></div>
        : <button type="button" className="plain-button is-primary" disabled={chosen.length === 0} onClick={start}>导出{final ? '正式稿' : '校核稿'}到文件夹…</button>}
      {written && <Result written={written} />}
    </div>
  );
}

function Result({ written }: { readonly written: Written }): ReactElement {
  const [run] = useAction();
  const open = (token: string): void => { void run(() => call('booklet.openPath', { token })); };
  return (
    <div className="booklet-result" role="status">
      <p>已写出 {written.files.length} 个文件到“{written.folderName}”{written.draft ? '（校核稿）' : ''}。<button type="button" className="booklet-link" onClick={() => open(written.folder)}>打开文件夹</button></p>
      <ul>{written.files.map(({ token, name }) => <li key={token}><button type="button" className="booklet-link" onClick={() => open(token)}>{name}</button></li>)}</ul>
      {written.errors > 0 && <p className="sentence-warning">还有 {written.errors} 个错误级问题，列在检查报告中。</p>}
      {written.missing.length > 0 && <p className="sentence-warning">下列字没有字库可用，印成“〓”：{written.missing.join('')}。</p>}
    </div>
  );
}
