import type { EChartsType } from 'echarts/core';
import { type ChartData, hasBars } from './chart-data';

/** A mark this far left has its text on the right. */
const LEFT = 120;

/** Marks stand between two buckets, where what they tell began. */
export function marks(chart: EChartsType, data: ChartData, color: string, font: string): object[] {
  const x = (index: number) => chart.convertToPixel({ xAxisIndex: 0 }, index) as number;
  const band = data.buckets.length > 1 ? x(1) - x(0) : chart.getWidth();
  const half = hasBars(data) ? band / 2 : 0;
  const bottom = chart.convertToPixel({ yAxisIndex: 0 }, 0) as number;
  return data.marks.flatMap((mark, i) => {
    const at = Math.round(x(mark.at) - half) + 0.5;
    const right = at < LEFT;
    return [
      {
        type: 'line',
        id: `line${i}`,
        silent: true,
        z: 10,
        shape: { x1: at, y1: 4, x2: at, y2: bottom },
        style: { stroke: color, lineWidth: 1, lineDash: [3, 3] },
      },
      {
        type: 'text',
        id: `text${i}`,
        silent: true,
        z: 10,
        x: at + (right ? 6 : -6),
        y: 2,
        style: { text: mark.text, fill: color, align: right ? 'left' : 'right', font: `550 11px ${font}` },
      },
    ];
  });
}
