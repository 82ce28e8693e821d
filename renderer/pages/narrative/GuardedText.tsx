import { type KeyboardEvent, type ReactElement, useEffect, useRef, useState } from 'react';
import { call } from '../../bridge/index.ts';
import { segmentsOf, stillThere } from './marks.ts';
import type { Finding } from './page.ts';

const LEVELS = { error: '错误', warning: '警告', note: '提示' } as const;
/** Milliseconds of quiet in typing before the numbers are held against the accounts again. */
const QUIET = 250;

interface GuardedTextProps {
  /** What the guard knows the text by. */
  readonly guardKey: string;
  readonly label: string;
  readonly text: string;
  /** The text that is saved, with its findings. */
  readonly saved: string;
  readonly savedFindings: readonly Finding[];
  readonly locked: boolean;
  readonly autoFocus?: boolean;
  readonly placeholder?: string;
  /** Enter makes no new line but saves. */
  readonly oneLine?: boolean;
  readonly onChange: (text: string) => void;
  readonly onSave: () => void;
  readonly onCancel?: () => void;
  readonly onBlur?: () => void;
}

/** A field for prose whose numbers are checked as they are typed; what was found is marked where it stands and said below. */
export function GuardedText({ guardKey, label, text, saved, savedFindings, locked, autoFocus, placeholder, oneLine, onChange, onSave, onCancel, onBlur }: GuardedTextProps): ReactElement {
  const field = useRef<HTMLTextAreaElement>(null);
  const findings = useTypedFindings(guardKey, text, saved, savedFindings);
  useEffect(() => { if (autoFocus) field.current?.focus(); }, [autoFocus]);
  const keys = (event: KeyboardEvent): void => {
    if (event.nativeEvent.isComposing || event.keyCode === 229) return;
    if (event.key === 'Enter' && (oneLine || event.ctrlKey)) {
      event.preventDefault();
      onSave();
    } else if (event.key === 'Escape' && onCancel) {
      event.preventDefault();
      onCancel();
    }
  };
  const select = (finding: Finding): void => {
    field.current?.focus();
    field.current?.setSelectionRange(finding.from, finding.to);
  };
  const take = (finding: Finding): void => {
    onChange(text.slice(0, finding.from) + (finding.expected ?? '') + text.slice(finding.to));
    field.current?.focus();
  };
  return (
    <div>
      <div className="narrative-guarded">
        <div className="narrative-under" aria-hidden="true">
          {segmentsOf(text, findings).map((segment, index) => (segment.finding ? <mark key={index} className={`is-${segment.finding.level}`}>{segment.text}</mark> : segment.text))}{'\n'}
        </div>
        <textarea
          ref={field} aria-label={label} value={text} readOnly={locked} placeholder={placeholder} rows={1} maxLength={100_000} spellCheck={false}
          onChange={(event) => onChange(event.target.value)} onKeyDown={keys} onBlur={onBlur}
        />
      </div>
      {findings.length > 0 && (
        <ul className="narrative-findings" aria-label={`${label}中的问题`}>
          {findings.map((finding, index) => (
            <li key={index} className={`is-${finding.level}`}>
              <button type="button" className="narrative-link" onClick={() => select(finding)}><b>{LEVELS[finding.level]}</b> {finding.message}</button>
              {finding.expected !== undefined && !locked && <button type="button" className="plain-button" onMouseDown={(event) => event.preventDefault()} onClick={() => take(finding)}>改为 {finding.expected}</button>}
            </li>
          ))}
        </ul>
      )}
    </div>
  );
}

/** Findings of the text as it stands: those of the saved text at once, of a typed one after a moment of quiet. */
function useTypedFindings(key: string, text: string, saved: string, savedFindings: readonly Finding[]): readonly Finding[] {
  const [held, setHeld] = useState({ text: saved, findings: savedFindings });
  useEffect(() => {
    if (text === saved) return setHeld({ text: saved, findings: savedFindings });
    let current = true;
    const timer = setTimeout(() => {
      call('narrative.check', { key, text }).then(({ findings }) => { if (current) setHeld({ text, findings }); }, () => undefined);
    }, QUIET);
    return () => {
      current = false;
      clearTimeout(timer);
    };
  }, [key, text, saved, savedFindings]);
  return stillThere(held.findings, held.text, text);
}
