import { type ReactElement, useCallback, useEffect, useMemo, useRef, useState } from 'react';
import type { OpenedStatement } from '../../../shared/ipc/statements.ts';
import { useDesk } from '../../bridge/index.ts';
import { LockedNote } from '../../frame/LockedNote.tsx';
import { showFigures } from '../../frame/figures.ts';
import { say } from '../../frame/messages.ts';
import { Grid, type GridHandle, type GridPlace } from '../../grid/Grid.tsx';
import type { CellEdit } from '../../grid/edits.ts';
import { cellKey } from '../../grid/plan.ts';
import type { PageProps } from '../pages.ts';
import { HeadLine, NoRows, Notes, UnitNote, refusalOf } from './AroundTable.tsx';
import { CellLine } from './CellLine.tsx';
import { CellPanel, type PanelPart } from './CellPanel.tsx';
import { type Adding, Dialogs } from './Dialogs.tsx';
import { Tools, itemOf } from './Tools.tsx';
import { useComplaint } from './complaint.ts';
import { marksOf } from './marks.ts';
import { useAddedRow } from './useAddedRow.ts';
import { useArrival } from './useArrival.ts';
import { useCommands } from './useCommands.ts';
import { useLastYear } from './useLastYear.ts';
import { type StatementRole, useStatement } from './useStatement.ts';

interface ViewProps {
  readonly role: StatementRole | null;
  readonly place: PageProps['place'];
}

/** One table with its tools, the line about the active cell and the panel beside it. */
export function StatementView({ role, place }: ViewProps): ReactElement {
  const desk = useDesk();
  const unit = desk?.displayUnit ?? '万元';
  const locked = refusalOf(desk);
  const statement = useStatement(role);
  const { opened, pending, edit } = statement;
  const [filter, setFilter] = useState('');
  const [compare, setCompare] = useState(false);
  const [adding, setAdding] = useState<Adding | null>(null);
  const [part, setPart] = useState<PanelPart | null>(null);
  const [current, move] = useCurrent();
  const grid = useRef<GridHandle>(null);
  const marks = useMemo(() => (opened ? marksOf(opened) : undefined), [opened]);
  const lastYear = useLastYear(role, compare);
  useEffect(() => { setFilter(''); }, [role, place]);
  useArrival(grid, place, opened?.role === role ? opened?.revision ?? null : null);
  useWanted(place, opened, locked, setAdding);
  const onAdded = useAddedRow(grid, opened);
  const addCode = useCallback(() => setAdding('code'), []);
  const command = useCommands({ statement, locked, onPanel: setPart, onAddRow: addCode });
  const { notice, settled } = useComplaint();
  const change = useCallback((edits: readonly CellEdit[], what: string): void => {
    settled();
    edit(edits, what);
  }, [edit, settled]);
  const closePanel = (): void => {
    setPart(null);
    grid.current?.focus();
  };

  if (statement.problem !== null) return <p className="sentence-error">{statement.problem}</p>;
  if (!opened || role === null) return <p className="page-empty">正在打开…</p>;
  const { cell } = current;
  const address = cell?.kind === 'amount' && cell.rowId !== undefined && cell.columnId !== undefined ? { role: opened.role, rowId: cell.rowId, columnId: cell.columnId } : null;
  return (
    <section className="statements-main" aria-label={opened.sheet.title}>
      <div className="statements-head">
        <h1>{opened.sheet.title}</h1>
        <Tools opened={opened} place={current} locked={locked} filter={filter} comparing={compare} panelOpen={part !== null} act={{
          filter: setFilter, foldTo: (depth) => grid.current?.foldTo(depth), addCode, addProject: () => setAdding('project'), adjust: () => setAdding('adjustment'),
          removeRow: () => command('removeRow', current), compare: () => setCompare(!compare), panel: () => (part === null ? setPart('source') : closePanel()),
        }} />
      </div>
      <LockedNote />
      <UnitNote />
      <NoRows opened={opened} locked={locked !== null} onAdd={addCode} />
      <HeadLine sheet={opened.sheet} unit={unit} />
      <CellLine place={current} mark={address ? marks?.get(cellKey(address.rowId, address.columnId)) : undefined} address={address} unit={unit} />
      <div className="statements-work">
        <Grid handle={grid} sheet={opened.sheet} label={opened.sheet.title} unit={unit} pending={pending} locked={locked} marks={marks} lastYear={lastYear} filter={filter} onEdit={change} onPlace={move} onNotice={notice} onSettled={settled} onCommand={command} />
        {part !== null && address && <CellPanel cell={address} part={part} unit={unit} onPart={setPart} onClose={closePanel} />}
      </div>
      <Notes notes={[...opened.sheet.notes, ...opened.notes]} />
      <Dialogs statement={statement} adding={adding} wanted={place['add'] ?? ''} code={itemOf(cell?.rowId)} unit={unit} locked={locked} onClose={() => setAdding(null)} onAdded={onAdded} />
    </section>
  );
}

/** Opens the dialog for a new row where the place names a 科目 to be added, once its table is there. */
function useWanted(place: PageProps['place'], opened: OpenedStatement | null, locked: string | null, open: (adding: Adding) => void): void {
  const answered = useRef<PageProps['place'] | null>(null);
  useEffect(() => {
    if (place['add'] === undefined || opened?.role !== place['table'] || answered.current === place) return;
    answered.current = place;
    if (locked !== null) say(locked);
    else open('code');
  }, [place, opened, locked, open]);
}

const NOWHERE: GridPlace = { plan: null, cell: null, row: -1, column: -1, figures: null };

/** Where the person is in the grid; the bottom bar shows the figures of what is selected while the page is there. */
function useCurrent(): readonly [GridPlace, (next: GridPlace) => void] {
  const [current, setCurrent] = useState<GridPlace>(NOWHERE);
  useEffect(() => () => showFigures(null), []);
  const move = useCallback((next: GridPlace): void => {
    setCurrent((known) => (known.plan === next.plan && known.cell === next.cell && known.row === next.row && known.column === next.column ? known : next));
    showFigures(next.figures);
  }, []);
  return [current, move];
}
