import { useCallback, useEffect, useState } from 'react';

/**
 * What a field shows of a stored text: what was just saved stands until the answer with it is here, so that the text of before never
 * comes back for a moment. The second takes what was saved.
 */
export function useSaved(stored: string): readonly [shown: string, saved: (text: string) => void] {
  const [kept, setKept] = useState<{ readonly text: string; readonly over: string } | null>(null);
  useEffect(() => { setKept(null); }, [stored]);
  const saved = useCallback((text: string): void => setKept({ text, over: stored }), [stored]);
  return [kept !== null && kept.over === stored ? kept.text : stored, saved];
}
