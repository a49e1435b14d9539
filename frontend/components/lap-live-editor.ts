import { collab, getSyncedVersion, receiveUpdates, sendableUpdates } from '@codemirror/collab';
import { ChangeSet, EditorState, Prec } from '@codemirror/state';
import { EditorView, keymap, lineNumbers, type ViewUpdate } from '@codemirror/view';
import { css, html, LitElement } from 'lit';
import type { Connection } from './live-connection';
import { remoteCursors, setPlaces } from './live-cursors';
import { type LoggedChange, type Person, Refused, type RemoteCursor } from './live-protocol';
import { promptExtensions } from './prompt-extensions';

const AGAIN = 400;
const MOST = 400;

/**
 * One text of a room, edited by several people at once: what is typed shows at once, is sent when the line is free, and
 * is kept and rebased until the server's log has it. Undo takes back one's own changes only.
 */
export class LapLiveEditor extends LitElement {
  static override properties = {
    label: { type: String },
    readonly: { type: Boolean, reflect: true },
    plain: { type: Boolean, reflect: true },
  };

  static override styles = css`
    :host {
      display: block;
      min-width: 0;
      min-height: 0;
    }
    :host([hidden]) {
      display: none;
    }
    .place,
    .cm-editor {
      height: 100%;
    }
    .place .cm-editor {
      border: 0;
      border-radius: 0;
      background: transparent;
      font-size: 13px;
    }
    .place .cm-editor.cm-focused {
      outline-width: 1px;
    }
    .place .cm-editor .cm-scroller {
      font-family: var(--mono);
      font-variant-ligatures: none;
      line-height: 1.9;
      overflow: auto;
    }
    :host([plain]) .place .cm-editor .cm-scroller {
      font-family: var(--font);
      font-size: var(--t-body);
      line-height: 1.5;
    }
    .place .cm-editor .cm-content {
      padding: 14px 0 28px;
      caret-color: var(--ink);
    }
    :host([plain]) .place .cm-editor .cm-content {
      padding: 6px 0;
    }
    .place .cm-editor .cm-line {
      padding: 0 14px 0 8px;
    }
    .place .cm-editor .cm-gutters {
      background: transparent;
      border: 0;
      color: var(--ink-3);
    }
    .place .cm-editor .cm-gutterElement {
      min-width: 30px;
      padding: 0 8px 0 6px;
    }
    .lap-person-0 { --person: light-dark(#7a4b8f, #a873bf); }
    .lap-person-1 { --person: light-dark(#2f6f6f, #4f9a9a); }
    .lap-person-2 { --person: light-dark(#8a5a00, #b98430); }
    .lap-person-3 { --person: light-dark(#2f4b6e, #5b84b8); }
    .lap-person-4 { --person: light-dark(#8f3d58, #c26783); }
    .lap-person-5 { --person: light-dark(#4c6b1f, #7b9c48); }
    .lap-person-6 { --person: light-dark(#5a4a9c, #8a7bd0); }
    .lap-person-7 { --person: light-dark(#6e5340, #a5836b); }
    .lap-chosen {
      background: color-mix(in srgb, var(--person) 22%, transparent);
    }
    .lap-caret {
      position: relative;
      border-left: 2px solid var(--person);
      margin: 0 -1px;
    }
    .lap-caret b {
      position: absolute;
      top: -14px;
      left: -2px;
      font: 600 10px/13px var(--font);
      color: #fff;
      background: var(--person);
      padding: 0 5px;
      border-radius: 3px 3px 3px 0;
      white-space: nowrap;
      pointer-events: none;
      z-index: 5;
    }
    .cm-line:first-child .lap-caret b {
      top: auto;
      bottom: -13px;
      border-radius: 0 3px 3px 3px;
    }
  `;

  declare label: string;
  declare readonly: boolean;
  declare plain: boolean;

  /** Set once, before it is attached. */
  connection!: Connection;
  document!: string;

  readonly #client = Array.from(crypto.getRandomValues(new Uint8Array(12)), (byte) => byte.toString(16).padStart(2, '0')).join('');
  #view: EditorView | undefined;
  #first: { version: number; text: string } | undefined;
  #waiting: { base: number; changes: LoggedChange[] }[] = [];
  #confirmed = 0;
  #sending = false;
  #again = 0;
  #moved = false;
  #cursors: RemoteCursor[] = [];
  #people: Person[] = [];

  constructor() {
    super();
    this.label = '';
    this.readonly = false;
    this.plain = false;
  }

  override render() {
    return html`<div class="place"></div>`;
  }

