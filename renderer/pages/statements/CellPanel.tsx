import { type FormEvent, type ReactElement, useEffect, useRef, useState } from 'react';
import type { ChannelInput, ChannelOutput } from '../../../shared/ipc.ts';
import type { MoneyUnit } from '../../../shared/money/fen.ts';
import { call, useAction, useAnswer } from '../../bridge/index.ts';
import { go } from '../../frame/router.ts';
import { entryText } from '../../grid/entry.ts';

type Cell = ChannelInput<'statements.source'>;

export type PanelPart = 'source' | 'history' | 'comment';

const PARTS: readonly { readonly id: PanelPart; readonly title: string }[] = [{ id: 'source', title: '来源' }, { id: 'history', title: '修改记录' }, { id: 'comment', title: '批注' }];

interface CellPanelProps {
  readonly cell: Cell;
  readonly part: PanelPart;
  readonly unit: MoneyUnit;
  readonly onPart: (part: PanelPart) => void;
  readonly onClose: () => void;
}

/** All that is known of one cell: from which facts it comes, what became of them, and the remark on it. */
export function CellPanel({ cell, part, unit, onPart, onClose }: CellPanelProps): ReactElement {
  return (
    <aside className="statements-panel-side" data-region="" aria-label="单元格" onKeyDown={(event) => { if (event.key === 'Escape') onClose(); }}>
      <div className="statements-tabs">
        {PARTS.map(({ id, title }) => <button key={id} type="button" className="plain-button" aria-pressed={part === id} onClick={() => onPart(id)}>{title}</button>)}
        <span className="frame-space" />
        <button type="button" className="frame-dismiss" aria-label="关闭单元格栏" onClick={onClose}>×</button>
      </div>
      {part === 'source' && <Source cell={cell} unit={unit} />}
      {part === 'history' && <History cell={cell} unit={unit} />}
      {part === 'comment' && <Comment key={`${cell.role} ${cell.rowId} ${cell.columnId}`} cell={cell} />}
    </aside>
  );
}

interface PartProps {
  readonly cell: Cell;
  readonly unit: MoneyUnit;
}

function Source({ cell, unit }: PartProps): ReactElement {
  const { data, error } = useAnswer('statements.source', cell);
  if (error) return <p className="sentence-error">{error.message}</p>;
  if (!data) return <p className="page-empty">正在查…</p>;
  return (
    <div className="statements-part">
      <p><b>{data.place}</b></p>
      <p>{data.how}</p>
      {data.derived !== null && data.derived !== data.value && <p className="sentence-warning">明细合计 {amount(data.derived, data.quantity, unit)}，按批复列示 {amount(data.value, data.quantity, unit)}。</p>}
      <h3>由下列数字得来（{data.facts.length}）</h3>
      <ul>{data.facts.map((fact, index) => <FactLine key={index} fact={fact} unit={unit} />)}</ul>
      {data.same.length > 0 && <h3>同一数字还印在</h3>}
      <ul>{data.same.map((place) => (
        <li key={`${place.role} ${place.rowId} ${place.columnId}`}><button type="button" className="statements-link" onClick={() => go({ page: 'statements', table: place.role, row: place.rowId, column: place.columnId })}>{place.place}</button></li>
      ))}</ul>
    </div>
  );
}

type Fact = ChannelOutput<'statements.source'>['facts'][number];

function FactLine({ fact, unit }: { readonly fact: Fact; readonly unit: MoneyUnit }): ReactElement {
  return (
    <li>
      <span className="statements-fact"><span>{fact.what}{fact.unit === '' ? '' : `（${fact.unit}）`}</span><b>{amount(fact.quantity, fact.quantityKind, unit)}</b></span>
      <small>{[fact.entry, fact.who, fact.at === '' ? '' : when(fact.at), fact.origin].filter((text) => text !== '').join(' · ')}</small>
    </li>
  );
}

function History({ cell, unit }: PartProps): ReactElement {
  const { data, error } = useAnswer('statements.history', cell);
  if (error) return <p className="sentence-error">{error.message}</p>;
  if (!data) return <p className="page-empty">正在查…</p>;
  if (data.length === 0) return <p className="page-empty">这一格没有修改记录。</p>;
  return (
    <ol className="statements-part statements-history">
      {data.map((change, index) => (
        <li key={index} className={change.undone ? 'is-undone' : undefined}>
          <span className="statements-fact"><span>{change.what}</span><b>{amount(change.before, change.quantity, unit)} → {amount(change.after, change.quantity, unit)}</b></span>
          <small>{change.entry}{change.undone ? '（已撤销）' : ''} · {change.who} · {when(change.at)}</small>
        </li>
      ))}
    </ol>
  );
}

function Comment({ cell }: { readonly cell: Cell }): ReactElement {
  const { data } = useAnswer('statements.readComment', cell);
  const [text, setText] = useState<string | null>(null);
  const [run, running] = useAction();
  const field = useRef<HTMLTextAreaElement>(null);
  useEffect(() => field.current?.focus(), []);
  const save = (event: FormEvent): void => {
    event.preventDefault();
    void run(() => call('statements.comment', { ...cell, text: (text ?? data?.text ?? '').trim() }));
  };
  return (
    <form className="statements-part" onSubmit={save}>
      <label>批注<textarea ref={field} rows={6} maxLength={1000} value={text ?? data?.text ?? ''} onChange={(event) => setText(event.target.value)} /></label>
      <button type="submit" className="plain-button is-primary" disabled={running || text === null}>保存批注</button>
    </form>
  );
}

function amount(value: number | null, quantity: 'fen' | 'count', unit: MoneyUnit): string {
  return value === null ? '空' : entryText(value, quantity, unit);
}

function when(iso: string): string {
  const date = new Date(iso);
  return Number.isNaN(date.getTime()) ? iso : date.toLocaleString('zh-CN', { hour12: false });
}
