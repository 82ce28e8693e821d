import { type KeyboardEvent, type ReactElement, useState } from 'react';
import { isDay, readDay } from '../../shared/overview/day.ts';

interface DayInputProps {
  readonly label: string;
  /** YYYY-MM-DD, '' for none. */
  readonly value: string;
  readonly onChange: (day: string) => void;
}

/** A day that always reads YYYY-MM-DD, whatever language the system has; it takes 2025年8月6日 and 20250806 as well. */
export function DayInput({ label, value, onChange }: DayInputProps): ReactElement {
  const [draft, setDraft] = useState<string | null>(null);
  const day = draft === null ? value : draft.trim() === '' ? '' : readDay(draft);
  const wrong = day === null || (day !== '' && !isDay(day));
  const commit = (): void => {
    if (draft === null || day === null || wrong) return;
    if (day !== value) onChange(day);
    setDraft(null);
  };
  const keys = (event: KeyboardEvent): void => {
    if (event.nativeEvent.isComposing || event.keyCode === 229) return;
    if (event.key === 'Enter') commit();
    if (event.key === 'Escape') setDraft(null);
  };
  return (
    <span className="frame-day">
      <label>{label}<input value={draft ?? value} maxLength={20} size={12} placeholder="2025-08-06" aria-invalid={wrong || undefined} onChange={(event) => setDraft(event.target.value)} onBlur={commit} onKeyDown={keys} /></label>
      {wrong && <small role="alert">请按 2025-08-06 的样式填写</small>}
    </span>
  );
}
