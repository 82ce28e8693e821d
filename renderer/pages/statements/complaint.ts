import { useCallback, useRef } from 'react';
import { mended, say } from '../../frame/messages.ts';

/** The sentence that refused something, until that is mended or given up. */
export function useComplaint(kind?: Parameters<typeof say>[1]): { readonly notice: (sentence: string) => void; readonly settled: () => void } {
  const said = useRef<string | null>(null);
  const notice = useCallback((sentence: string): void => {
    said.current = sentence;
    say(sentence, kind);
  }, [kind]);
  const settled = useCallback((): void => {
    if (said.current !== null) mended(said.current);
    said.current = null;
  }, []);
  return { notice, settled };
}
