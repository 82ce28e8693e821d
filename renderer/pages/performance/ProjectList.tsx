import { type ReactElement, useMemo, useState } from 'react';
import type { ChannelOutput } from '../../../shared/ipc.ts';
import { fen } from '../../../shared/money/fen.ts';
import { formatFen } from '../../../shared/money/format.ts';
import { call, useAction, useAnswer, useDesk } from '../../bridge/index.ts';
import { Dialog } from '../../frame/Dialog.tsx';
import { say } from '../../frame/messages.ts';
import { go } from '../../frame/router.ts';
import { CopyYear } from './CopyYear.tsx';
import { type FormsPlan, ImportForms } from './ImportForms.tsx';
import { NewProject } from './NewProject.tsx';

type Line = ChannelOutput<'performance.list'>['lines'][number];
const STATES = { empty: '没有指标', draft: '未填完', errors: '有错误', done: '完成' } as const;

/** The projects of the year with what the engine makes of each. */
export function ProjectList(): ReactElement {
  const { data, error } = useAnswer('performance.list', {});
  const unit = useDesk()?.displayUnit ?? '万元';
  const [wanted, setWanted] = useState('');
  const [state, setState] = useState('');
  const [grade, setGrade] = useState('');
  const [dialog, setDialog] = useState<'new' | 'copy' | FormsPlan | null>(null);
  const [removing, setRemoving] = useState<Line | null>(null);
  const [run, running] = useAction();
  const lines = useMemo(() => data?.lines ?? [], [data]);
  const shown = lines.filter((line) => (line.name + line.implementingUnit).includes(wanted.trim()) && (state === '' || line.state === state) && (grade === '' || (line.grade ?? '不评等级') === grade));
  const grades = [...new Set(lines.map((line) => line.grade ?? '不评等级'))];
  if (error) return <p className="sentence-error">{error.message}</p>;
  if (data === null) return <p className="page-empty">正在打开…</p>;
  const move = (line: Line, step: 1 | -1): void => {
    const codes = lines.map((one) => one.code);
    const at = codes.indexOf(line.code);
    void run(() => call('performance.order', { codes: codes.toSpliced(at, 1).toSpliced(at + step, 0, line.code) }));
  };
  const exportAll = (): void => void run(async () => {
    const written = await call('performance.export', {});
    if (written !== null) say(`已写出“${written.name}”，在文件夹“${written.folder}”中。`, 'done');
  });
  const { locked, earlierYears } = data;
  return (
    <div className="page-body">
      <div className="performance-tools">
        <button type="button" className="plain-button is-primary" disabled={locked} onClick={() => setDialog('new')}>新建项目…</button>
        <button type="button" className="plain-button" disabled={locked || earlierYears.length === 0} title={earlierYears.length === 0 ? '账套中没有更早的年度' : undefined} onClick={() => setDialog('copy')}>复制上年…</button>
        <button type="button" className="plain-button" disabled={locked || running} onClick={() => void run(async () => setDialog(await call('performance.planImport', {})))}>导入自评表…</button>
        <button type="button" className="plain-button" disabled={running || lines.length === 0} onClick={exportAll}>导出 Excel…</button>
        <span className="frame-space" />
        <input aria-label="查找项目" placeholder="项目或实施单位" value={wanted} onChange={(event) => setWanted(event.target.value)} />
        <select aria-label="状态" value={state} onChange={(event) => setState(event.target.value)}><option value="">全部状态</option>{Object.entries(STATES).map(([id, name]) => <option key={id} value={id}>{name}</option>)}</select>
        <select aria-label="等级" value={grade} onChange={(event) => setGrade(event.target.value)}><option value="">全部等级</option>{grades.map((name) => <option key={name} value={name}>{name}</option>)}</select>
      </div>
      {lines.length === 0 ? <p className="page-empty">本年度还没有自评项目。{locked ? '' : '可以“导入自评表”读入已有的 Excel 表，“复制上年”从去年的表开始，或“新建项目”从指标库开始。'}</p>
        : shown.length === 0 ? <p className="page-empty">没有符合条件的项目：请放宽查找条件。</p>
        : (
          <table className="performance-list" aria-label="自评项目">
            <thead><tr><th>序号</th><th>项目</th><th>全年预算数（{unit}）</th><th>全年执行数（{unit}）</th><th>执行率</th><th>得分</th><th>等级</th><th>状态</th><th>问题</th><th>操作</th></tr></thead>
            <tbody>{shown.map((line) => (
              <tr key={line.code}>
                <td>{lines.indexOf(line) + 1}</td>
                <td className="is-name"><button type="button" className="performance-link" onClick={() => go({ page: 'performance', project: line.code })}>{line.name}</button><small>{[line.kind === 'department' ? '部门整体支出' : '', line.onBehalf ? '财政代列' : '', line.implementingUnit].filter((text) => text !== '').join(' · ')}</small></td>
                <td className="is-figure">{amount(line.budget, unit)}</td><td className="is-figure">{amount(line.executed, unit)}</td>
                <td className="is-figure">{line.rate === null ? '' : `${String(line.rate)}%`}</td><td className="is-figure">{line.score ?? ''}</td><td>{line.grade ?? ''}</td>
                <td className={`is-${line.state}`}>{STATES[line.state]}</td>
                <td>{line.errors > 0 && <span className="performance-count is-error">错误 {line.errors}</span>}{line.warnings > 0 && <span className="performance-count is-warning">警告 {line.warnings}</span>}</td>
                <td className="performance-ops">
                  <button type="button" className="plain-button" aria-label={`上移 ${line.name}`} disabled={locked || running || lines[0] === line} onClick={() => move(line, -1)}>↑</button>
                  <button type="button" className="plain-button" aria-label={`下移 ${line.name}`} disabled={locked || running || lines.at(-1) === line} onClick={() => move(line, 1)}>↓</button>
                  <button type="button" className="plain-button" aria-label={`删除 ${line.name}`} disabled={locked || running} onClick={() => setRemoving(line)}>删除</button>
                </td>
              </tr>
            ))}</tbody>
          </table>
        )}
      {dialog === 'new' && <NewProject onClose={() => setDialog(null)} />}
      {dialog === 'copy' && <CopyYear years={earlierYears} onClose={() => setDialog(null)} />}
      {dialog !== null && typeof dialog === 'object' && <ImportForms plan={dialog} onClose={() => setDialog(null)} />}
      {removing && (
        <Dialog title="删除项目" onClose={() => setRemoving(null)}>
          <div className="performance-dialog">
            <p>删除“{removing.name}”和它的全部指标？删除后可以用 Ctrl+Z 撤销。</p>
            <div className="performance-buttons is-end">
              <button type="button" className="plain-button" onClick={() => setRemoving(null)}>取消</button>
              <button type="button" className="plain-button is-primary" disabled={running} onClick={() => void run(async () => { await call('performance.remove', { code: removing.code }); setRemoving(null); })}>删除“{removing.name}”</button>
            </div>
          </div>
        </Dialog>
      )}
    </div>
  );
}

function amount(value: number | null, unit: '元' | '万元'): string {
  return value === null ? '' : formatFen(fen(value), { unit, decimals: 2, grouping: true });
}
