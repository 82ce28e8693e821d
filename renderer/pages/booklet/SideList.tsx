import { type ReactElement, useEffect, useMemo, useRef, useState } from 'react';
import { PageCanvas } from './PageCanvas.tsx';
import { PageScroller } from './PageScroller.tsx';
import { columnOf } from './pageColumn.ts';
import type { PdfPages, ShownBook } from './pdfPages.ts';
import { pageName } from './Viewer.tsx';

interface SideListProps {
  readonly shown: ShownBook;
  readonly pages: PdfPages;
  readonly current: number;
  readonly onGo: (index: number) => void;
}

/** At the left: small pictures of the pages, or the contents, to go to. */
export function SideList(props: SideListProps): ReactElement {
  const [part, setPart] = useState<'pictures' | 'contents'>('contents');
  return (
    <div className="booklet-side">
      <div className="booklet-tabs" role="group" aria-label="左侧显示" data-region="">
        <button type="button" className="plain-button" aria-pressed={part === 'contents'} onClick={() => setPart('contents')}>目录</button>
        <button type="button" className="plain-button" aria-pressed={part === 'pictures'} onClick={() => setPart('pictures')}>缩略图</button>
      </div>
      {part === 'contents' ? <Contents {...props} /> : <Pictures {...props} />}
    </div>
  );
}

const WIDTH = 116;
const LABEL = 20;

function Pictures({ shown, pages, current, onGo }: SideListProps): ReactElement {
  const column = useMemo(() => columnOf(shown.pages, ({ width, height }) => WIDTH / Math.min(width, height) * (width > height ? 0.7 : 1), 10, LABEL), [shown.pages]);
  const target = useMemo(() => ({ index: Math.max(0, current - 1) }), [current]);
  return (
    <PageScroller
      column={column} label="缩略图" className="booklet-pictures" target={target}
      page={(index) => (
        <button key={index} type="button" className="booklet-picture" aria-label={pageName(shown, index)} aria-current={index === current ? 'page' : undefined} style={{ insetBlockStart: column.tops[index] ?? 0 }} onClick={() => onGo(index)}>
          <PageCanvas pages={pages} number={index + 1} serial={shown.pages[index]?.serial ?? 0} version={shown.version} width={column.widths[index] ?? 0} height={column.heights[index] ?? 0} />
          <span>{index + 1}</span>
        </button>
      )}
    />
  );
}

function Contents({ shown, current, onGo }: SideListProps): ReactElement {
  const list = useRef<HTMLElement>(null);
  const here = shown.places.findLastIndex((place) => place.page - 1 <= current);
  useEffect(() => { list.current?.querySelector('[aria-current]')?.scrollIntoView({ block: 'nearest' }); }, [here]);
  return (
    <nav ref={list} className="booklet-contents" aria-label="目录">
      <ul>
        {shown.places.map((place, index) => (
          <li key={`${place.id} ${index}`}>
            <button type="button" className={`is-level-${Math.min(3, place.level)}`} title={place.title} aria-current={index === here ? 'true' : undefined} onClick={() => onGo(place.page - 1)}>
              <span>{place.title}</span><span>{place.number}</span>
            </button>
          </li>
        ))}
      </ul>
    </nav>
  );
}
