import type { ChartData } from './chart-data';

/** Quoted where it must be; what a spreadsheet would take for a formula becomes text. */
function cell(text: string): string {
  const safe = text.replace(/^([=+\-@])/, "'$1");
  return safe !== text || /[",\n]/.test(text) ? `"${safe.replaceAll('"', '""')}"` : text;
}

/** What a spreadsheet gets: exact values, one row a bucket. */
export function csv(data: ChartData): string {
  const head = [data.words.time, ...data.series.map((series) => series.name)].map(cell);
  const rows = data.buckets.map((bucket, i) => [bucket.start, ...data.series.map((series) => String(series.values[i]))]);
  return [head, ...rows].map((row) => row.join(',')).join('\r\n');
}
