import { type KeyboardEvent, type ReactElement, type ReactNode, useEffect, useLayoutEffect, useRef, useState } from 'react';
import { type Column, pagesBetween } from './pageColumn.ts';

interface PageScrollerProps {
  readonly column: Column;
  readonly label: string;
  readonly className: string;
  /** Scrolled to as soon as it is another object. */
  readonly target: { readonly index: number } | null;
  readonly page: (index: number) => ReactNode;
  readonly onScroll?: (from: number, sight: number) => void;
  readonly onSize?: (width: number, height: number) => void;
  readonly onKey?: (event: KeyboardEvent) => void;
}

/** A column of pages of which only those in sight, and a sight above and below, are there. */
export function PageScroller({ column, label, className, target, page, onScroll, onSize, onKey }: PageScrollerProps): ReactElement {
  const scroller = useRef<HTMLDivElement>(null);
  const [sight, setSight] = useState({ from: 0, height: 600 });
  const reportSize = useRef(onSize);
  reportSize.current = onSize;
  useEffect(() => {
    const element = scroller.current;
    if (!element) return undefined;
    const observer = new ResizeObserver(() => {
      setSight({ from: element.scrollTop, height: element.clientHeight });
      reportSize.current?.(element.clientWidth, element.clientHeight);
    });
    observer.observe(element);
    return () => observer.disconnect();
  }, []);
  useLayoutEffect(() => {
    if (target) scroller.current?.scrollTo({ top: Math.max(0, (column.tops[target.index] ?? 0) - 8) });
    // The column alone is no reason to scroll.
  }, [target]);
  const { first, last } = pagesBetween(column, sight.from - sight.height, sight.from + 2 * sight.height);
  return (
    <div
      ref={scroller} className={className} role="region" aria-label={label} tabIndex={0} onKeyDown={onKey}
      onScroll={({ currentTarget: { scrollTop, clientHeight } }) => { setSight({ from: scrollTop, height: clientHeight }); onScroll?.(scrollTop, clientHeight); }}
    >
      <div className="booklet-column" style={{ blockSize: column.length }}>
        {Array.from({ length: Math.max(0, last - first) }, (_, index) => page(first + index))}
      </div>
    </div>
  );
}
