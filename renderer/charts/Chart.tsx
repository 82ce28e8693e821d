import { type ReactElement, useEffect, useRef, useState } from 'react';
import type { ChartSpec } from '../../shared/booklet/chart.ts';
import { chartOption } from '../../shared/booklet/chartOption.ts';
import { chartHeight } from '../../shared/booklet/chartSize.ts';
import './charts.css';

/** Pixels of a point. */
const POINT = 4 / 3;
const NARROWEST = 180;

type Charts = typeof import('./parts.ts');
let loading: Promise<Charts> | null = null;

/** Loaded on the first chart. */
function loadCharts(): Promise<Charts> {
  return loading ??= import('./parts.ts');
}

/** One chart as the book prints it, with its caption; drawn anew when its width or its numbers change. */
export function Chart({ spec }: { readonly spec: ChartSpec }): ReactElement {
  const frame = useRef<HTMLDivElement>(null);
  const plot = useRef<HTMLDivElement>(null);
  const width = Math.max(NARROWEST, Math.floor(useWidth(frame) / POINT));
  const height = Math.ceil(chartHeight(spec, width));
  const drawn = JSON.stringify(spec);
  useEffect(() => {
    let chart: ReturnType<Charts['init']> | null = null;
    let gone = false;
    void loadCharts().then(({ init }) => {
      if (gone || !plot.current) return;
      chart = init(plot.current, null, { renderer: 'svg', width, height });
      chart.setOption(chartOption(spec, width));
    });
    return () => {
      gone = true;
      chart?.dispose();
    };
  }, [drawn, width, height]);
  return (
    <figure className="chart">
      <figcaption>{spec.title}<small>{spec.unitLabel}</small></figcaption>
      <div ref={frame} className="chart-frame" style={{ blockSize: height * POINT }}>
        <div ref={plot} className="chart-plot" role="img" aria-label={spec.description} style={{ inlineSize: width, blockSize: height }} />
      </div>
    </figure>
  );
}

/** Width of an element in pixels, followed. */
function useWidth(element: { readonly current: HTMLElement | null }): number {
  const [width, setWidth] = useState(0);
  useEffect(() => {
    const { current } = element;
    if (!current) return undefined;
    const observer = new ResizeObserver(([entry]) => { if (entry) setWidth(entry.contentRect.width); });
    observer.observe(current);
    return () => observer.disconnect();
  }, [element]);
  return width;
}
