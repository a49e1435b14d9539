import { type ChartData, SERIES_COLORS } from './chart-data';

function row(swatch: string, name: string, text: string, className = ''): HTMLElement {
  const line = document.createElement('div');
  line.className = className;
  const square = document.createElement('i');
  square.className = swatch;
  const words = [name, text].map((part) => {
    const span = document.createElement('span');
    span.textContent = part;
    return span;
  });
  line.append(square, ...words);
  return line;
}

/** The tooltip of one bucket: every series that is on, exactly, and the total when all are. */
export function tip(data: ChartData, index: number, off: ReadonlySet<string>): HTMLElement {
  const box = document.createElement('div');
  box.className = 'tip';
  const title = document.createElement('b');
  title.textContent = data.buckets[index].title;
  box.append(title);
  data.series.forEach((series, i) => {
    if (!off.has(series.name)) {
      box.append(row(`${series.shape} s${i % SERIES_COLORS.length}`, series.name, series.texts[index]));
    }
  });
  if (data.totals.length && off.size === 0) {
    box.append(row('none', data.words.total, data.totals[index], 'total'));
  }
  return box;
}
