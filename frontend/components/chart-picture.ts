import type { EChartsType } from 'echarts/core';
import type { Colors } from './chart-colors';
import type { ChartData } from './chart-data';

const SCALE = 2;
const MARGIN = 20;
const TITLE = 34;
const LINE = 20;
const SWATCH = 9;

interface Entry {
  name: string;
  x: number;
  y: number;
  color: string;
  line: boolean;
}

/** A chart as a picture that can stand alone: with its title above and its key below. */
export async function picture(
  chart: EChartsType,
  data: ChartData,
  off: ReadonlySet<string>,
  colors: Colors,
  font: string,
): Promise<string> {
  const plot = await loaded(chart.getDataURL({ pixelRatio: SCALE, backgroundColor: colors.of('--surface') }));
  const width = chart.getWidth();
  const height = chart.getHeight();
  const canvas = document.createElement('canvas');
  const pen = canvas.getContext('2d')!;
  const text = `400 12px ${font}`;
  pen.font = text;
  const entries = key(pen, data, off, colors, width);
  const keyHeight = entries.length ? entries[entries.length - 1].y + LINE : 0;
  canvas.width = (width + 2 * MARGIN) * SCALE;
  canvas.height = (TITLE + height + keyHeight + 2 * MARGIN) * SCALE;
  pen.scale(SCALE, SCALE);
  pen.fillStyle = colors.of('--surface');
  pen.fillRect(0, 0, canvas.width, canvas.height);
  pen.translate(MARGIN, MARGIN);
  pen.textBaseline = 'middle';
  pen.fillStyle = colors.of('--ink');
  pen.font = `600 14px ${font}`;
  pen.fillText(`${data.label}, ${range(data)}`, 0, 10);
  pen.drawImage(plot, 0, TITLE, width, height);
  pen.translate(0, TITLE + height);
  pen.font = text;
  for (const entry of entries) {
    pen.fillStyle = entry.color;
    pen.fillRect(entry.x, entry.y + (entry.line ? 3.5 : 0), SWATCH, entry.line ? 2 : SWATCH);
    pen.fillStyle = colors.of('--ink-2');
    pen.fillText(entry.name, entry.x + SWATCH + 6, entry.y + SWATCH / 2);
  }
  return canvas.toDataURL('image/png');
}

function range(data: ChartData): string {
  const first = data.buckets[0]?.title ?? '';
  const last = data.buckets[data.buckets.length - 1]?.title ?? '';
  return first === last ? first : `${first} – ${last}`;
}

function key(
  pen: CanvasRenderingContext2D,
  data: ChartData,
  off: ReadonlySet<string>,
  colors: Colors,
  width: number,
): Entry[] {
  const entries: Entry[] = [];
  let x = 0;
  let y = 14;
  data.series.forEach((series, i) => {
    if (off.has(series.name)) {
      return;
    }
    const wide = SWATCH + 6 + pen.measureText(series.name).width + 16;
    if (x > 0 && x + wide > width) {
      x = 0;
      y += LINE;
    }
    const color = series.shape === 'COMPARISON' ? colors.of('--ink-3') : colors.series(i);
    entries.push({ name: series.name, x, y, color, line: series.shape !== 'BARS' });
    x += wide;
  });
  return entries;
}

async function loaded(url: string): Promise<HTMLImageElement> {
  const image = new Image();
  image.src = url;
  await image.decode();
  return image;
}
