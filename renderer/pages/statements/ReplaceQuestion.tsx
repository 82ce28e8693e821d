import { type ReactElement, useEffect, useRef } from 'react';
import { Dialog } from '../../frame/Dialog.tsx';

interface ReplaceQuestionProps {
  readonly question: string;
  readonly onReplace: () => void;
  readonly onKeep: () => void;
}

/** Asked before finer amounts take the place of a coarser one. */
export function ReplaceQuestion({ question, onReplace, onKeep }: ReplaceQuestionProps): ReactElement {
  const keep = useRef<HTMLButtonElement>(null);
  useEffect(() => keep.current?.focus(), []);
  return (
    <Dialog title="以更细的数为准？" onClose={onKeep}>
      <div className="statements-adjust">
        <p>{question}</p>
        <div className="statements-adjust-tools">
          <button type="button" className="plain-button is-primary" onClick={onReplace}>替换并填入</button>
          <button ref={keep} type="button" className="plain-button" onClick={onKeep}>不填，保留原来的数</button>
        </div>
      </div>
    </Dialog>
  );
}
