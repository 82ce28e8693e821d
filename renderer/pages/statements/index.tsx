import { type ReactElement, useCallback, useEffect, useMemo, useRef, useState } from 'react';
import { isWorkingRole } from '../../../shared/statement/definition.ts';
import { useAction, useAnswer, useDesk } from '../../bridge/index.ts';
import { showFigures } from '../../frame/figures.ts';
import { mended, say } from '../../frame/messages.ts';
import { go } from '../../frame/router.ts';
import { redo, undo } from '../../frame/undo.ts';
import { Grid, type GridHandle, type GridPlace } from '../../grid/Grid.tsx';
import type { GridCommand } from '../../grid/keys.ts';
import type { CellEdit } from '../../grid/edits.ts';
import { cellKey } from '../../grid/plan.ts';
import type { PageProps } from '../pages.ts';
import { AddProject } from './AddProject.tsx';
import { AddRow } from './AddRow.tsx';
import { Adjustments } from './Adjustments.tsx';
import { CellLine } from './CellLine.tsx';
import { CellPanel, type PanelPart } from './CellPanel.tsx';
import { ReplaceQuestion } from './ReplaceQuestion.tsx';
import { TableList } from './TableList.tsx';
import { Tools, itemOf } from './Tools.tsx';
import { marksOf } from './marks.ts';
import './statements.css';
import { type StatementRole, useStatement } from './useStatement.ts';

const NOWHERE: GridPlace = { plan: null, cell: null, row: -1, column: -1, figures: null };

/** 填报: every statement of the pack as printed, with amounts to type. */
export default function StatementsPage({ place }: PageProps): ReactElement {
  const desk = useDesk();
  const list = useAnswer('statements.list', {});
  const entries = useMemo(() => list.data ?? [], [list.data]);
  const role = (entries.find((entry) => entry.role === place['table']) ?? entries.find((entry) => !isWorkingRole(entry.role)) ?? entries[0])?.role ?? null;
  if (list.error) return <p className="sentence-error">{list.error.message}</p>;
  if (!desk?.book) return <p className="page-empty">还没有年度：请先在“账套与年度”新建年度。</p>;
  return (
    <div className="statements">
      <TableList entries={entries} chosen={role} onChoose={(table) => go({ page: 'statements', table })} />
      <StatementView role={role} place={place} />
    </div>
  );
}

interface ViewProps {
  readonly role: StatementRole | null;
  readonly place: PageProps['place'];
}

