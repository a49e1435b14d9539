import { css, html, LitElement, nothing, type PropertyValues } from 'lit';
import type { EChartsType } from 'echarts/core';

/** The same words as ChartData.java. */
export interface ChartData {
  label: string;
  language: string;
  prefix: string;
  suffix: string;
  buckets: Array<{ start: string; label: string; title: string }>;
  series: Array<{ name: string; shape: 'BARS' | 'LINE' | 'STEPS' | 'COMPARISON'; values: number[]; texts: string[] }>;
  totals: string[];
  marks: Array<{ at: number; text: string }>;
  words: { time: string; total: string; table: string; chart: string; picture: string; csv: string; empty: string };
}

const GAP = '\u00a0';
const SERIES = ['--s1', '--s2', '--s3', '--s4', '--s5'];

/** Axis figures: short, all in the unit of the greatest ("1.9 B" and "0.6 B", "¥ 600"). */
export function axisText(value: number, greatest: number, data: Pick<ChartData, 'language' | 'prefix' | 'suffix'>): string {
  if (value === 0) {
    return '0';
  }
  const compact = new Intl.NumberFormat(data.language, { notation: 'compact' });
  const unit = (number: number) => compact.formatToParts(number).find((part) => part.type === 'compact')?.value ?? '';
  const word = unit(greatest);
  let power = 0;
  if (word) {
    power = Math.floor(Math.log10(greatest));
    while (power > 0 && unit(10 ** (power - 1)) === word) {
      power--;
    }
  }
  const number = new Intl.NumberFormat(data.language, { maximumSignificantDigits: 3 }).format(value / 10 ** power);
  return data.prefix + number + (word && !data.language.startsWith('zh') ? GAP : '') + word + data.suffix;
}

