import type { ReactElement } from 'react';
import type { DeskState } from '../../shared/ipc/desk.ts';
import { call, useAction } from '../bridge/index.ts';
import { startAt } from './router.ts';
import { redo, undo } from './undo.ts';

interface TopBarProps {
  readonly desk: DeskState;
  readonly onSearch: () => void;
  readonly onShortcuts: () => void;
}

const UNITS = ['万元', '元'] as const;

/** Whose accounts, which year, in which unit; search, undo and help. */
export function TopBar({ desk, onSearch, onShortcuts }: TopBarProps): ReactElement {
  const [run] = useAction();
  const { book } = desk;
  const chooseYear = (year: number): void => {
    void run(async () => {
      await call('desk.chooseYear', { year });
      startAt({ page: 'overview' });
    });
  };
  return (
    <header className="frame-top" data-region="">
      <strong className="frame-bureau" title={desk.ledger?.folder}>{desk.ledger?.bureau ?? '决算册'}</strong>
      {desk.years.length > 0 && (
        <select aria-label="年度" value={book?.year ?? ''} onChange={(event) => chooseYear(Number(event.target.value))}>
          {desk.years.map(({ year, locked }) => <option key={year} value={year}>{year} 年度{locked ? '（已锁定）' : ''}</option>)}
        </select>
      )}
      {book && book.units.length > 1 && (
        <select aria-label="单位" value={desk.unit ?? ''} onChange={(event) => { void run(() => call('desk.chooseUnit', { unit: event.target.value === '' ? null : event.target.value })); }}>
          <option value="">部门合计</option>
          {book.units.map((unit) => <option key={unit.code} value={unit.code}>{unit.name}</option>)}
        </select>
      )}
      {book && <span className="frame-pack" title="公开版式">{book.packName}{book.provisional ? '（版式待核）' : ''}{book.locked ? ' · 已锁定' : ''}</span>}
      <span className="frame-space" />
      <div role="group" aria-label="显示单位" className="frame-units">
        {UNITS.map((unit) => (
          <button key={unit} type="button" className="plain-button" aria-pressed={desk.displayUnit === unit} onClick={() => { void run(() => call('desk.chooseDisplayUnit', { displayUnit: unit })); }}>{unit}</button>
        ))}
      </div>
      <button type="button" className="plain-button" disabled={desk.undo === null} title={desk.undo === null ? '没有可以撤销的操作' : `撤销：${desk.undo}（Ctrl+Z）`} onClick={() => { void undo(); }}>撤销</button>
      <button type="button" className="plain-button" disabled={desk.redo === null} title={desk.redo === null ? '没有可以重做的操作' : `重做：${desk.redo}（Ctrl+Y）`} onClick={() => { void redo(); }}>重做</button>
      <button type="button" className="plain-button" onClick={onSearch}>查找 <kbd>Ctrl+K</kbd></button>
      <button type="button" className="plain-button" onClick={onShortcuts}>快捷键 <kbd>F1</kbd></button>
    </header>
  );
}
