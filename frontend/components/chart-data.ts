export type Shape = 'BARS' | 'LINE' | 'STEPS' | 'COMPARISON';

export interface Bucket {
  start: string;
  label: string;
  title: string;
}

export interface Series {
  name: string;
  shape: Shape;
  values: number[];
  texts: string[];
}

/** The same words as ChartData.java. */
export interface ChartData {
  label: string;
  language: string;
  prefix: string;
  suffix: string;
  buckets: Bucket[];
  series: Series[];
  totals: string[];
  marks: Array<{ at: number; text: string }>;
  words: { time: string; total: string; table: string; chart: string; picture: string; csv: string; empty: string };
}

/** The tokens that series take their colours from, in their order. */
export const SERIES_COLORS = ['--s1', '--s2', '--s3', '--s4', '--s5'];

export const hasBars = (data: ChartData) => data.series.some((series) => series.shape === 'BARS');

export const isEmpty = (data: ChartData) => data.series.every((series) => series.values.every((value) => value === 0));

/** The highest point that is drawn: of a line, or of a stack of bars. */
export function greatest(data: ChartData): number {
  const heights = data.buckets.map((_, i) => {
    const lines = data.series.map((series) => (series.shape === 'BARS' ? 0 : series.values[i]));
    const stack = data.series.reduce((sum, series) => sum + (series.shape === 'BARS' ? series.values[i] : 0), 0);
    return Math.max(stack, ...lines);
  });
  return Math.max(...heights);
}
