import type { EChartsType } from 'echarts/core';
import { html, LitElement, nothing, type PropertyValues } from 'lit';
import { Colors } from './chart-colors';
import { csv } from './chart-csv';
import { type ChartData, isEmpty, SERIES_COLORS } from './chart-data';
import { marks } from './chart-marks';
import { option } from './chart-option';
import { picture } from './chart-picture';
import { chartStyles } from './chart-styles';
import { table } from './chart-table';
import { Zoom } from './chart-zoom';
import { save, saveText } from './save';

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

  static override styles = chartStyles;

  declare data: ChartData | undefined;
  declare table: boolean;
  declare off: ReadonlySet<string>;

  #chart: EChartsType | undefined;
  #resized = new ResizeObserver(() => this.#fit());
  #themed = new MutationObserver(() => this.#draw());
  #system = matchMedia('(prefers-color-scheme: dark)');
  #onSystem = () => this.#draw();

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
      <div class="place">${!data ? html`<div class="skeleton"></div>` : this.table ? table(data) : this.#plot(data)}</div>
      <div class="under">${data ? [this.#key(data), this.#tools(data)] : nothing}</div>
    `;
  }

  #plot(data: ChartData) {
    return html`
      <div class="plot ${this.hasAttribute('zoomable') ? 'zoomable' : ''}" role="img" aria-label=${data.label}></div>
      ${isEmpty(data) ? html`<div class="empty">${data.words.empty}</div>` : nothing}
    `;
  }

  #key(data: ChartData) {
    return html`
      <div class="key">
        ${this.table
          ? nothing
          : data.series.map(
              (series, i) => html`
                <button type="button" aria-pressed=${!this.off.has(series.name)} @click=${() => this.#toggle(series.name)}>
                  <i class="${series.shape} s${i % SERIES_COLORS.length}"></i>${series.name}
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
    const off = new Set(this.off);
    if (!off.delete(name)) {
      off.add(name);
    }
    this.off = off;
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

  get #colors(): Colors {
    return new Colors(this.renderRoot);
  }

  get #font(): string {
    return getComputedStyle(this).fontFamily;
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
      if (this.hasAttribute('zoomable')) {
        new Zoom(plot, (from, to) => this.#zoom(from, to));
      }
    }
    const drawing = { colors: this.#colors, font: this.#font, width: this.offsetWidth, off: this.off };
    this.#chart!.setOption(option(data, drawing), { notMerge: true });
    this.#mark();
  }

  #mark() {
    if (this.#chart && this.data) {
      this.#chart.setOption({ graphic: marks(this.#chart, this.data, this.#colors.of('--ember'), this.#font) });
    }
  }

  #zoom(left: number, right: number) {
    const chart = this.#chart;
    const last = (this.data?.buckets.length ?? 0) - 1;
    if (!chart || last < 0) {
      return;
    }
    const bucket = (x: number) => Math.max(0, Math.min(last, chart.convertFromPixel({ xAxisIndex: 0 }, x) as number));
    this.dispatchEvent(new CustomEvent('zoom', { detail: { from: bucket(left), to: bucket(right) } }));
  }

  async #savePicture(data: ChartData) {
    if (this.#chart) {
      save(await picture(this.#chart, data, this.off, this.#colors, this.#font), data.label, 'png');
    }
  }

  #saveCsv(data: ChartData) {
    saveText('\ufeff' + csv(data), data.label, 'text/csv', 'csv');
  }
}

customElements.define('lap-chart', LapChart);
