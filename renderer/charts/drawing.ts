import { BarChart, PieChart } from 'echarts/charts';
import { AriaComponent, GridComponent, LegendPlainComponent, MarkLineComponent } from 'echarts/components';
import { init, use } from 'echarts/core';
import { LabelLayout } from 'echarts/features';
import { SVGRenderer } from 'echarts/renderers';
import type { ChartSpec } from '../../shared/booklet/chart.ts';
import { chartOption } from '../../shared/booklet/chartOption.ts';
import { chartHeight } from '../../shared/booklet/chartSize.ts';

use([BarChart, PieChart, AriaComponent, GridComponent, LegendPlainComponent, MarkLineComponent, SVGRenderer, LabelLayout]);

/** The SVG of a chart, as the book prints it; `width` in the units of `chartOption`. */
export function chartSvg(spec: ChartSpec, width: number): string {
  const chart = init(null, null, { renderer: 'svg', ssr: true, width, height: chartHeight(spec, width) });
  try {
    chart.setOption(chartOption(spec, width));
    return chart.renderToSVGString();
  } finally {
    chart.dispose();
  }
}
