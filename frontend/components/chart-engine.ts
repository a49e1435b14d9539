import { BarChart, LineChart } from 'echarts/charts';
import { GraphicComponent, GridComponent, TooltipComponent } from 'echarts/components';
import { use } from 'echarts/core';
import { CanvasRenderer } from 'echarts/renderers';

use([BarChart, LineChart, GridComponent, TooltipComponent, GraphicComponent, CanvasRenderer]);

/** The parts of ECharts that are used, in a file of their own: it is loaded with the first chart, not with the first page. */
export { init } from 'echarts/core';
