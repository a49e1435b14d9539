import { css, html, LitElement, nothing } from 'lit';
import type { Connection } from './live-connection';
import type { Shown } from './live-protocol';
import { qr } from './live-qr';
import { liveStyles } from './live-styles';
import type { Words } from './live-words';

/** Lets guests in and out: links with their end, a code for cameras, who is there. */
export class LapLiveShare extends LitElement {
  static override properties = {
    shown: { attribute: false },
    url: { state: true },
    copied: { state: true },
  };

  static override styles = [
    liveStyles,
    css`
      :host {
        display: contents;
      }
    `,
  ];

  declare shown: Shown | undefined;
  declare url: string;
  declare copied: boolean;

  connection!: Connection;
  words!: Words;

  constructor() {
    super();
    this.url = '';
    this.copied = false;
  }

  open(): void {
    this.url = '';
    this.renderRoot.querySelector('dialog')?.showModal();
  }

  async #make(event: SubmitEvent) {
    event.preventDefault();
    const form = new FormData(event.target as HTMLFormElement);
    const { url } = await this.connection.post<{ url: string }>('links', {
      role: form.get('role'),
      hours: Number(form.get('hours')),
    });
    this.url = url;
    this.copied = false;
  }

  async #copy() {
    await navigator.clipboard.writeText(this.url);
    this.copied = true;
  }

  override render() {
    const say = this.words.say;
    return html`<dialog aria-labelledby="share">
      <div class="row split">
        <h2 id="share">${say('share-title')}</h2>
        <button class="bare" @click=${(event: Event) => (event.target as HTMLElement).closest('dialog')?.close()}>${say('close')}</button>
      </div>
      <form class="row" @submit=${this.#make}>
        <select name="role" aria-label=${say('role')}>
          <option value="editor">${say('role-editor')}</option>
          <option value="viewer">${say('role-viewer')}</option>
        </select>
        <select name="hours" aria-label=${say('lasts')}>
          <option value="2">${say('lasts-2')}</option>
          <option value="24">${say('lasts-24')}</option>
          <option value="168">${say('lasts-168')}</option>
        </select>
        <button class="do">${say('make-link')}</button>
      </form>
      ${this.url ? this.#made() : nothing} ${this.#links()} ${this.#people()}
    </dialog>`;
  }

  #made() {
    const say = this.words.say;
    return html`<div class="row">
        <input class="field" readonly .value=${this.url} aria-label=${say('link')} @focus=${(event: Event) => (event.target as HTMLInputElement).select()} />
        <button @click=${this.#copy}>${say(this.copied ? 'copied' : 'copy')}</button>
      </div>
      ${qr(this.url, say('qr'))}
      <p class="quiet">${say('link-once')}</p>`;
  }

  #links() {
    const say = this.words.say;
    return this.shown?.links.map(
      (link) => html`<div class="row split">
        <span>${say(`role-${link.role}`)} <span class="quiet">${say('until', this.words.moment(link.expiresAt))}</span></span>
        <button class="danger" @click=${() => this.connection.post('links/revoke', { link: link.id })}>${say('revoke')}</button>
      </div>`,
    );
  }

  #people() {
    const say = this.words.say;
    return this.shown?.room.people
      .filter((person) => person.guest)
      .map(
        (person) => html`<div class="row split">
          <span>${person.name} <span class="quiet">${say(`role-${person.role}`)}</span></span>
          <button class="danger" @click=${() => this.connection.post('people/remove', { participant: person.id })}>${say('remove')}</button>
        </div>`,
      );
  }
}

customElements.define('lap-live-share', LapLiveShare);
