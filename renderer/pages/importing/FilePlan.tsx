import { type ReactElement, useState } from 'react';
import { call, useAction, useAnswer } from '../../bridge/index.ts';
import { say } from '../../frame/messages.ts';
import { go } from '../../frame/router.ts';
import { ChoiceRow } from './ChoiceRow.tsx';
import { FiguresPane } from './FiguresPane.tsx';
import { FormsPane } from './FormsPane.tsx';
import { SheetPane, type Spot } from './SheetPane.tsx';
import { type Item, type Plan, chooseItem, decide, useDecisions } from './decisions.ts';

/** One workbook: its plan at the left, its sheets as they stand at the right, and what to do with it below. */
export function FilePlan({ item, again }: { readonly item: Item; readonly again: () => void }): ReactElement {
  const { token } = item;
  const { choices, keep } = useDecisions(token);
  const answer = useAnswer('importing.plan', { token, choices });
  const [last, setLast] = useState<Plan | null>(null);
  if (answer.data !== null && answer.data !== last) setLast(answer.data);
  const plan = answer.data ?? last;
  const [spot, setSpot] = useState<Spot | null>(null);
  return (
    <>
      <div className="importing-work">
        <section className="importing-plan" aria-label="导入计划" aria-busy={answer.asking} data-region="">
          {answer.error && <p className="sentence-error">{answer.error.message}</p>}
          {plan === null && !answer.error && <p className="page-empty">正在辨认“{item.name}”…</p>}
          {plan && <ChoiceRow item={item} plan={plan} choices={choices} onChange={(change) => decide(token, { choices: { ...choices, ...change } })} />}
          {plan?.kind === 'refused' && <p className="sentence-error" role="alert">{plan.message}</p>}
          {plan && plan.kind !== 'refused' && plan.blocked !== null && !item.accepted && <p className="sentence-error" role="alert">{plan.blocked}</p>}
          {plan?.kind === 'figures' && <FiguresPane plan={plan} keep={keep} choices={choices} accepted={item.accepted} onKeep={(next) => decide(token, { keep: next })} onPrinted={(asPrinted) => decide(token, { choices: { ...choices, asPrinted } })} onSpot={setSpot} />}
          {plan?.kind === 'forms' && <FormsPane plan={plan} />}
        </section>
        <SheetPane item={item} choices={choices} spot={spot} />
      </div>
      <Foot item={item} plan={plan} again={again} busy={answer.asking} />
    </>
  );
}

interface FootProps {
  readonly item: Item;
  readonly plan: Plan | null;
  readonly again: () => void;
  readonly busy: boolean;
}

/** Accepts the plan or puts the workbook away. */
function Foot({ item, plan, again, busy }: FootProps): ReactElement {
  const { token } = item;
  const { choices, keep } = useDecisions(token);
  const [run, running] = useAction();
  const ready = plan !== null && plan.kind !== 'refused' && plan.blocked === null && !busy;
  const accept = (): void => {
    void run(async () => {
      const kept = plan?.kind === 'figures' ? keep.filter((address) => plan.changes.some((change) => change.address === address)) : [];
      const { items, said } = await call('importing.accept', { token, choices, keep: kept });
      say(said, 'done');
      const next = items.find((other) => !other.accepted && other.kind !== 'refused');
      chooseItem(next?.token ?? token);
      again();
    });
  };
  const discard = (): void => {
    void run(async () => {
      await call('importing.discard', { token });
      chooseItem(null);
      again();
    });
  };
  return (
    <footer className="importing-foot">
      {item.accepted
        ? <span className="importing-accepted">✓ 已记入账套，可按 Ctrl+Z 撤销。</span>
        : <button type="button" className="plain-button is-primary" disabled={!ready || running} onClick={accept}>接受导入</button>}
      {item.accepted && <button type="button" className="plain-button is-primary" onClick={() => go({ page: item.kind === 'forms' ? 'performance' : 'checks' })}>{item.kind === 'forms' ? '去绩效自评' : '去勾稽检查'}</button>}
      {item.accepted && item.kind === 'figures' && <button type="button" className="plain-button" onClick={() => go({ page: 'statements' })}>去填报</button>}
      <span className="importing-soft">{summary(plan, keep.length)}</span>
      <span className="frame-space" />
      {item.accepted && <button type="button" className="plain-button" disabled={!ready || running} onClick={accept}>再导入一次</button>}
      <button type="button" className="plain-button" disabled={running} onClick={discard}>从列表中去掉</button>
    </footer>
  );
}

function summary(plan: Plan | null, kept: number): string {
  if (plan === null || plan.kind === 'refused') return '';
  if (plan.kind === 'forms') return `${plan.projects.length} 张自评表，作为一步记入，可以撤销。`;
  const { facts, changes, book, period } = plan;
  return `${book} 年度${period === 'previous' ? '上年数' : '本年数'} ${facts} 个${changes.length > 0 ? `，改变账套中 ${changes.length} 处${kept > 0 ? `（保留 ${Math.min(kept, changes.length)} 处）` : ''}` : ''}，作为一步记入，可以撤销。`;
}
