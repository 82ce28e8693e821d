import { type FormEvent, type ReactElement, type RefObject, useEffect, useState } from 'react';
import type { IndicatorRow, OpenedForm, ScoredForm } from '../../../shared/ipc/performance.ts';
import { call, useAction } from '../../bridge/index.ts';
import { LEVEL_WORDS } from '../../grid/marks.ts';

interface RowPanelProps {
  readonly opened: OpenedForm;
  readonly preview: ScoredForm | null;
  readonly active: number | null;
  readonly scoreField: RefObject<HTMLInputElement | null>;
  readonly onRow: (row: number) => void;
  readonly onLibrary: () => void;
  readonly onGo: (rowId: string, columnId: string) => void;
}

/** Beside the form: total and grade, the row under the hand read back in words with its score and why, and everything that was found. */
export function RowPanel(props: RowPanelProps): ReactElement {
  const { opened, preview, active } = props;
  const scored = preview ?? opened;
  const row = active === null ? undefined : scored.rows[active];
  return (
    <aside className="performance-side" aria-label="得分说明" data-region="">
      <section className="performance-total">
        <b>{scored.total === null ? '不计总分' : `总分 ${String(scored.total)} 分`}</b>{scored.grade !== null && <span className="performance-grade">{scored.grade}</span>}
        <small>{opened.scheme}</small>
        <p className="performance-quiet">执行率：{scored.execution.explanation}。</p>
      </section>
      {row && active !== null ? <RowPart {...props} row={row} key={active} /> : <p className="performance-quiet">点选一行指标，这里写出目标怎样理解、得分怎样算出。</p>}
      <RowTools {...props} />
      <Imported {...props} />
      <Findings {...props} findings={scored.findings} />
    </aside>
  );
}

function RowPart({ row, opened, preview, scoreField, active }: RowPanelProps & { readonly row: IndicatorRow }): ReactElement {
  const stored = opened.rows[active ?? -1];
  return (
    <section aria-live="polite">
      <h3>第 {row.index + 1} 行　{row.name || '（没有名称）'}</h3>
      <p className="performance-quiet">{row.path}</p>
      <dl>
        <dt>目标</dt><dd>{row.targetWords}</dd>
        <dt>完成</dt><dd>{row.actualWords}</dd>
        <dt>得分</dt><dd><b>{row.score === null ? '不计分' : `${String(row.score)} 分`}</b>{row.weight !== null && `（分值 ${String(row.weight)}）`}</dd>
      </dl>
      <p>{row.explanation}。</p>
      {row.override && <p className="performance-both">按规则 {row.ruleScore === null ? '不计分' : `${String(row.ruleScore)} 分`}，人工改为 {row.override.score} 分；理由：{row.override.reason}</p>}
      {row.band && <p>填写的得分应在 {row.band.from} 至 {row.band.to} 分之间{row.band.toIncluded ? '' : `（不含 ${String(row.band.to)} 分）`}。</p>}
      {!opened.locked && preview === null && stored && <Override key={`${String(row.index)} ${String(row.override?.score)}`} code={opened.code} row={stored} field={scoreField} />}
    </section>
  );
}

function Override({ code, row, field }: { readonly code: string; readonly row: IndicatorRow; readonly field: RefObject<HTMLInputElement | null> }): ReactElement {
  const [score, setScore] = useState(row.override ? String(row.override.score) : '');
  const [reason, setReason] = useState(row.override?.reason ?? '');
  const [run, running] = useAction();
  useEffect(() => {
    setScore(row.override ? String(row.override.score) : '');
    setReason(row.override?.reason ?? '');
  }, [row.override]);
  const save = (event: FormEvent): void => {
    event.preventDefault();
    void run(() => call('performance.override', { code, row: row.index, override: { score, reason } }));
  };
  return (
    <form className="performance-override" onSubmit={save}>
      <label>人工改分<input ref={field} inputMode="decimal" value={score} onChange={(event) => setScore(event.target.value)} placeholder={row.ruleScore === null ? '' : String(row.ruleScore)} /></label>
      <label>理由<textarea rows={2} value={reason} maxLength={500} onChange={(event) => setReason(event.target.value)} placeholder="必须写明，与计算得分一并留存" /></label>
      <div className="performance-buttons">
        <button type="submit" className="plain-button" disabled={running || (score === '' && reason === '')}>改分</button>
        {row.override && <button type="button" className="plain-button" disabled={running} onClick={() => void run(() => call('performance.override', { code, row: row.index, override: null }))}>恢复计算得分</button>}
      </div>
    </form>
  );
}

function RowTools({ opened: { code, locked, rows }, active, onRow, onLibrary }: RowPanelProps): ReactElement | null {
  const [run, running] = useAction();
  if (locked) return null;
  const last = rows.length - 1;
  const at = active ?? last;
  const move = (to: number): void => void run(async () => {
    await call('performance.moveRow', { code, row: at, to });
    onRow(to);
  });
  return (
    <section className="performance-buttons" role="group" aria-label="指标行">
      <button type="button" className="plain-button" disabled={running} onClick={() => void run(async () => { await call('performance.addRows', { code, after: at, indicators: [] }); onRow(at + 1); })}>在下方加一行</button>
      <button type="button" className="plain-button" disabled={running} onClick={onLibrary}>从指标库添加…</button>
      <button type="button" className="plain-button" disabled={running || active === null || active === 0} onClick={() => move(at - 1)}>上移</button>
      <button type="button" className="plain-button" disabled={running || active === null || at >= last} onClick={() => move(at + 1)}>下移</button>
      <button type="button" className="plain-button" disabled={running || active === null || rows.length === 0} onClick={() => void run(() => call('performance.removeRow', { code, row: at }))}>删除这一行</button>
    </section>
  );
}

/** What the imported form prints beside what the rules give. */
function Imported({ opened: { code, printedTotal, printedGrade, printedScores, total, grade, locked } }: RowPanelProps): ReactElement | null {
  const [run, running] = useAction();
  const other = (printedTotal !== '' && printedTotal !== String(total ?? '')) || (printedGrade !== '' && printedGrade !== grade);
  if (!other && printedScores === 0) return null;
  const said = [printedTotal === '' ? '' : `总分 ${printedTotal}`, printedGrade === '' ? '' : `等级“${printedGrade}”`, printedScores === 0 ? '' : `${String(printedScores)} 行得分`].filter((text) => text !== '');
  return (
    <section className="sentence-warning">
      <p>原表上的{said.join('、')}与按规则计算的不同。成册印的是计算的得分。</p>
      {!locked && <button type="button" className="plain-button" disabled={running} onClick={() => void run(() => call('performance.useComputed', { code }))}>采用计算得分</button>}
    </section>
  );
}

function Findings({ findings, onGo }: RowPanelProps & { readonly findings: ScoredForm['findings'] }): ReactElement {
  return (
    <section aria-label="本表的问题">
      <h3>本表的问题（{findings.length}）</h3>
      {findings.length === 0 && <p className="performance-quiet">没有发现问题。</p>}
      <ul className="performance-findings">
        {findings.map((finding, index) => (
          <li key={index} className={`is-${finding.level}`}><button type="button" onClick={() => onGo(finding.rowId, finding.columnId)}><b>{LEVEL_WORDS[finding.level]}</b> {finding.message}</button></li>
        ))}
      </ul>
    </section>
  );
}
