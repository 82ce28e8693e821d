import { type KeyboardEvent, type ReactElement, useEffect, useId, useRef, useState } from 'react';
import { useSaved } from '../../bridge/index.ts';

interface FieldProps {
  readonly label: string;
  readonly value: string;
  readonly disabled: boolean;
  /** Resolves with false when it was refused: the text stays to be mended. */
  readonly onSave: (text: string) => Promise<boolean>;
  readonly placeholder?: string;
  readonly suggestions?: readonly string[];
  /** The label is for assistive technology alone. */
  readonly bare?: boolean;
  readonly maxLength?: number;
}

/** A text of the ledger: written when the field is left or Enter is pressed; Esc gives the old text back. */
export function Field({ label, value, disabled, onSave, placeholder, suggestions, bare, maxLength = 100 }: FieldProps): ReactElement {
  const [draft, setDraft] = useState<string | null>(null);
  const [refused, setRefused] = useState(false);
  const [stored, kept] = useSaved(value);
  const list = useId();
  const open = useRef<{ readonly draft: string | null; readonly stored: string; readonly save: FieldProps['onSave'] }>({ draft, stored, save: onSave });
  open.current = { draft, stored, save: onSave };
  const commit = async (): Promise<void> => {
    if (draft === null || draft === stored) return setDraft(null);
    const saved = await onSave(draft);
    setRefused(!saved);
    if (!saved) return;
    kept(draft);
    setDraft(null);
  };
  // A page that is left by a shortcut takes along what was being typed.
  useEffect(() => () => {
    const { draft: left, stored: before, save } = open.current;
    if (left !== null && left !== before) void save(left);
  }, []);
  const keys = (event: KeyboardEvent): void => {
    if (event.nativeEvent.isComposing || event.keyCode === 229) return;
    if (event.key === 'Enter') void commit();
    if (event.key !== 'Escape' || draft === null) return;
    setDraft(null);
    setRefused(false);
  };
  const field = (
    <input
      aria-label={bare ? label : undefined} value={draft ?? stored} disabled={disabled} maxLength={maxLength} placeholder={placeholder} aria-invalid={refused || undefined} list={suggestions ? list : undefined}
      onChange={(event) => { setDraft(event.target.value); setRefused(false); }} onBlur={() => { void commit(); }} onKeyDown={keys}
    />
  );
  return (
    <>
      {bare ? field : <label className="release-field"><span>{label}</span>{field}</label>}
      {suggestions && <datalist id={list}>{suggestions.map((text) => <option key={text} value={text} />)}</datalist>}
    </>
  );
}
