import type { ChartSpec } from '../../shared/booklet/chart.ts';
import { chartOption } from '../../shared/booklet/chartOption.ts';
import { chartHeight } from '../../shared/booklet/chartSize.ts';

type Charts = typeof import('echarts/core');
let loaded: Promise<Charts> | undefined;

/** The parts of ECharts that our charts need, loaded on the first chart. */
function loadCharts(): Promise<Charts> {
  loaded ??= Promise.all([import('echarts/core'), import('echarts/charts'), import('echarts/components'), import('echarts/renderers'), import('echarts/features')])
    .then(([core, { BarChart, PieChart }, { AriaComponent, GridComponent, LegendPlainComponent, MarkLineComponent }, { SVGRenderer }, { LabelLayout }]) => {
      core.use([BarChart, PieChart, AriaComponent, GridComponent, LegendPlainComponent, MarkLineComponent, SVGRenderer, LabelLayout]);
      return core;
    });
  return loaded;
}

/**
 * Draws charts as SVG, in the order given.
 * @param width points; the height is that of `chartHeight`
 * @param measure width of a text set in a size, both points, in the face that will print it
 */
export async function chartSvgs(specs: readonly ChartSpec[], width: number, measure: (text: string, size: number) => number): Promise<string[]> {
  const { init, setPlatformAPI } = await loadCharts();
  setPlatformAPI({ measureText: (text, font) => ({ width: measure(text, Number(/([\d.]+)px/.exec(font ?? '')?.[1] ?? 12)) }) });
  return specs.map((spec) => {
    const chart = init(null, null, { renderer: 'svg', ssr: true, width, height: chartHeight(spec, width) });
    try {
      chart.setOption(chartOption(spec, width));
      return chart.renderToSVGString();
    } finally {
      // A chart that is not disposed of keeps its clock running, and the process with it.
      chart.dispose();
    }
  });
}
