import type { ReactElement } from 'react';
import type { MoneyUnit } from '../../../shared/money/fen.ts';
import { useAction } from '../../bridge/index.ts';
import { AddProject } from './AddProject.tsx';
import { AddRow } from './AddRow.tsx';
import { Adjustments } from './Adjustments.tsx';
import { ReplaceQuestion } from './ReplaceQuestion.tsx';
import type { StatementDesk } from './useStatement.ts';

export type Adding = 'code' | 'project' | 'adjustment';

interface DialogsProps {
  readonly statement: StatementDesk;
  readonly adding: Adding | null;
  /** A 科目 that was asked for before the dialog was there. */
  readonly wanted: string;
  /** The 科目 that a project would be added under; null where none is chosen. */
  readonly code: string | null;
  readonly unit: MoneyUnit;
  readonly locked: string | null;
  readonly onClose: () => void;
  /** A row of this code (`科目/project`) has been added. */
  readonly onAdded: (code: string) => void;
}

/** The dialogs over a table: a new row, a project's row, 年初调整, and the question before coarser amounts are replaced. */
export function Dialogs({ statement: { opened, question, addRow }, adding, wanted, code, unit, locked, onClose, onAdded }: DialogsProps): ReactElement | null {
  const [run] = useAction();
  if (!opened) return null;
  const byProject = opened.growing.find((entry) => entry.byProject);
  const add = (panel: string, row: string): void => {
    onClose();
    void run(async () => {
      await addRow(panel, row);
      onAdded(row);
    });
  };
  return (
    <>
      {adding === 'code' && <AddRow role={opened.role} first={wanted} panels={opened.growing} onClose={onClose} onAdd={add} />}
      {adding === 'project' && byProject && code !== null && <AddProject code={code} onClose={onClose} onAdd={(project) => add(byProject.panel, `${code}/${project}`)} />}
      {adding === 'adjustment' && <Adjustments unit={unit} locked={locked} onClose={onClose} />}
      {question && <ReplaceQuestion question={question.sentence} onReplace={() => question.answer(true)} onKeep={() => question.answer(false)} />}
    </>
  );
}
