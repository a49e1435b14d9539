import type { EChartsCoreOption } from 'echarts/core';
import { axisText, labelled } from './chart-axis';
import type { Colors } from './chart-colors';
import { type ChartData, greatest, hasBars, type Series } from './chart-data';
import { tip } from './chart-tip';

/** What a chart is drawn with, besides its data. */
export interface Drawing {
  colors: Colors;
  font: string;
  /** Of the plot, in pixels. */
  width: number;
  /** Names of series that the reader switched off. */
  off: ReadonlySet<string>;
}

/** Below so many pixels a bar has thin gaps, below so many none: it would be all gap. */
const THIN = 14;
const THINNEST = 5;

const gap = (band: number) => (band < THINNEST ? 0 : band < THIN ? 1 : 2);

/** ECharts' description of a chart. */
export function option(data: ChartData, drawing: Drawing): EChartsCoreOption {
  const { colors, font, width, off } = drawing;
  const bars = hasBars(data);
  const highest = greatest(data);
  const shown = labelled(data.buckets, width || 760);
  const text = { color: colors.of('--ink-3'), fontSize: 11, fontFamily: font };
  return {
    animation: false,
    grid: { left: 0, right: 4, top: 14, bottom: 0, outerBoundsMode: 'same', outerBoundsContain: 'axisLabel' },
    tooltip: {
      trigger: 'axis',
      axisPointer: {
        type: bars ? 'shadow' : 'line',
        shadowStyle: { color: colors.of('--ink'), opacity: 0.05 },
        lineStyle: { color: colors.of('--line-strong'), type: 'solid' },
      },
      confine: true,
      transitionDuration: 0,
      padding: 0,
      borderWidth: 0,
      backgroundColor: 'transparent',
      extraCssText: 'box-shadow: none',
      formatter: (points: Array<{ dataIndex: number }>) => tip(data, points[0]?.dataIndex ?? 0, off),
    },
    xAxis: {
      type: 'category',
      data: data.buckets.map((bucket) => bucket.label),
      boundaryGap: bars,
      axisLine: { show: false },
      axisTick: { show: false },
      axisLabel: { ...text, margin: 9, hideOverlap: true, interval: (index: number) => shown[index] },
    },
    yAxis: {
      type: 'value',
      splitNumber: 3,
      axisLabel: { ...text, margin: 8, formatter: (value: number) => axisText(value, highest, data) },
      splitLine: { lineStyle: { color: colors.of('--line') } },
    },
    series: data.series.map((series, i) => {
      const values = off.has(series.name) ? series.values.map(() => null) : series.values;
      return series.shape === 'BARS'
        ? bar(series, values, colors.series(i), colors.of('--surface'), gap(width / data.buckets.length))
        : line(series, values, series.shape === 'COMPARISON' ? colors.of('--ink-3') : colors.series(i));
    }),
  };
}

function bar(series: Series, values: Array<number | null>, color: string, surface: string, gap: number): object {
  return {
    type: 'bar',
    name: series.name,
    stack: 'all',
    data: values.map((value) => value || null),
    barCategoryGap: gap,
    barMaxWidth: 64,
    itemStyle: { color, borderRadius: gap, borderColor: surface, borderWidth: gap / 2 },
    emphasis: { disabled: true },
  };
}

function line(series: Series, values: Array<number | null>, color: string): object {
  const compared = series.shape === 'COMPARISON';
  return {
    type: 'line',
    name: series.name,
    data: values,
    step: series.shape === 'STEPS' ? 'end' : false,
    symbol: 'circle',
    symbolSize: 5,
    showSymbol: values.length === 1,
    lineStyle: { color, width: compared ? 1.5 : 2, type: compared ? [4, 3] : 'solid' },
    itemStyle: { color },
    emphasis: { disabled: true },
  };
}