  override firstUpdated(): void {
    this.#begin();
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    clearTimeout(this.#again);
  }

  /** Undefined while nothing has come. */
  get version(): number | undefined {
    return this.#view ? getSyncedVersion(this.#view.state) : this.#first?.version;
  }

  get text(): string {
    return this.#view?.state.doc.toString() ?? this.#first?.text ?? '';
  }

  /** Whether everything that was typed is in the server's log. */
  get kept(): boolean {
    return !this.#view || sendableUpdates(this.#view.state).length === 0;
  }

  override focus(): void {
    this.#view?.focus();
  }

  /** The whole text, the first time. */
  load(version: number, text: string): void {
    if (!this.#view && !this.#first) {
      this.#first = { version, text };
      if (this.hasUpdated) {
        this.#begin();
      }
    }
  }

  /** What the log has from that version on; what is known is skipped. */
  receive(base: number, changes: LoggedChange[]): void {
    const view = this.#view;
    if (!view) {
      this.#waiting.push({ base, changes });
      return;
    }
    const news = changes.slice(Math.max(0, getSyncedVersion(view.state) - base));
    if (base > getSyncedVersion(view.state) || news.length === 0) {
      return;
    }
    this.#confirmed += news.filter((one) => one.client === this.#client).length;
    view.dispatch(
      receiveUpdates(
        view.state,
        news.map((one) => ({ clientID: one.client, changes: ChangeSet.fromJSON(one.changes) })),
      ),
    );
    this.#show();
    this.#send();
  }

  /** Where others stand. */
  stand(cursors: RemoteCursor[], people: Person[]): void {
    this.#cursors = cursors;
    this.#people = people;
    this.#show();
  }

  /** Puts a text in the place of the whole. */
  replace(text: string): void {
    const view = this.#view;
    if (view && !this.readonly && text !== this.text) {
      view.dispatch({ changes: { from: 0, to: view.state.doc.length, insert: text }, userEvent: 'input.replace' });
    }
  }

  /** When everything that was typed is kept; gives up after a while. */
  async settle(): Promise<void> {
    for (let i = 0; i < 100 && !this.kept; i++) {
      this.#send();
      await new Promise((resume) => setTimeout(resume, 40));
    }
  }

  #begin() {
    const place = this.renderRoot.querySelector('.place');
    const first = this.#first;
    if (this.#view || !first || !place) {
      return;
    }
    this.#view = new EditorView({
      root: this.renderRoot as ShadowRoot,
      parent: place,
      state: EditorState.create({
        doc: first.text,
        extensions: [
          ...(this.plain ? [] : [lineNumbers()]),
          EditorState.lineSeparator.of('\n'),
          EditorView.editable.of(!this.readonly),
          EditorView.contentAttributes.of({ tabindex: '0' }),
          Prec.highest(keymap.of([{ key: 'Mod-Enter', run: () => this.dispatchEvent(new CustomEvent('run', { bubbles: true, composed: true })) }])),
          promptExtensions({
            label: this.label,
            readOnly: this.readonly,
            hint: '',
            offers: this.label,
            variables: () => (this.plain ? [] : ['brand', 'knowledge', 'input']),
          }),
          collab({ startVersion: first.version, clientID: this.#client }),
          remoteCursors,
          EditorView.updateListener.of((update) => this.#updated(update)),
        ],
      }),
    });
    const waiting = this.#waiting;
    this.#waiting = [];
    waiting.forEach(({ base, changes }) => this.receive(base, changes));
  }

  #updated(update: ViewUpdate) {
    if (update.selectionSet || update.focusChanged) {
      this.#moved = true;
    }
    if (update.docChanged || this.#moved) {
      this.#send();
    }
    if (update.docChanged) {
      this.dispatchEvent(new CustomEvent('typed', { bubbles: true, composed: true }));
    }
  }

  /** One post at a time: what is typed meanwhile goes with the next. */
  #send() {
    const view = this.#view;
    if (!view || this.#sending || this.readonly) {
      return;
    }
    const updates = sendableUpdates(view.state).slice(0, MOST);
    if (updates.length === 0 && !this.#moved) {
      return;
    }
    this.#sending = true;
    queueMicrotask(() => void this.#post());
  }

  async #post() {
    const view = this.#view!;
    const base = getSyncedVersion(view.state);
    const updates = sendableUpdates(view.state).slice(0, MOST);
    const changes = updates.map((one) => one.changes.toJSON());
    const whole = updates.length === sendableUpdates(view.state).length;
    this.#moved = false;
    try {
      const selection = view.state.selection.main;
      const { taken } = await this.connection.post<{ taken: boolean }>('edit', {
        document: this.document,
        base,
        client: this.#client,
        first: this.#confirmed,
        changes,
        cursor: whole ? { version: base + updates.length, anchor: selection.anchor, head: selection.head } : null,
      });
      this.#sending = false;
      if (taken && changes.length > 0) {
        this.receive(
          base,
          changes.map((one) => ({ client: this.#client, by: '', changes: one })),
        );
      }
      if (!taken) {
        this.#later();
      }
      this.#send();
    } catch (failure) {
      this.#sending = false;
      if (!(failure instanceof Refused) || failure.status >= 500) {
        this.#later();
      }
    }
  }

  #later() {
    clearTimeout(this.#again);
    this.#again = window.setTimeout(() => this.#send(), AGAIN);
  }

  #show() {
    const view = this.#view;
    if (!view) {
      return;
    }
    const version = getSyncedVersion(view.state);
    const mine = sendableUpdates(view.state);
    const here = (position: number) => mine.reduce((at, one) => one.changes.mapPos(Math.min(at, one.changes.length)), position);
    const places = this.#cursors
      .filter((one) => one.document === this.document && one.version <= version)
      .flatMap((one) => {
        const person = this.#people.find((someone) => someone.id === one.by);
        return person ? [{ name: person.name, colour: person.colour, anchor: here(one.anchor), head: here(one.head) }] : [];
      });
    view.dispatch({ effects: setPlaces.of(places) });
  }
}

customElements.define('lap-live-editor', LapLiveEditor);