function StatementView({ role, place }: ViewProps): ReactElement {
  const desk = useDesk();
  const unit = desk?.displayUnit ?? '万元';
  const statement = useStatement(role);
  const { opened, pending, edit, question } = statement;
  const [current, setCurrent] = useState<GridPlace>(NOWHERE);
  const [filter, setFilter] = useState('');
  const [compare, setCompare] = useState(false);
  const [adding, setAdding] = useState<'code' | 'project' | 'adjustment' | null>(null);
  const [part, setPart] = useState<PanelPart | null>(null);
  const [run] = useAction();
  const grid = useRef<GridHandle>(null);
  const marks = useMemo(() => (opened ? marksOf(opened) : undefined), [opened]);
  const before = useAnswer('statements.lastYear', compare && role !== null ? { role } : null).data;
  const lastYear = useMemo(() => (compare ? new Map((before ?? []).map((entry) => [cellKey(entry.rowId, entry.columnId), entry])) : null), [compare, before]);
  const locked = desk?.book?.locked ? `${String(desk.book.year)} 年度已锁定归档，不能修改：确需修改时，请先在“账套与年度”写明理由解锁。` : null;

  const move = useCallback((next: GridPlace): void => {
    setCurrent((known) => (known.plan === next.plan && known.cell === next.cell && known.row === next.row && known.column === next.column ? known : next));
    showFigures(next.figures);
  }, []);
  useEffect(() => () => showFigures(null), []);
  useEffect(() => { setFilter(''); }, [role, place]);
  useArrival(grid, place, opened?.role === role ? opened?.revision ?? null : null);

  const { removeRow } = statement;
  const grows = (opened?.growing.length ?? 0) > 0;
  const command = useCallback((wanted: GridCommand, at: GridPlace): void => {
    const rowId = at.cell?.rowId;
    switch (wanted) {
      case 'undo': void undo(); return;
      case 'redo': void redo(); return;
      case 'source': setPart('source'); return;
      case 'comment': setPart('comment'); return;
      case 'addRow':
        if (locked !== null || !grows) say(locked ?? ROWS_FIXED);
        else setAdding('code');
        return;
      case 'removeRow':
        if (locked !== null) say(locked);
        else if (rowId !== undefined) void run(() => removeRow(rowId));
        return;
    }
  }, [removeRow, run, locked, grows]);
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
  const byProject = opened.growing.find((entry) => entry.byProject);
  const code = itemOf(cell?.rowId);
  const add = (panel: string, row: string): void => {
    setAdding(null);
    void run(() => statement.addRow(panel, row));
  };
  return (
    <section className="statements-main" aria-label={opened.sheet.title}>
      <div className="statements-head">
        <h1>{opened.sheet.title}</h1>
        <Tools opened={opened} place={current} locked={locked} filter={filter} comparing={compare} panelOpen={part !== null} act={{
          filter: setFilter, foldTo: (depth) => grid.current?.foldTo(depth), addCode: () => setAdding('code'), addProject: () => setAdding('project'), adjust: () => setAdding('adjustment'),
          removeRow: () => command('removeRow', current), compare: () => setCompare(!compare), panel: () => (part === null ? setPart('source') : closePanel()),
        }} />
      </div>
      <div className="statements-line">
        <span>{opened.sheet.number}</span><span>部门：{opened.sheet.department}</span><span>{opened.sheet.unit === unit ? opened.sheet.unitLabel : opened.sheet.unitLabel.replace(opened.sheet.unit, unit)}</span>
      </div>
      <CellLine place={current} mark={address ? marks?.get(cellKey(address.rowId, address.columnId)) : undefined} unit={unit} />
      <div className="statements-work">
        <Grid handle={grid} sheet={opened.sheet} label={opened.sheet.title} unit={unit} pending={pending} locked={locked} marks={marks} lastYear={lastYear} filter={filter} onEdit={change} onPlace={move} onNotice={notice} onSettled={settled} onCommand={command} />
        {part !== null && address && <CellPanel cell={address} part={part} unit={unit} onPart={setPart} onClose={closePanel} />}
      </div>
      <Notes notes={[...opened.sheet.notes, ...opened.notes]} />
      {adding === 'code' && <AddRow role={role} panels={opened.growing} onClose={() => setAdding(null)} onAdd={add} />}
      {adding === 'project' && byProject && code !== null && <AddProject code={code} onClose={() => setAdding(null)} onAdd={(project) => add(byProject.panel, `${code}/${project}`)} />}
      {adding === 'adjustment' && <Adjustments unit={unit} locked={locked} onClose={() => setAdding(null)} />}
      {question && <ReplaceQuestion question={question.sentence} onReplace={() => question.answer(true)} onKeep={() => question.answer(false)} />}
    </section>
  );
}

const ROWS_FIXED = '这张表的行由表样固定，不能增加：请在按科目列行的表或底稿中增加。';

/** The sentence that refused something, until that is mended or given up. */
function useComplaint(): { readonly notice: (sentence: string) => void; readonly settled: () => void } {
  const said = useRef<string | null>(null);
  const notice = useCallback((sentence: string): void => {
    said.current = sentence;
    say(sentence);
  }, []);
  const settled = useCallback((): void => {
    if (said.current !== null) mended(said.current);
    said.current = null;
  }, []);
  return { notice, settled };
}

function Notes({ notes }: { readonly notes: readonly string[] }): ReactElement | null {
  if (notes.length === 0) return null;
  return <div className="statements-notes" tabIndex={0} role="region" aria-label="表注">{notes.map((note) => <p key={note}>{note}</p>)}</div>;
}

/** Goes to the cell that the place names, once its table is there. */
function useArrival(grid: { readonly current: GridHandle | null }, place: PageProps['place'], shown: number | null): void {
  const arrived = useRef<PageProps['place'] | null>(null);
  useEffect(() => {
    const { row, column } = place;
    if (shown === null || arrived.current === place) return;
    arrived.current = place;
    if (row === undefined || column === undefined) return;
    if (!grid.current?.go(row, column)) say('这一格现在没有印在表中：可能没有数字，或被筛选、折叠。');
  }, [grid, place, shown]);
}
