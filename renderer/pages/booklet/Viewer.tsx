import { type KeyboardEvent, type ReactElement, useMemo, useState } from 'react';
import { PageCanvas } from './PageCanvas.tsx';
import { PageScroller } from './PageScroller.tsx';
import { columnOf, pageAt } from './pageColumn.ts';
import type { PdfPages, ShownBook } from './pdfPages.ts';

type Zoom = 'width' | 'page' | '1' | '1.5' | '2';
const ZOOMS: readonly (readonly [Zoom, string])[] = [['width', '适合宽度'], ['page', '整页'], ['1', '100%'], ['1.5', '150%'], ['2', '200%']];
/** CSS pixels to the point at 100%. */
const PIXELS = 96 / 72;
const GAP = 12;

interface ViewerProps {
  readonly shown: ShownBook;
  readonly pages: PdfPages;
  readonly target: { readonly index: number } | null;
  readonly current: number;
  readonly onCurrent: (index: number) => void;
  readonly onGo: (index: number) => void;
}

/** The pages of the book one under the other, as large as wanted. */
export function Viewer({ shown, pages, target, current, onCurrent, onGo }: ViewerProps): ReactElement {
  const [zoom, setZoom] = useState<Zoom>('width');
  const [room, setRoom] = useState({ width: 700, height: 600 });
  const column = useMemo(() => columnOf(shown.pages, ({ width, height }) => {
    if (zoom === 'width') return Math.min(2 * PIXELS, (room.width - 2 * GAP) / width);
    if (zoom === 'page') return Math.min((room.width - 2 * GAP) / width, (room.height - 2 * GAP) / height);
    return Number(zoom) * PIXELS;
  }, GAP), [shown.pages, zoom, room]);
  const count = shown.pages.length;
  const keys = (event: KeyboardEvent): void => {
    const step = { PageDown: current + 1, PageUp: current - 1, Home: 0, End: count - 1 }[event.key];
    if (step === undefined) return;
    event.preventDefault();
    onGo(Math.max(0, Math.min(count - 1, step)));
  };
  return (
    <section className="booklet-viewer" aria-label="预览">
      <div className="booklet-viewer-tools" data-region="">
        <button type="button" className="plain-button" aria-label="上一页" disabled={current === 0} onClick={() => onGo(current - 1)}>↑</button>
        <PageField current={current} count={count} onGo={onGo} />
        <button type="button" className="plain-button" aria-label="下一页" disabled={current >= count - 1} onClick={() => onGo(current + 1)}>↓</button>
        <span className="booklet-folio">{folioOf(shown, current)}</span>
        <label className="booklet-zoom">大小<select value={zoom} onChange={(event) => setZoom(ZOOMS.find(([id]) => id === event.target.value)?.[0] ?? 'width')}>
          {ZOOMS.map(([id, text]) => <option key={id} value={id}>{text}</option>)}
        </select></label>
      </div>
      <PageScroller
        column={column} label="书页" className="booklet-pages" target={target} onKey={keys} onScroll={(from, sight) => onCurrent(pageAt(column, from, sight))}
        onSize={(width, height) => setRoom((known) => (known.width === width && known.height === height ? known : { width, height }))}
        page={(index) => (
          <div key={index} className="booklet-page" role="img" aria-label={pageName(shown, index)} style={{ insetBlockStart: column.tops[index] ?? 0, inlineSize: column.widths[index] ?? 0, insetInlineStart: Math.max(GAP, (room.width - (column.widths[index] ?? 0)) / 2) }}>
            <PageCanvas pages={pages} number={index + 1} serial={shown.pages[index]?.serial ?? 0} version={shown.version} width={column.widths[index] ?? 0} height={column.heights[index] ?? 0} />
          </div>
        )}
      />
    </section>
  );
}

interface PageFieldProps {
  readonly current: number;
  readonly count: number;
  readonly onGo: (index: number) => void;
}

/** The page in sight, and the way to another by its number. */
function PageField({ current, count, onGo }: PageFieldProps): ReactElement {
  const [typed, setTyped] = useState<string | null>(null);
  const submit = (): void => {
    const wanted = Number(typed);
    if (typed !== null && Number.isInteger(wanted) && wanted >= 1) onGo(Math.min(count, wanted) - 1);
    setTyped(null);
  };
  return (
    <form onSubmit={(event) => { event.preventDefault(); submit(); }}>
      第 <input aria-label="页" inputMode="numeric" value={typed ?? String(current + 1)} onChange={(event) => setTyped(event.target.value)} onFocus={(event) => event.target.select()} onBlur={submit} /> 页，共 {count} 页
    </form>
  );
}

const KINDS = { cover: '封面', signatures: '签字页', contents: '目录', part: '部分标题页', body: '', blank: '空白页' } as const;

function folioOf(shown: ShownBook, index: number): string {
  const page = shown.pages[index];
  if (!page) return '';
  return [KINDS[page.kind], page.number === '' || page.kind === 'blank' ? '' : `印刷页码 ${page.number}`].filter((text) => text !== '').join('，');
}

export function pageName(shown: ShownBook, index: number): string {
  const folio = folioOf(shown, index);
  return `第 ${index + 1} 页${folio === '' ? '' : `（${folio}）`}`;
}