/** What a spreadsheet gets: exact values, one row a bucket. */
export function csv(data: ChartData): string {
  const cell = (text: string) => (/^[=+\-@]|[",\n]/.test(text) ? `"${text.replace(/^([=+\-@])/, "'$1").replaceAll('"', '""')}"` : text);
  const head = [data.words.time, ...data.series.map((series) => series.name)].map(cell);
  const rows = data.buckets.map((bucket, i) => [bucket.start, ...data.series.map((series) => String(series.values[i]))]);
  return [head, ...rows].map((row) => row.join(',')).join('\r\n');
}

/**
 * A chart over time: stacked bars, lines, steps, a dashed comparison, marks. Takes everything from one property, its
 * colours from the page's tokens, and keeps its place while there is no data. Dragging across it fires `zoom` with the
 * first and last bucket.
 */
export class LapChart extends LitElement {
  static override properties = {
    data: { attribute: false },
    table: { state: true },
    off: { state: true },
  };

  static override styles = css`
    :host {
      display: block;
      container-type: inline-size;
      --height: 220px;
    }
    :host([size='small']) {
      --height: 190px;
    }
    :host([size='tall']) {
      --height: 300px;
    }
    .place {
      position: relative;
      height: var(--height);
    }
    .plot {
      position: absolute;
      inset: 0;
      touch-action: pan-y;
    }
    .plot.zoomable {
      cursor: crosshair;
    }
    .drag {
      position: absolute;
      top: 14px;
      bottom: 22px;
      background: color-mix(in srgb, var(--ink) 10%, transparent);
      pointer-events: none;
    }
    .skeleton {
      position: absolute;
      inset: 14px 0 22px;
      border-radius: var(--radius-s);
      background: var(--sunken);
    }
    .empty {
      position: absolute;
      inset: 0;
      display: grid;
      place-items: center;
      color: var(--ink-3);
      pointer-events: none;
    }
    .under {
      display: flex;
      align-items: start;
      gap: 8px;
      min-height: 24px;
      margin-top: 8px;
    }
    .key {
      display: flex;
      flex: 1;
      flex-wrap: wrap;
      gap: 0 16px;
      min-width: 0;
    }
    @container (max-width: 480px) {
      .under {
        flex-direction: column;
        gap: 2px;
      }
    }
    button {
      display: inline-flex;
      align-items: center;
      min-height: 24px;
      padding: 0;
      border: 0;
      background: none;
      color: var(--ink-2);
      font: inherit;
      font-size: var(--t-caption);
      cursor: pointer;
    }
    button:focus-visible {
      outline: 2px solid var(--ink);
      outline-offset: 1px;
      border-radius: 3px;
    }
    .key i {
      width: 9px;
      height: 9px;
      margin-right: 6px;
      border-radius: 2px;
      background: var(--of);
    }
    .key i.COMPARISON {
      width: 14px;
      height: 0;
      border-radius: 0;
      border-top: 2px dashed var(--ink-3);
      background: none;
    }
    .key i.LINE,
    .key i.STEPS {
      height: 2px;
      border-radius: 1px;
    }
    .key button[aria-pressed='false'] {
      color: var(--ink-3);
      text-decoration: line-through;
    }
    .key button[aria-pressed='false'] i {
      opacity: 0.3;
    }
    .s0 {
      --of: var(--s1);
    }
    .s1 {
      --of: var(--s2);
    }
    .s2 {
      --of: var(--s3);
    }
    .s3 {
      --of: var(--s4);
    }
    .s4 {
      --of: var(--s5);
    }
    .tools {
      display: flex;
      gap: 12px;
    }
    .tools button:hover,
    .key button:hover {
      color: var(--ink);
    }
    .table {
      height: 100%;
      overflow: auto;
    }
    table {
      width: 100%;
      border-collapse: collapse;
    }
    th,
    td {
      padding: 6px 12px 6px 0;
      border-bottom: 1px solid var(--line);
      text-align: right;
      white-space: nowrap;
      font-weight: 400;
    }
    th:first-child {
      text-align: left;
    }
    thead th {
      position: sticky;
      top: 0;
      background: var(--surface);
      color: var(--ink-3);
      font-size: var(--t-caption);
      font-weight: 500;
    }
    .tip {
      min-width: 180px;
      padding: 9px 12px;
      border: 1px solid var(--line-strong);
      border-radius: var(--radius-s);
      background: var(--surface);
      color: var(--ink);
      font: 400 var(--t-caption) / 1.5 var(--font);
      font-feature-settings: 'tnum', 'cv11', 'ss03';
    }
    .tip b {
      display: block;
      margin-bottom: 3px;
      font-weight: 600;
    }
    .tip div {
      display: flex;
      align-items: center;
      gap: 6px;
    }
    .tip i {
      flex: none;
      width: 9px;
      height: 9px;
      border-radius: 2px;
      background: var(--of);
    }
    .tip i.none {
      background: none;
    }
    .tip span:last-child {
      margin-left: auto;
      padding-left: 20px;
    }
    .tip .total {
      margin-top: 3px;
      padding-top: 3px;
      border-top: 1px solid var(--line);
      font-weight: 600;
    }
  `;

  declare data: ChartData | undefined;
  declare table: boolean;
  declare off: ReadonlySet<string>;

  #chart: EChartsType | undefined;
  #resized = new ResizeObserver(() => this.#fit());
  #themed = new MutationObserver(() => this.#draw());
  #system = matchMedia('(prefers-color-scheme: dark)');
  #onSystem = () => this.#draw();
  #dragFrom: number | undefined;

  constructor() {
    super();
    this.table = false;
    this.off = new Set();
  }

  override connectedCallback(): void {
    super.connectedCallback();
    this.#themed.observe(document.documentElement, { attributeFilter: ['data-theme'] });
    this.#system.addEventListener('change', this.#onSystem);
    this.requestUpdate();
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#themed.disconnect();
    this.#system.removeEventListener('change', this.#onSystem);
    this.#drop();
  }

  override render() {
    const data = this.data;
    return html`
      <div class="place">
        ${!data ? html`<div class="skeleton"></div>` : this.table ? this.#asTable(data) : this.#asPlot(data)}
      </div>
      <div class="under">${data ? [this.#key(data), this.#tools(data)] : nothing}</div>
    `;
  }

  #asPlot(data: ChartData) {
    const empty = data.series.every((series) => series.values.every((value) => value === 0));
    return html`
      <div class="plot ${this.hasAttribute('zoomable') ? 'zoomable' : ''}" role="img" aria-label=${data.label}></div>
      ${empty ? html`<div class="empty">${data.words.empty}</div>` : nothing}
    `;
  }

  #asTable(data: ChartData) {
    return html`
      <div class="table" tabindex="0" role="region" aria-label=${data.label}>
        <table>
          <thead>
            <tr>
              <th scope="col">${data.words.time}</th>
              ${data.series.map((series) => html`<th scope="col">${series.name}</th>`)}
              ${data.totals.length ? html`<th scope="col">${data.words.total}</th>` : nothing}
            </tr>
          </thead>
          <tbody>
            ${data.buckets.map(
              (bucket, i) => html`
                <tr>
                  <th scope="row">${bucket.title}</th>
                  ${data.series.map((series) => html`<td>${series.texts[i]}</td>`)}
                  ${data.totals.length ? html`<td>${data.totals[i]}</td>` : nothing}
                </tr>
              `,
            )}
          </tbody>
        </table>
      </div>
    `;
  }

  #key(data: ChartData) {
    return html`
      <div class="key">
        ${data.series.map(
          (series, i) => html`
            <button type="button" aria-pressed=${!this.off.has(series.name)} @click=${() => this.#toggle(series.name)}>
              <i class="${series.shape} s${i % SERIES.length}"></i>${series.name}
            </button>
          `,
        )}
      </div>
    `;
  }

  #tools(data: ChartData) {
    return html`
      <div class="tools">
        <button type="button" @click=${() => (this.table = !this.table)}>
          ${this.table ? data.words.chart : data.words.table}
        </button>
        ${this.table
          ? html`<button type="button" @click=${() => this.#saveCsv(data)}>${data.words.csv}</button>`
          : html`<button type="button" @click=${() => this.#savePicture(data)}>${data.words.picture}</button>`}
      </div>
    `;
  }

  override updated(changed: PropertyValues): void {
    if (changed.size > 0) {
      this.#draw();
    }
  }

  #toggle(name: string) {
    const hidden = new Set(this.off);
    if (!hidden.delete(name)) {
      hidden.add(name);
    }
    this.off = hidden;
  }

  #drop() {
    this.#resized.disconnect();
    this.#chart?.dispose();
    this.#chart = undefined;
  }

  #fit() {
    if (this.#chart && !this.#chart.isDisposed()) {
      this.#chart.resize();
      this.#mark();
    }
  }

  #color(token: string): string {
    const probe = document.createElement('i');
    probe.style.color = `var(${token})`;
    this.renderRoot.append(probe);
    const color = getComputedStyle(probe).color;
    probe.remove();
    return color;
  }

  async #draw() {
    const { init } = await import('./chart-engine');
    const plot = this.renderRoot?.querySelector<HTMLElement>('.plot');
    const data = this.data;
    if (!plot || !data) {
      this.#drop();
      return;
    }
    if (!this.isConnected) {
      return;
    }
    if (this.#chart?.getDom() !== plot) {
      this.#drop();
      this.#chart = init(plot, undefined, { renderer: 'canvas' });
      this.#resized.observe(plot);
      this.#listen(plot);
    }
    this.#chart!.setOption(this.#option(data), { notMerge: true });
    this.#mark();
  }

  #option(data: ChartData): any {
    const ink3 = this.#color('--ink-3');
    const line = this.#color('--line');
    const surface = this.#color('--surface');
    const font = getComputedStyle(this).fontFamily;
    const greatest = Math.max(
      ...data.buckets.map((_, i) => {
        const values = data.series.map((series) => (series.shape === 'BARS' ? 0 : series.values[i]));
        const stack = data.series.map((series) => (series.shape === 'BARS' ? series.values[i] : 0));
        return Math.max(...values, stack.reduce((sum, value) => sum + value, 0));
      }),
    );
    const text = { color: ink3, fontSize: 11, fontFamily: font };
    return {
      animation: false,
      grid: { left: 0, right: 4, top: 14, bottom: 0, outerBoundsMode: 'same', outerBoundsContain: 'axisLabel' },
      tooltip: {
        trigger: 'axis',
        axisPointer: {
          type: data.series.some((series) => series.shape === 'BARS') ? 'shadow' : 'line',
          shadowStyle: { color: this.#color('--ink'), opacity: 0.05 },
          lineStyle: { color: this.#color('--line-strong'), type: 'solid' },
        },
        confine: true,
        transitionDuration: 0,
        padding: 0,
        borderWidth: 0,
        backgroundColor: 'transparent',
        extraCssText: 'box-shadow: none',
        formatter: (points: Array<{ dataIndex: number }>) => this.#tip(data, points[0]?.dataIndex ?? 0),
      },
      xAxis: {
        type: 'category',
        data: data.buckets.map((bucket) => bucket.label),
        boundaryGap: data.series.some((series) => series.shape === 'BARS'),
        axisLine: { show: false },
        axisTick: { show: false },
        axisLabel: { ...text, margin: 9, hideOverlap: true, interval: this.#every(data.buckets) },
      },
      yAxis: {
        type: 'value',
        splitNumber: 3,
        axisLabel: { ...text, margin: 8, formatter: (value: number) => axisText(value, greatest, data) },
        splitLine: { lineStyle: { color: line } },
      },
      series: data.series.map((series, i) => this.#series(data, series, i, surface)),
    };
  }

  /** Labels only where they change, and at most a dozen: a day of hours has its date once. */
  #every(buckets: ChartData['buckets']) {
    const width = this.offsetWidth || 760;
    const first = buckets.map((bucket, i) => i === 0 || bucket.label !== buckets[i - 1].label);
    const count = first.filter(Boolean).length;
    const step = Math.max(1, Math.ceil(count / Math.max(2, Math.floor(width / 76))));
    let seen = -1;
    const shown = first.map((is) => is && ++seen % step === 0);
    return (index: number) => shown[index];
  }

  #series(data: ChartData, series: ChartData['series'][number], i: number, surface: string): any {
    const color = this.#color(SERIES[i % SERIES.length]);
    const values = this.off.has(series.name) ? series.values.map(() => null) : series.values;
    if (series.shape === 'BARS') {
      return {
        type: 'bar',
        name: series.name,
        stack: 'all',
        data: values.map((value) => value || null),
        barCategoryGap: this.#tight(data) ? 1 : 2,
        barMaxWidth: 64,
        itemStyle: { color, borderRadius: 2, borderColor: surface, borderWidth: this.#tight(data) ? 0.5 : 1 },
        emphasis: { disabled: true },
      };
    }
    const compared = series.shape === 'COMPARISON';
    return {
      type: 'line',
      name: series.name,
      data: values,
      step: series.shape === 'STEPS' ? 'end' : false,
      symbol: 'circle',
      symbolSize: 5,
      showSymbol: data.buckets.length === 1,
      lineStyle: { color: compared ? this.#color('--ink-3') : color, width: compared ? 1.5 : 2, type: compared ? [4, 3] : 'solid' },
      itemStyle: { color: compared ? this.#color('--ink-3') : color },
      emphasis: { disabled: true },
    };
  }

  /** Whether bars are too thin for gaps between them. */
  #tight(data: ChartData): boolean {
    return this.offsetWidth / data.buckets.length < 14;
  }

  #tip(data: ChartData, index: number): HTMLElement {
    const tip = document.createElement('div');
    tip.className = 'tip';
    const row = (swatch: string, name: string, text: string, className = '') => {
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
      tip.append(line);
    };
    const title = document.createElement('b');
    title.textContent = data.buckets[index].title;
    tip.append(title);
    data.series.forEach((series, i) => {
      if (!this.off.has(series.name)) {
        row(`s${i % SERIES.length}`, series.name, series.texts[index]);
      }
    });
    if (data.totals.length && this.off.size === 0) {
      row('none', data.words.total, data.totals[index], 'total');
    }
    return tip;
  }

  /** Marks stand between two buckets, where what they tell began. */
  #mark() {
    const data = this.data;
    const chart = this.#chart;
    if (!chart || !data) {
      return;
    }
    const x = (index: number) => chart.convertToPixel({ xAxisIndex: 0 }, index) as number;
    const band = data.buckets.length > 1 ? x(1) - x(0) : chart.getWidth();
    const half = data.series.some((series) => series.shape === 'BARS') ? band / 2 : 0;
    const bottom = chart.convertToPixel({ yAxisIndex: 0 }, 0) as number;
    const ember = this.#color('--ember');
    chart.setOption({
      graphic: data.marks.flatMap((mark, i) => {
        const at = Math.round(x(mark.at) - half) + 0.5;
        const right = at < 120;
        return [
          {
            type: 'line',
            id: `line${i}`,
            silent: true,
            z: 10,
            shape: { x1: at, y1: 4, x2: at, y2: bottom },
            style: { stroke: ember, lineWidth: 1, lineDash: [3, 3] },
          },
          {
            type: 'text',
            id: `text${i}`,
            silent: true,
            z: 10,
            x: at + (right ? 6 : -6),
            y: 2,
            style: {
              text: mark.text,
              fill: ember,
              align: right ? 'left' : 'right',
              font: `550 11px ${getComputedStyle(this).fontFamily}`,
            },
          },
        ];
      }),
    });
  }

  #listen(plot: HTMLElement) {
    plot.addEventListener('pointerdown', (event) => {
      if (this.hasAttribute('zoomable') && event.button === 0 && event.pointerType === 'mouse') {
        this.#dragFrom = event.offsetX;
        plot.setPointerCapture(event.pointerId);
      }
    });
    plot.addEventListener('pointermove', (event) => this.#showDrag(plot, event.offsetX));
    plot.addEventListener('pointerup', (event) => this.#endDrag(plot, event.offsetX));
    plot.addEventListener('pointercancel', () => this.#endDrag(plot, undefined));
  }

  #showDrag(plot: HTMLElement, to: number) {
    if (this.#dragFrom === undefined) {
      return;
    }
    let drag = plot.parentElement!.querySelector<HTMLElement>('.drag');
    if (!drag) {
      drag = document.createElement('div');
      drag.className = 'drag';
      plot.parentElement!.append(drag);
    }
    drag.style.left = `${Math.min(this.#dragFrom, to)}px`;
    drag.style.width = `${Math.abs(to - this.#dragFrom)}px`;
  }

  #endDrag(plot: HTMLElement, to: number | undefined) {
    const from = this.#dragFrom;
    this.#dragFrom = undefined;
    plot.parentElement?.querySelector('.drag')?.remove();
    if (from === undefined || to === undefined || Math.abs(to - from) < 8 || !this.#chart || !this.data) {
      return;
    }
    const last = this.data.buckets.length - 1;
    const bucket = (x: number) =>
      Math.max(0, Math.min(last, this.#chart!.convertFromPixel({ xAxisIndex: 0 }, x) as number));
    this.dispatchEvent(
      new CustomEvent('zoom', { detail: { from: bucket(Math.min(from, to)), to: bucket(Math.max(from, to)) } }),
    );
  }

  #savePicture(data: ChartData) {
    if (this.#chart) {
      const url = this.#chart.getDataURL({ pixelRatio: 2, backgroundColor: this.#color('--surface') });
      this.#save(url, data, 'png');
    }
  }

  #saveCsv(data: ChartData) {
    const url = URL.createObjectURL(new Blob(['\ufeff' + csv(data)], { type: 'text/csv;charset=utf-8' }));
    this.#save(url, data, 'csv');
    URL.revokeObjectURL(url);
  }

  #save(url: string, data: ChartData, ending: string) {
    const link = document.createElement('a');
    link.href = url;
    link.download = `${data.label.toLowerCase().replace(/[^\p{L}\p{N}]+/gu, '-')}.${ending}`;
    link.click();
  }
}

customElements.define('lap-chart', LapChart);
