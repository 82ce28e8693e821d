import { type ReactElement, memo, useEffect, useRef, useState } from 'react';
import type { ChannelOutput } from '../../../shared/ipc.ts';
import { useAnswer } from '../../bridge/index.ts';
import type { Choices, Item } from './decisions.ts';

/** A cell of the workbook to look at; `cell` '' for the sheet alone. */
export interface Spot {
  readonly sheet: string;
  readonly cell: string;
}

interface SheetProps {
  readonly item: Item;
  readonly choices: Choices;
  readonly spot: Spot | null;
}

/** The workbook as it stands, with what was recognised of it. */
export function SheetPane({ item, choices, spot }: SheetProps): ReactElement | null {
  const [sheet, setSheet] = useState(item.sheets.find(({ name }) => !/目录|封面/.test(name))?.name ?? item.sheets[0]?.name ?? '');
  useEffect(() => { if (spot) setSheet(spot.sheet); }, [spot]);
  const answer = useAnswer('importing.sheet', sheet === '' ? null : { token: item.token, sheet, choices });
  if (item.sheets.length === 0) return null;
  return (
    <section className="importing-sheet" aria-label="原表" data-region="">
      <div className="importing-sheet-head">
        <label>原表
          <select aria-label="工作表" value={sheet} onChange={(event) => setSheet(event.target.value)}>{item.sheets.map(({ name, hidden }) => <option key={name} value={name}>{name}{hidden ? '（隐藏）' : ''}</option>)}</select>
        </label>
        <span className="importing-legend"><i className="is-read" />读入 <i className="is-unknown" />没有看懂 <i className="is-head" />表头等</span>
      </div>
      {answer.error && <p className="sentence-error">{answer.error.message}</p>}
      <div className="importing-sheet-body" tabIndex={0} role="group" aria-label={`工作表 ${sheet}`}>{answer.data && <Sheet sheet={answer.data} cell={spot?.sheet === sheet ? spot.cell : ''} />}</div>
    </section>
  );
}

type Shown = ChannelOutput<'importing.sheet'>;

const COLUMN_WORDS: Readonly<Record<Shown['columns'][number]['use'], string>> = { identity: '科目', amount: '读入', unused: '不用', unknown: '没有看懂', around: '' };
const ROW_WORDS: Readonly<Record<Shown['rows'][number]['use'], string>> = { read: '✓', unknown: '？', around: '' };

const Sheet = memo(function Sheet({ sheet, cell }: { readonly sheet: Shown; readonly cell: string }): ReactElement {
  const marked = useRef<HTMLTableCellElement>(null);
  useEffect(() => { marked.current?.scrollIntoView({ block: 'center', inline: 'nearest' }); }, [sheet, cell]);
  return (
    <table className="importing-raw">
      <thead>
        <tr>
          <th scope="col"><span className="visually-hidden">行号</span></th>
          {sheet.columns.map(({ letter, hidden, use, title }) => <th key={letter} scope="col" className={`is-${use}${hidden ? ' is-hidden' : ''}`} title={title}>{letter}<small>{COLUMN_WORDS[use]}{hidden ? ' 隐藏' : ''}</small></th>)}
        </tr>
      </thead>
      <tbody>
        {sheet.rows.map(({ row, hidden, use, cells }) => (
          <tr key={row} className={`is-${use}${hidden ? ' is-hidden' : ''}`}>
            <th scope="row">{row} {ROW_WORDS[use]}{hidden ? '隐' : ''}</th>
            {cells.map(({ column, text, number, rowSpan, columnSpan }) => {
              const here = `${sheet.columns[column]?.letter ?? ''}${String(row)}` === cell;
              return <td key={column} ref={here ? marked : undefined} rowSpan={rowSpan} colSpan={columnSpan} className={`${number ? 'is-number' : ''}${here ? ' is-here' : ''}`}>{text}</td>;
            })}
          </tr>
        ))}
      </tbody>
      {sheet.left > 0 && <caption>后面还有 {sheet.left} 行没有显示，导入时照样读取。</caption>}
    </table>
  );
});
