import { Compartment, EditorState } from '@codemirror/state';
import { EditorView } from '@codemirror/view';
import { css, html, LitElement, type PropertyValues } from 'lit';
import { promptExtensions } from './prompt-extensions';

/**
 * A text with variables, edited by one person. Fires `value-changed` after each change; what the page sets as `value` while
 * somebody types replaces only what differs.
 */
export class LapPromptEditor extends LitElement {
  static override properties = {
    value: { attribute: false },
    label: { type: String },
    hint: { type: String },
    offers: { type: String },
    readonly: { type: Boolean, reflect: true },
    variables: { attribute: false },
  };

  static override styles = css`
    :host {
      display: block;
      min-width: 0;
    }
    :host([hidden]) {
      display: none;
    }
    .cm-editor {
      max-height: var(--most, 60vh);
    }
    :host(:not([readonly])) .cm-content {
      min-height: var(--least, 3.2em);
    }
    :host([readonly]) .cm-editor {
      background: var(--sunken);
      border-color: var(--line);
    }
  `;

  declare value: string;
  declare label: string;
  declare hint: string;
  declare offers: string;
  declare readonly: boolean;
  declare variables: readonly string[];

  #view: EditorView | undefined;
  #shared = new Compartment();

  constructor() {
    super();
    this.value = '';
    this.label = '';
    this.hint = '';
    this.offers = '';
    this.readonly = false;
    this.variables = [];
  }

  override render() {
    return html`<div class="place"></div>`;
  }

  override connectedCallback(): void {
    super.connectedCallback();
    if (this.hasUpdated) {
      this.#begin();
    }
  }

  override firstUpdated(): void {
    this.#begin();
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#view?.destroy();
    this.#view = undefined;
  }

  override updated(changed: PropertyValues): void {
    const view = this.#view;
    if (!view) {
      return;
    }
    if (changed.has('value')) {
      this.#take(view, this.value ?? '');
    }
    if (['label', 'hint', 'offers', 'readonly'].some((name) => changed.has(name))) {
      view.dispatch({ effects: this.#shared.reconfigure(this.#extensions()) });
    }
  }

  override focus(): void {
    this.#view?.focus();
  }

  /** Puts a text where the cursor stands. */
  insert(text: string): void {
    const view = this.#view;
    if (view && !this.readonly) {
      view.dispatch(view.state.replaceSelection(text), { userEvent: 'input' });
      view.focus();
    }
  }

  #extensions() {
    return promptExtensions({
      label: this.label,
      readOnly: this.readonly,
      hint: this.hint,
      offers: this.offers,
      variables: () => this.variables ?? [],
    });
  }

  #begin() {
    this.#view = new EditorView({
      root: this.renderRoot as ShadowRoot,
      parent: this.renderRoot.querySelector('.place')!,
      state: EditorState.create({
        doc: this.value ?? '',
        extensions: [
          this.#shared.of(this.#extensions()),
          EditorView.updateListener.of((update) => {
            if (update.docChanged) {
              this.#tell(update.state.doc.toString());
            }
          }),
        ],
      }),
    });
  }

  #tell(text: string) {
    if (text !== this.value) {
      this.value = text;
      this.dispatchEvent(new CustomEvent('value-changed', { detail: { value: text } }));
    }
  }

  /** Replaces only what differs, so that the cursor stays where it is. */
  #take(view: EditorView, wanted: string) {
    const present = view.state.doc.toString();
    if (present === wanted) {
      return;
    }
    const most = Math.min(present.length, wanted.length);
    let start = 0;
    while (start < most && present[start] === wanted[start]) {
      start++;
    }
    let end = 0;
    while (end < most - start && present[present.length - 1 - end] === wanted[wanted.length - 1 - end]) {
      end++;
    }
    view.dispatch({ changes: { from: start, to: present.length - end, insert: wanted.slice(start, wanted.length - end) } });
  }
}

customElements.define('lap-prompt-editor', LapPromptEditor);
