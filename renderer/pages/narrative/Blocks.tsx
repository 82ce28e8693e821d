import { type KeyboardEvent, type ReactElement, useMemo } from 'react';
import type { Block, Span } from '../../../shared/booklet/model.ts';
import { Chart } from '../../charts/Chart.tsx';
import { go } from '../../frame/router.ts';
import type { NarrativePage } from './page.ts';

export type Figures = NarrativePage['figures'];

interface BlocksProps {
  readonly blocks: readonly Block[];
  readonly figures: Figures;
  /** The source of the number under the pointer or the focus; null when it is left. */
  readonly onSource: (words: string | null) => void;
}

/** Prose as it is printed; every number tells its source and leads to its cell. Arrow keys go from number to number. */
export function Blocks({ blocks, figures, onSource }: BlocksProps): ReactElement {
  const first = useMemo(() => blocks.flatMap(spansIn).find((span) => leadsOn(span, figures)), [blocks, figures]);
  const draw = (spans: readonly Span[]): ReactElement[] => spans.map((span, index) => <FigureSpan key={index} span={span} figures={figures} first={span === first} onSource={onSource} />);
  return (
    <div className="narrative-blocks" onKeyDown={moveAmongFigures}>
      {blocks.map((block, index) => {
        switch (block.kind) {
          case 'paragraph': return <p key={index}>{draw(block.spans)}</p>;
          case 'heading': return block.level === 3 ? <h3 key={index}>{block.text}</h3> : <h4 key={index}>{block.text}</h4>;
          case 'list': return <ul key={index}>{block.items.map((item, place) => <li key={place}>{draw(item)}</li>)}</ul>;
          case 'table': return <PlainTable key={index} block={block} />;
          case 'chart': return <div key={index} className="narrative-chart"><Chart spec={block.chart} /></div>;
          case 'statement': return null;
        }
      })}
    </div>
  );
}

function spansIn(block: Block): readonly Span[] {
  return block.kind === 'paragraph' ? block.spans : block.kind === 'list' ? block.items.flat() : [];
}

function leadsOn(span: Span, figures: Figures): boolean {
  const source = span.source === undefined ? undefined : figures[span.source];
  return source !== undefined && (source.places.length > 0 || span.source?.includes('record:') === true);
}

interface FigureSpanProps { readonly span: Span; readonly figures: Figures; readonly first: boolean; readonly onSource: (words: string | null) => void }

function FigureSpan({ span, figures, first, onSource }: FigureSpanProps): ReactElement {
  const source = span.source === undefined ? undefined : figures[span.source];
  if (!source || !/\d/.test(span.text)) return <>{span.bold ? <b>{span.text}</b> : span.text}</>;
  const hover = { title: source.words, onMouseEnter: () => onSource(source.words), onMouseLeave: () => onSource(null), onFocus: () => onSource(source.words), onBlur: () => onSource(null) };
  if (!leadsOn(span, figures)) return <span className="narrative-known" {...hover}>{span.text}</span>;
  const [place] = source.places;
  const follow = (): void => go(place ? { page: 'statements', table: place.role, row: place.rowId, column: place.columnId } : span.source?.includes('record:performance') ? { page: 'performance' } : { page: 'narrative', view: 'records' });
  return <button type="button" className="narrative-figure" tabIndex={first ? 0 : -1} onClick={follow} {...hover}>{span.text}</button>;
}

function moveAmongFigures(event: KeyboardEvent<HTMLElement>): void {
  const step = event.key === 'ArrowRight' ? 1 : event.key === 'ArrowLeft' ? -1 : 0;
  if (step === 0 || event.altKey || !(event.target instanceof HTMLElement)) return;
  const all = [...event.currentTarget.querySelectorAll<HTMLElement>('.narrative-figure')];
  const at = all.indexOf(event.target);
  if (at < 0) return;
  event.preventDefault();
  all[at + step]?.focus();
}

function PlainTable({ block }: { readonly block: Extract<Block, { kind: 'table' }> }): ReactElement {
  const align = (index: number): 'left' | 'center' | 'right' => block.align?.[index] ?? 'left';
  return (
    <table className="narrative-table">
      <thead><tr>{block.head.map((head, index) => <th key={index} scope="col">{head}</th>)}</tr></thead>
      <tbody>{block.rows.map((row, place) => <tr key={place}>{row.map((cell, index) => <td key={index} style={{ textAlign: align(index) }}>{cell}</td>)}</tr>)}</tbody>
    </table>
  );
}
