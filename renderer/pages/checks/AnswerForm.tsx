import { type FormEvent, type ReactElement, useState } from 'react';
import type { CheckFinding } from '../../../shared/ipc/checks.ts';
import { call, useAction } from '../../bridge/index.ts';
import { say } from '../../frame/messages.ts';

interface AnswerFormProps {
  readonly finding: CheckFinding;
  readonly kind: NonNullable<CheckFinding['answerable']>;
  readonly name: string;
}

/** Explains a warning, or accepts an error whose figure is that of the 批复. */
export function AnswerForm({ finding, kind, name: proposed }: AnswerFormProps): ReactElement {
  const [reason, setReason] = useState('');
  const [name, setName] = useState(proposed);
  const [problem, setProblem] = useState<string | null>(null);
  const [run, running] = useAction();
  const approved = kind === 'approved';
  const send = (event: FormEvent): void => {
    event.preventDefault();
    const missing = reason.trim() === '' ? '请写明理由。' : approved && name.trim() === '' ? '请写明认可人的姓名。' : null;
    setProblem(missing);
    if (missing !== null) return;
    void run(async () => {
      await call('checks.answer', { key: finding.key, reason, name });
      say(approved ? '已按“与批复一致”认可，答复留在检查报告中，可按 Ctrl+Z 撤销。' : '已写明理由，可按 Ctrl+Z 撤销。', 'done');
    });
  };
  return (
    <form className="checks-answer" onSubmit={send}>
      <h3>{approved ? '这一格的数就是批复的总额：可以按“与批复一致”认可' : '确实如此的，写明理由'}</h3>
      <label>理由<textarea rows={2} maxLength={500} value={reason} onChange={(event) => setReason(event.target.value)} aria-describedby="checks-problem" /></label>
      <div className="checks-answer-foot">
        <label>{approved ? '认可人' : '填写人（可不填）'} <input value={name} maxLength={40} onChange={(event) => setName(event.target.value)} /></label>
        <button type="submit" className="plain-button is-primary" disabled={running}>{approved ? '与批复一致，认可' : '保存理由'}</button>
        <span id="checks-problem" className="checks-problem" role="alert">{problem}</span>
      </div>
    </form>
  );
}
