import { BarChart, PieChart } from 'echarts/charts';
import { AriaComponent, GridComponent, LegendPlainComponent, MarkLineComponent } from 'echarts/components';
import { init, use } from 'echarts/core';
import { LabelLayout } from 'echarts/features';
import { SVGRenderer } from 'echarts/renderers';

use([BarChart, PieChart, AriaComponent, GridComponent, LegendPlainComponent, MarkLineComponent, SVGRenderer, LabelLayout]);

/** ECharts with the parts that our charts need and no others: named here, so that the rest of it is left out of the program. */
export { init };
