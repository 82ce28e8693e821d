import { type KeyboardEvent, useEffect, useState } from 'react';

/** A list under a text field: one of its lines is chosen, by arrows or by hand. */
export interface ListChoice {
  readonly chosen: number;
  readonly choose: (index: number) => void;
  readonly optionId: (index: number) => string;
  readonly keys: (event: KeyboardEvent) => void;
}

/** ↑ and ↓ choose a line, which is kept in sight, and Enter takes it; keys of an input method are left alone. @param name begins the ids of the lines */
export function useListChoice(name: string, count: number, take: (index: number) => void): ListChoice {
  const [wanted, choose] = useState(0);
  const chosen = Math.min(wanted, Math.max(count - 1, 0));
  const optionId = (index: number): string => `${name}-${String(index)}`;
  const id = optionId(chosen);
  useEffect(() => { document.getElementById(id)?.scrollIntoView({ block: 'nearest' }); }, [id]);
  const keys = (event: KeyboardEvent): void => {
    if (event.nativeEvent.isComposing || event.keyCode === 229) return;
    const step = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : 0;
    if (step !== 0) choose(Math.min(Math.max(chosen + step, 0), Math.max(count - 1, 0)));
    else if (event.key === 'Enter') take(chosen);
    else return;
    event.preventDefault();
  };
  return { chosen, choose, optionId, keys };
}
