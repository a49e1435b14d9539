import { css, html, LitElement, nothing } from 'lit';
import type { Connection } from './live-connection';
import type { Moment, RoomState } from './live-protocol';
import { liveStyles } from './live-styles';
import type { Words } from './live-words';

/** Who did what when; any text that ever stood there can be looked at and brought back. */
export class LapLiveTimeline extends LitElement {
  static override properties = {
    room: { attribute: false },
    edits: { type: Boolean },
    chosen: { state: true },
    text: { state: true },
    moments: { state: true },
  };

  static override styles = [
    liveStyles,
    css`
      :host {
        display: block;
        height: auto;
        min-height: 0;
      }
    `,
  ];

  declare room: RoomState | undefined;
  declare edits: boolean;
  declare chosen: Moment | undefined;
  declare text: string | undefined;
  declare moments: Moment[];

  connection!: Connection;
  words!: Words;
  #soon = 0;

  constructor() {
    super();
    this.edits = false;
    this.moments = [];
  }

  /** Something happened. */
  refresh(): void {
    clearTimeout(this.#soon);
    this.#soon = window.setTimeout(() => void this.#read(), 900);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    clearTimeout(this.#soon);
  }

  async #read() {
    try {
      const { moments } = await this.connection.get<{ moments: Moment[] }>('timeline');
      const strip = this.renderRoot.querySelector('.strip');
      const atEnd = !strip || strip.scrollLeft + strip.clientWidth >= strip.scrollWidth - 40;
      this.moments = moments;
      await this.updateComplete;
      if (atEnd) {
        this.renderRoot.querySelector('.strip')?.scrollTo({ left: 1e6 });
      }
    } catch {
      this.refresh();
    }
  }

  override render() {
    const say = this.words.say;
    return html`
      ${this.chosen ? this.#detail(this.chosen) : nothing}
      <ol class="strip" aria-label=${say('timeline')} tabindex="0">
        ${this.moments.map(
          (one) => html`<li>
            <button
              class="${this.#look(one)} p${one.colour}"
              title=${this.#sentence(one)}
              aria-label=${this.#sentence(one)}
              aria-expanded=${one === this.chosen}
              @click=${() => this.#choose(one)}
            >
              <i></i>
            </button>
          </li>`,
        )}
      </ol>
    `;
  }

  #look(one: Moment): string {
    return one.kind === 'run' ? 'run' : one.kind === 'verdict' ? (one.good ? 'right' : 'wrong') : '';
  }

  #sentence(one: Moment): string {
    const key = one.kind === 'verdict' ? (one.good ? 'did-good' : 'did-bad') : `did-${one.kind}`;
    return this.words.say(key, one.by, this.#where(one), this.words.time(one.at));
  }

  /** "A", "Knowledge", … */
  #where(one: Moment): string {
    const room = this.room;
    const variant = room?.variants.find((it) => it.id === one.variant || (one.document !== null && it.document === one.document));
    if (variant) {
      return String.fromCharCode(65 + variant.letter);
    }
    const kind = room?.documents.find((it) => it.id === one.document)?.kind;
    return kind === 'knowledge' || kind === 'input' ? this.words.say(kind) : '–';
  }

  #document(one: Moment): string | undefined {
    return one.document ?? this.room?.variants.find((it) => it.id === one.variant)?.document;
  }

  async #choose(one: Moment) {
    this.chosen = this.chosen === one ? undefined : one;
    this.text = undefined;
    const document = this.#document(one);
    if (this.chosen && document && one.version !== null) {
      this.text = (await this.connection.get<{ text: string }>(`text?document=${document}&version=${one.version}`)).text;
    }
  }

  #detail(one: Moment) {
    const say = this.words.say;
    return html`<div class="moment">
      <span>${this.#sentence(one)}</span>
      <span class="gap"></span>
      ${this.text !== undefined && this.edits
        ? html`<button @click=${() => this.connection.post('restore', { document: this.#document(one), version: one.version })}>
            ${say('restore')}
          </button>`
        : nothing}
      <button class="bare" @click=${() => (this.chosen = undefined)}>${say('close')}</button>
      ${this.text === undefined ? nothing : html`<pre tabindex="0">${this.text}</pre>`}
    </div>`;
  }
}

customElements.define('lap-live-timeline', LapLiveTimeline);
