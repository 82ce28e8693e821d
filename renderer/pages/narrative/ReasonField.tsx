import { type ReactElement, useEffect, useRef } from 'react';
import { call, useAction, useSaved } from '../../bridge/index.ts';
import { GuardedText } from './GuardedText.tsx';
import { useDraft } from './drafts.ts';
import { type Reason, comparisonWords, isMissing } from './page.ts';

interface ReasonFieldProps {
  readonly reason: Reason;
  readonly locked: boolean;
  readonly focused: boolean;
}

/** Why an amount grew or deviated; saved with Enter or when the field is left. Last year's reason is shown and never carried. */
export function ReasonField({ reason, locked, focused }: ReasonFieldProps): ReactElement {
  const guardKey = `reason.${reason.key}`;
  const [draft, setDraft] = useDraft(guardKey);
  const [run] = useAction();
  const element = useRef<HTMLDivElement>(null);
  const [stored, saved] = useSaved(reason.text);
  const missing = isMissing(reason) && stored === '';
  const text = draft ?? stored;
  useEffect(() => {
    if (!focused) return;
    element.current?.scrollIntoView({ block: 'center' });
    element.current?.querySelector('textarea')?.focus({ preventScroll: true });
  }, [focused]);
  const save = (): void => {
    if (draft === null) return;
    if (draft.trim() === stored) return setDraft(null);
    void run(async () => {
      await call('narrative.saveReason', { key: reason.key, label: reason.label, text: draft.trim() });
      saved(draft.trim());
      setDraft(null);
    });
  };
  return (
    <div className={`narrative-reason${missing ? ' is-missing' : ''}`} ref={element}>
      <div className="narrative-reason-head">
        <b>{reason.label}</b> <span>{comparisonWords(reason)}</span>
        <span className="frame-space" />
        <span className={missing ? 'narrative-must' : 'narrative-soft'}>{missing ? '! 必须写原因' : draft !== null && draft.trim() !== stored ? '未保存，回车保存' : stored === '' ? '可写可不写' : '✓ 已写'}</span>
      </div>
      <GuardedText
        guardKey={guardKey} label={`${reason.label}${comparisonWords(reason)}的原因`} text={text} saved={stored} savedFindings={reason.findings} locked={locked} oneLine
        placeholder="写原因本身，不用写“主要原因是”和句号；回车保存" onChange={setDraft} onSave={save} onCancel={() => setDraft(null)} onBlur={save}
      />
      {reason.lastYear !== '' && <p className="narrative-hint">上年写的原因（供参考）：{reason.lastYear}</p>}
    </div>
  );
}
