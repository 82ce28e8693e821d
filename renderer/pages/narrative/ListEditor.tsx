import { type FormEvent, type ReactElement, useRef, useState } from 'react';

export interface Column {
  readonly id: string;
  readonly label: string;
  readonly placeholder?: string;
  readonly number?: boolean;
  /** Share of the width. */
  readonly width: number;
}

export interface ListRow {
  readonly id: string;
  /** What a reading aid calls the row. */
  readonly name: string;
  readonly values: Readonly<Record<string, string>>;
}

interface ListEditorProps {
  readonly title: string;
  readonly note: string;
  readonly problem: string | null;
  readonly columns: readonly Column[];
  readonly rows: readonly ListRow[];
  readonly locked: boolean;
  /** True when it was saved; otherwise what was typed stays. `row` is null for a new one. */
  readonly onSave: (values: Readonly<Record<string, string>>, row: ListRow | null) => Promise<boolean>;
  readonly onDelete: (row: ListRow) => void;
  /** 没有: whether it is declared, and how to say so or take it back. */
  readonly none?: { readonly declared: boolean; readonly onDeclare: (none: boolean) => void };
}

/** A short list of records: read as a table, edited a row at a time, a new one at its foot. */
export function ListEditor({ title, note, problem, columns, rows, locked, onSave, onDelete, none }: ListEditorProps): ReactElement {
  const [editing, setEditing] = useState<string | null>(null);
  return (
    <section className="narrative-list" aria-label={title}>
      <div className="narrative-reason-head">
        <h2>{title}</h2><span className="narrative-soft">{note}</span>
        <span className="frame-space" />
        {none && rows.length === 0 && <label><input type="checkbox" checked={none.declared} disabled={locked} onChange={(event) => none.onDeclare(event.target.checked)} /> 本年没有（印“没有……”）</label>}
      </div>
      {problem !== null && <p className="sentence-error">{problem}</p>}
      <div className="narrative-rows" role="table" aria-label={title}>
        <div role="row" className="narrative-row is-head" style={grid(columns)}>{columns.map((column) => <span key={column.id} role="columnheader">{column.label}</span>)}<span role="columnheader">操作</span></div>
        {rows.map((row) => (editing === row.id ? (
          <RowForm key={row.id} title={title} columns={columns} row={row} onSave={onSave} onDone={() => setEditing(null)} />
        ) : (
          <div key={row.id} role="row" className="narrative-row" style={grid(columns)}>
            {columns.map((column) => <span key={column.id} role="cell" className={column.number ? 'is-number' : undefined}>{row.values[column.id]}</span>)}
            <span role="cell" className="narrative-row-tools">
              <button type="button" className="plain-button" disabled={locked} aria-label={`修改 ${row.name}`} onClick={() => setEditing(row.id)}>修改</button>
              <button type="button" className="plain-button" disabled={locked} aria-label={`删除 ${row.name}`} onClick={() => onDelete(row)}>删除</button>
            </span>
          </div>
        )))}
        {!locked && editing === null && !none?.declared && <RowForm title={title} columns={columns} row={null} onSave={onSave} onDone={() => undefined} />}
      </div>
    </section>
  );
}

function grid(columns: readonly Column[]): { readonly gridTemplateColumns: string } {
  return { gridTemplateColumns: `${columns.map((column) => `minmax(0, ${String(column.width)}fr)`).join(' ')} 128px` };
}

interface RowFormProps {
  readonly title: string;
  readonly columns: readonly Column[];
  readonly row: ListRow | null;
  readonly onSave: ListEditorProps['onSave'];
  readonly onDone: () => void;
}

function RowForm({ title, columns, row, onSave, onDone }: RowFormProps): ReactElement {
  const [values, setValues] = useState<Readonly<Record<string, string>>>(row?.values ?? {});
  const [running, setRunning] = useState(false);
  const form = useRef<HTMLFormElement>(null);
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    setRunning(true);
    void onSave(Object.fromEntries(columns.map(({ id }) => [id, (values[id] ?? '').trim()])), row).then((saved) => {
      if (saved && row === null) {
        setValues({});
        form.current?.querySelector('input')?.focus();
      }
      if (saved) onDone();
    }).finally(() => setRunning(false));
  };
  return (
    <form ref={form} role="row" className="narrative-row" style={grid(columns)} onSubmit={submit} onKeyDown={(event) => { if (event.key === 'Escape' && row) onDone(); }}>
      {columns.map((column, index) => (
        <span key={column.id} role="cell">
          <input
            aria-label={`${title}：${column.label}${row ? `（${row.name}）` : '（新）'}`} placeholder={column.placeholder} className={column.number ? 'is-number' : undefined} value={values[column.id] ?? ''} autoFocus={row !== null && index === 0}
            onChange={(event) => setValues({ ...values, [column.id]: event.target.value })}
            onKeyDown={(event) => { if (event.key === 'Enter' && (event.nativeEvent.isComposing || event.keyCode === 229)) event.preventDefault(); }}
          />
        </span>
      ))}
      <span role="cell" className="narrative-row-tools">
        <button type="submit" className="plain-button" disabled={running} aria-label={row ? `保存 ${row.name}` : `添加到${title}`}>{row ? '保存' : '添加'}</button>
        {row && <button type="button" className="plain-button" onClick={onDone}>取消</button>}
      </span>
    </form>
  );
}
