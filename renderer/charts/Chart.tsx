import { type ReactElement, useEffect, useLayoutEffect, useRef, useState } from 'react';
import type { ChartSpec } from '../../shared/booklet/chart.ts';
import './charts.css';

/** The book's text of 10 points is 14 pixels on the screen. */
const SCALE = 1.4;
/** Widths are taken in steps, so that dragging the window's edge does not draw at every pixel. */
const STEP = 20;

/** A chart as the book prints it, with its caption and, for those who cannot see it, its sentence. ECharts is loaded with the first one. */
export function Chart({ spec }: { readonly spec: ChartSpec }): ReactElement {
  const box = useRef<HTMLDivElement>(null);
  const [width, setWidth] = useState(0);
  const [svg, setSvg] = useState('');
  useLayoutEffect(() => {
    const element = box.current;
    if (!element) return undefined;
    const measure = (): void => setWidth(Math.floor(element.clientWidth / STEP) * STEP);
    measure();
    const observer = new ResizeObserver(measure);
    observer.observe(element);
    return () => observer.disconnect();
  }, []);
  useEffect(() => {
    if (width === 0) return undefined;
    let stale = false;
    void import('./drawing.ts').then(({ chartSvg }) => { if (!stale) setSvg(chartSvg(spec, width / SCALE)); });
    return () => { stale = true; };
  }, [spec, width]);
  return (
    <figure className="chart">
      <figcaption>{spec.title}{spec.unitLabel === '' ? '' : <small>（{spec.unitLabel}）</small>}</figcaption>
      <div ref={box} className="chart-drawing" role="img" aria-label={spec.description} dangerouslySetInnerHTML={{ __html: svg }} />
    </figure>
  );
}
