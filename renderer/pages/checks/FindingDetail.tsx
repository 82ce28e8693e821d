import type { ReactElement } from 'react';
import type { CheckFinding } from '../../../shared/ipc/checks.ts';
import { call, useAction } from '../../bridge/index.ts';
import { say } from '../../frame/messages.ts';
import { go } from '../../frame/router.ts';
import { AnswerForm } from './AnswerForm.tsx';
import { GoButton, Sides, Symptoms } from './Sides.tsx';
import { LEVEL_NAMES } from './filter.ts';

interface FindingDetailProps {
  readonly finding: CheckFinding;
  /** Proposed as who answers. */
  readonly name: string;
  readonly locked: boolean;
  readonly whole: boolean;
}

/** One finding with both its sides, what it rests on, what would mend it and what was answered. */
export function FindingDetail({ finding, name, locked, whole }: FindingDetailProps): ReactElement {
  const { answer, answerable, basis, level, message, refused, stored, suggestion, symptoms, title } = finding;
  const [run, running] = useAction();
  const withdraw = (): void => { void run(async () => { await call('checks.withdraw', { key: finding.key }); say('答复已撤回，可按 Ctrl+Z 恢复。', 'done'); }); };
  return (
    <section className="checks-detail" aria-label="所选问题" data-region="">
      <p className="checks-message"><span className={`checks-level is-${level}`}>{LEVEL_NAMES[level]}</span> {message}</p>
      <Sides finding={finding} />
      <p className="checks-basis">规则：{title}。{basis !== '' && <>依据：{basis}。</>}</p>
      {suggestion && <Transcription finding={finding} suggestion={suggestion} />}
      {finding.rule === 'rollforward.lastYear' && !locked && !answer && <Adjusting />}
      {answer && (
        <div className="checks-answered">
          <p><b>{answer.kind === 'approved' ? '已按“与批复一致”认可' : '已说明'}</b>：{answer.reason}<br /><small>{[answer.name, when(answer.at)].filter((part) => part !== '').join(' · ')}</small></p>
          {stored && !locked && <button type="button" className="plain-button" disabled={running} onClick={withdraw}>撤回答复</button>}
        </div>
      )}
      {!answer && refused && (
        <div className="sentence-warning checks-answered">
          <p>以前的答复现在不算数：{refused}</p>
          {stored && !locked && <button type="button" className="plain-button" disabled={running} onClick={withdraw}>撤回答复</button>}
        </div>
      )}
      {!answer && answerable && <AnswerForm key={finding.key} finding={finding} kind={answerable} name={name} />}
      {!answer && !answerable && <p className="checks-advice">{adviceOf(finding, locked, whole)}</p>}
      <Symptoms symptoms={symptoms} />
    </section>
  );
}

function Transcription({ finding, suggestion }: { readonly finding: CheckFinding; readonly suggestion: NonNullable<CheckFinding['suggestion']> }): ReactElement {
  const [run, running] = useAction();
  const { replaces } = suggestion;
  const take = (): void => { void run(async () => { const { what } = await call('checks.transcribe', { key: finding.key, replace: replaces !== null }); say(`${what}，已写入，可按 Ctrl+Z 撤销。`, 'done'); }); };
  return (
    <div className="checks-suggestion">
      <p>可以抄录：{suggestion.from}为 <b>{suggestion.value}</b>{finding.unit}。<GoButton place={suggestion.source} what={{ table: suggestion.from, row: '', column: '' }} /></p>
      {suggestion.refusal === null && replaces !== null && <p className="sentence-warning">{replaces}</p>}
      {suggestion.refusal === null
        ? <button type="button" className="plain-button is-primary" disabled={running} onClick={take}>{replaces === null ? '抄录到被判定的格' : '替换并抄录'}</button>
        : <p className="checks-advice">不能直接抄录：{suggestion.refusal}。</p>}
    </div>
  );
}

/** Opening balances that were put right on a document of their own are registered with it: then they answer for themselves. */
function Adjusting(): ReactElement {
  return (
    <div className="checks-suggestion">
      <p>上年结转作过调整的（收回、调入、差错更正……），登记金额、类型和文号，这个警告就会消失：</p>
      <button type="button" className="plain-button" onClick={() => go({ page: 'statements', table: 'workingBalances' })}>到“结转结余底稿”登记年初调整</button>
    </div>
  );
}

function adviceOf({ level, judged }: CheckFinding, locked: boolean, whole: boolean): string {
  if (locked) return '本年度已锁定归档，不能再答复。';
  if (level === 'tail') return '尾差是四舍五入造成的，不需要处理。';
  if (level === 'note') return '仅供了解，不需要处理。';
  if (level === 'warning' && !whole) return '确实如此的警告，请在上方选择全部门后写明理由。';
  if (judged.place?.page === 'narrative') return '请到情况说明中改正这段文字，改后自动重新检查。';
  if (judged.place?.page === 'performance') return '请到绩效自评中改正，改后自动重新检查。';
  return '请核对财决报表及批复后到这一格改正，改后自动重新检查。这一格的数等于批复总额时，才可以按“与批复一致”认可。';
}

export function when(iso: string): string {
  const date = new Date(iso);
  return Number.isNaN(date.getTime()) ? iso : date.toLocaleString('zh-CN', { hour12: false });
}
