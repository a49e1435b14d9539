import { html, LitElement, nothing, type PropertyValues } from 'lit';
import { repeat } from 'lit/directives/repeat.js';
import './lap-live-editor';
import './lap-live-share';
import './lap-live-timeline';
import type { LapLiveEditor } from './lap-live-editor';
import type { LapLiveShare } from './lap-live-share';
import type { LapLiveTimeline } from './lap-live-timeline';
import { answer } from './live-answer';
import { Connection, type Listener } from './live-connection';
import { type Answer, type Heard, Refused, type RemoteCursor, type Shown, type Variant } from './live-protocol';
import { liveStyles } from './live-styles';
import { Words } from './live-words';

/** A live session: backstage and faces of each variant, people, timeline. For guests also the way in. */
export class LapLiveRoom extends LitElement implements Listener {
  static override properties = {
    room: { type: String },
    back: { type: String },
    language: { type: String },
    texts: { attribute: false },
    shown: { state: true },
    answers: { state: true },
    tab: { state: true },
    online: { state: true },
    gate: { state: true },
    problem: { state: true },
    reasonFor: { state: true },
  };

  static override styles = liveStyles;

  declare room: string;
  declare back: string;
  declare language: string;
  declare texts: Record<string, string>;
  declare shown: Shown | undefined;
  declare answers: ReadonlyMap<string, string>;
  declare tab: string;
  declare online: boolean;
  declare gate: '' | 'join' | 'closed' | 'over';
  declare problem: string;
  declare reasonFor: string;

  #connection: Connection | undefined;
  #words = new Words({}, 'en');
  #token = '';
  #cursors: RemoteCursor[] = [];
  #early = new Map<string, Heard['document']>();
  #onKey = (event: KeyboardEvent) => this.#key(event);

  constructor() {
    super();
    this.room = '';
    this.back = '';
    this.language = 'en';
    this.texts = {};
    this.answers = new Map();
    this.tab = '';
    this.online = true;
    this.gate = '';
    this.problem = '';
    this.reasonFor = '';
  }

  override connectedCallback(): void {
    super.connectedCallback();
    window.addEventListener('keydown', this.#onKey);
    this.#token = location.hash.slice(1);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    window.removeEventListener('keydown', this.#onKey);
    this.#connection?.close();
    this.#connection = undefined;
  }

  override willUpdate(changed: PropertyValues): void {
    if (changed.has('texts') || changed.has('language')) {
      this.#words = new Words(this.texts ?? {}, this.language);
    }
    if (this.room && !this.#connection && this.isConnected) {
      this.#connection = new Connection(this.room, this);
      this.#connection.open();
    }
  }

  override updated(): void {
    this.#editors().forEach((editor) => {
      const whole = this.#early.get(editor.document);
      if (whole) {
        this.#early.delete(editor.document);
        editor.load(whole.version, whole.text);
      }
    });
  }

  // ---- what the line brings

  heard<K extends keyof Heard>(event: K, data: Heard[K]): void {
    switch (event) {
      case 'state':
        this.#state(data as Shown);
        break;
      case 'document':
        this.#document(data as Heard['document']);
        break;
      case 'changes': {
        const { id, base, changes } = data as Heard['changes'];
        this.#editor(id)?.receive(base, changes);
        this.#timeline()?.refresh();
        break;
      }
      case 'text': {
        const { run, from, text } = data as Heard['text'];
        const answers = new Map(this.answers);
        answers.set(run, (this.answers.get(run) ?? '').slice(0, from) + text);
        this.answers = answers;
        break;
      }
      case 'cursors':
        this.#cursors = data as RemoteCursor[];
        this.#stand();
        break;
      case 'over':
        this.gate = 'over';
        this.shown = undefined;
    }
  }

  connected(now: boolean): void {
    this.online = now;
  }

  refused(status: number): void {
    this.gate = status === 401 && this.#token && !this.back ? 'join' : 'closed';
  }

  versions(): Record<string, number> {
    const versions: Record<string, number> = {};
    this.#editors().forEach((editor) => {
      if (editor.version !== undefined) {
        versions[editor.document] = editor.version;
      }
    });
    return versions;
  }

  #state(shown: Shown) {
    this.gate = '';
    this.shown = shown;
    const tabs = [...shown.room.variants.map((one) => one.document), this.#knowledge()];
    if (!tabs.includes(this.tab)) {
      this.tab = tabs[0] ?? '';
    }
    void this.updateComplete.then(() => {
      this.#stand();
      this.#timeline()?.refresh();
    });
  }

  #document(whole: Heard['document']) {
    const editor = this.#editor(whole.id);
    if (editor) {
      editor.load(whole.version, whole.text);
    } else {
      this.#early.set(whole.id, whole);
      this.requestUpdate();
    }
  }

  #stand() {
    const others = this.#cursors.filter((one) => one.by !== this.shown?.me.id);
    this.#editors().forEach((editor) => editor.stand(others, this.shown?.room.people ?? []));
  }

  #editors(): LapLiveEditor[] {
    return [...this.renderRoot.querySelectorAll<LapLiveEditor>('lap-live-editor')];
  }

  #editor(document: string) {
    return this.#editors().find((one) => one.document === document);
  }

  #timeline() {
    return this.renderRoot.querySelector<LapLiveTimeline>('lap-live-timeline');
  }

  #knowledge() {
    return this.shown?.room.documents.find((one) => one.kind === 'knowledge')?.id ?? '';
  }

  #input() {
    return this.shown?.room.documents.find((one) => one.kind === 'input')?.id ?? '';
  }

  // ---- what people do

  async #act(action: string, body: object = {}): Promise<void> {
    try {
      this.problem = '';
      await this.#connection?.post(action, body);
    } catch (failure) {
      const key = failure instanceof Refused ? `refused-${failure.code.replaceAll('_', '-')}` : 'no-line';
      this.problem = key in this.texts ? this.#words.say(key) : failure instanceof Refused ? failure.message : this.#words.say('no-line');
    }
  }

  async #run() {
    const room = this.shown?.room;
    if (!room || this.shown?.me.role === 'viewer') {
      return;
    }
    if (this.#running()) {
      await this.#act('stop');
      return;
    }
    await Promise.all(this.#editors().map((editor) => editor.settle()));
    await this.#act('run');
  }

  #running() {
    return this.shown?.room.answers.some((one) => one.state === 'running') ?? false;
  }

  #key(event: KeyboardEvent) {
    const target = event.composedPath()[0] as HTMLElement;
    const typing = target.isContentEditable || ['INPUT', 'TEXTAREA', 'SELECT'].includes(target.tagName);
    if (event.key === 'Enter' && (event.ctrlKey || event.metaKey) && !event.defaultPrevented) {
      event.preventDefault();
      void this.#run();
    } else if (!typing && !event.ctrlKey && !event.metaKey && !event.altKey) {
      const good = event.key.toLowerCase() === 'g';
      if (good || event.key.toLowerCase() === 'b') {
        const variant = this.shown?.room.variants.find((one) => one.document === this.tab) ?? this.shown?.room.variants[0];
        const run = this.#answer(variant);
        if (run) {
          this.#judge(run, good);
        }
      }
    }
  }

  #judge(run: Answer, good: boolean, reason = '') {
    if (this.shown?.me.role === 'viewer' || run.state === 'running') {
      return;
    }
    this.reasonFor = good ? '' : run.id;
    void this.#act('judge', { run: run.id, good, reason });
  }

  #answer(variant: Variant | undefined): Answer | undefined {
    return this.shown?.room.answers.find((one) => one.variant === variant?.id);
  }

  #change(variant: Variant, to: Partial<Variant>) {
    const { id, label, model, parameters } = { ...variant, ...to };
    void this.#act('variants/change', { variant: id, label, model, parameters });
  }

  // ---- what it looks like

  override render() {
    if (this.gate) {
      return this.#gate();
    }
    if (!this.shown) {
      return html`<main class="gate"><p class="quiet" role="status">${this.#words.say('opening')}</p></main>`;
    }
    const shown = this.shown;
    return html`
      ${this.#bar(shown)}
      <main class="stage" @run=${() => void this.#run()}>
        ${this.#backstage(shown)}
        <section class="faces" aria-label=${this.#words.say('faces')} style="--brand: ${shown.room.colour}">
          ${repeat(shown.room.variants, (one) => one.id, (one) => this.#face(one))}
        </section>
      </main>
      <footer class="time">
        <lap-live-timeline
          .room=${shown.room}
          .connection=${this.#connection}
          .words=${this.#words}
          ?edits=${shown.me.role !== 'viewer'}
        ></lap-live-timeline>
      </footer>
      ${shown.me.role === 'host'
        ? html`<lap-live-share .shown=${shown} .connection=${this.#connection} .words=${this.#words}></lap-live-share>`
        : nothing}
    `;
  }

  #gate() {
    const say = this.#words.say;
    if (this.gate === 'join') {
      return html`<main class="gate">
        <h1>${say('join-title')}</h1>
        <form @submit=${this.#join} class="joining">
          <label>${say('your-name')}<input class="field" name="name" required maxlength="120" autocomplete="name" autofocus /></label>
          <button class="do">${say('join')}</button>
        </form>
        ${this.problem ? html`<p class="note" role="alert">${this.problem}</p>` : nothing}
      </main>`;
    }
    return html`<main class="gate">
      <h1>${say(`${this.gate}-title`)}</h1>
      <p class="quiet">${say(`${this.gate}-text`)}</p>
    </main>`;
  }

  async #join(event: SubmitEvent) {
    event.preventDefault();
    const name = new FormData(event.target as HTMLFormElement).get('name');
    await this.#act('join', { token: this.#token, name });
    if (!this.problem) {
      // the link's secret need not stay in the address and in the history
      history.replaceState(history.state, '', location.pathname);
      this.#token = '';
      this.gate = '';
      this.#connection?.open();
    }
  }

  #bar(shown: Shown) {
    const say = this.#words.say;
    const { room, me } = shown;
    return html`<header class="bar">
      ${this.back ? html`<a href=${this.back} router-ignore>← <span class="hidden">${say('back')}</span></a>` : nothing}
      <h1>${room.name}</h1>
      ${room.customer ? html`<span class="quiet">${room.customer}</span>` : nothing}
      ${this.online
        ? html`<span class="tag ${room.stage === 'live' ? 'live' : ''}">${room.stage === 'live' ? '● ' : ''}${say(`stage-${room.stage}`)}</span>`
        : html`<span class="tag warn" role="status">${say('offline')}</span>`}
      ${this.problem ? html`<span class="note" role="alert">${this.problem}</span>` : nothing}
      <span class="gap"></span>
      ${room.spent !== null && room.budget !== null
        ? html`<span class="quiet">${say('spent', this.#words.money(room.spent, room.currency), this.#words.money(room.budget, room.currency))}</span>`
        : nothing}
      <ul class="people" aria-label=${say('people', room.online)}>
        ${room.people
          .slice(0, 8)
          .map((one) => html`<li class="person p${one.colour}" title="${one.name} · ${say(`role-${one.role}`)}"><span aria-hidden="true">${initials(one.name)}</span><span class="hidden">${one.name}</span></li>`)}
      </ul>
      ${me.role === 'host'
        ? html`<button @click=${() => this.renderRoot.querySelector<LapLiveShare>('lap-live-share')?.open()}>${say('share')}</button>
            <select aria-label=${say('stage')} .value=${room.stage} @change=${(event: Event) => this.#act('settings', { stage: (event.target as HTMLSelectElement).value })}>
              ${['prepared', 'live', 'deciding', 'won', 'lost'].map((one) => html`<option value=${one} ?selected=${one === room.stage}>${say(`stage-${one}`)}</option>`)}
            </select>`
        : nothing}
    </header>`;
  }

  #backstage(shown: Shown) {
    const say = this.#words.say;
    const { room, me } = shown;
    const edits = me.role !== 'viewer';
    const variant = room.variants.find((one) => one.document === this.tab);
    const knowledge = this.#knowledge();
    return html`<section class="back" aria-label=${say('backstage')}>
      <div class="tabs">
        <div class="tablist" role="tablist" aria-label=${say('variants')}>
          ${room.variants.map((one) => this.#tab(one.document, this.#name(one)))} ${this.#tab(knowledge, say('knowledge'))}
        </div>
        ${edits && room.variants.length < 4
          ? html`<button @click=${() => this.#act('variants/copy', { variant: (variant ?? room.variants[0]).id })}>+ ${say('variant')}</button>`
          : nothing}
      </div>
      <div class="editors" id="editors" role="tabpanel" aria-label=${variant ? this.#name(variant) : say('knowledge')}>
        ${repeat(
          [...room.variants.map((one) => ({ id: one.document, label: say('prompt-of', this.#name(one)) })), { id: knowledge, label: say('knowledge') }],
          (one) => one.id,
          (one) => html`<lap-live-editor
            .connection=${this.#connection}
            .document=${one.id}
            .label=${one.label}
            ?readonly=${!edits}
            ?hidden=${one.id !== this.tab}
          ></lap-live-editor>`,
        )}
      </div>
      ${variant ? this.#params(variant, edits) : nothing} ${this.#ask(shown, edits)}
    </section>`;
  }

  #tab(document: string, name: string) {
    return html`<button role="tab" aria-controls="editors" aria-selected=${document === this.tab} @click=${() => (this.tab = document)}>${name}</button>`;
  }

  #name(variant: Variant) {
    return String.fromCharCode(65 + variant.letter) + (variant.label ? ` · ${variant.label}` : '');
  }

  #params(variant: Variant, edits: boolean) {
    const say = this.#words.say;
    const room = this.shown!.room;
    const models = room.models.some((one) => one.name === variant.model) ? room.models : [{ name: variant.model, rehearses: false }, ...room.models];
    return html`<div class="params">
      <label class="chip"
        >${say('model')}
        <select ?disabled=${!edits} @change=${(event: Event) => this.#change(variant, { model: (event.target as HTMLSelectElement).value })}>
          ${models.map((one) => html`<option value=${one.name} ?selected=${one.name === variant.model}>${one.name}${one.rehearses ? ` (${say('rehearsal')})` : ''}</option>`)}
        </select></label
      >
      ${this.#parameter(variant, 'temperature', edits, '0', '2', '0.1')} ${this.#parameter(variant, 'max_tokens', edits, '1', '100000', '1')}
      <label class="chip"
        >${say('label')}
        <input ?disabled=${!edits} maxlength="40" placeholder="–" .value=${variant.label} @change=${(event: Event) => this.#change(variant, { label: (event.target as HTMLInputElement).value })}
      /></label>
      ${edits && room.variants.length > 1
        ? html`<button class="bare danger" @click=${() => this.#act('variants/drop', { variant: variant.id })}>${say('drop')}</button>`
        : nothing}
    </div>`;
  }

  #parameter(variant: Variant, name: string, edits: boolean, least: string, most: string, step: string) {
    return html`<label class="chip"
      >${this.#words.say(name.replace('_', '-'))}
      <input
        type="number"
        min=${least}
        max=${most}
        step=${step}
        ?disabled=${!edits}
        placeholder="–"
        .value=${variant.parameters[name] ?? ''}
        @change=${(event: Event) => {
          const value = (event.target as HTMLInputElement).value;
          const { [name]: _, ...others } = variant.parameters;
          this.#change(variant, { parameters: value ? { ...others, [name]: value } : others });
        }}
    /></label>`;
  }

  #ask(shown: Shown, edits: boolean) {
    const say = this.#words.say;
    const room = shown.room;
    const input = this.#input();
    const running = this.#running();
    return html`<div class="ask">
      <lap-live-editor plain .connection=${this.#connection} .document=${input} .label=${say('input')} ?readonly=${!edits}></lap-live-editor>
      ${edits
        ? html`<div class="asking">
            <select aria-label=${say('samples')} @change=${(event: Event) => this.#sample(event, input)}>
              <option value="">${say('samples')}</option>
              ${room.inputs.map((text, i) => html`<option value=${i}>${text.length > 60 ? `${text.slice(0, 58)}…` : text}</option>`)}
            </select>
            <label class="chip"
              ><input type="checkbox" .checked=${room.autoRerun} ?disabled=${shown.me.role !== 'host'} @change=${(event: Event) => this.#act('settings', { autoRerun: (event.target as HTMLInputElement).checked })} />${say('auto-rerun')}</label
            >
            <button class="do" ?disabled=${!room.runs} @click=${() => void this.#run()}>
              ${say(running ? 'stop' : 'run', room.variants.map((one) => String.fromCharCode(65 + one.letter)).join(', '))}<kbd aria-hidden="true">Ctrl ↵</kbd>
            </button>
          </div>`
        : nothing}
    </div>`;
  }

  #sample(event: Event, input: string) {
    const select = event.target as HTMLSelectElement;
    const text = this.shown?.room.inputs[Number(select.value)];
    if (select.value && text) {
      this.#editor(input)?.replace(text);
    }
    select.value = '';
  }

  #face(variant: Variant) {
    const say = this.#words.say;
    const room = this.shown!.room;
    const run = this.#answer(variant);
    const text = run ? (this.answers.get(run.id) ?? '') : '';
    const running = run?.state === 'running';
    return html`<article class="variant" aria-label=${say('face-of', this.#name(variant))}>
      <header><b>${this.#name(variant)}</b>${run ? this.#tag(run) : nothing}</header>
      <div class="screen ${room.face}">
        <div class="brand"><i></i>${room.brand}</div>
        <div class="said" tabindex="0" role="region" aria-label=${say('answer-of', this.#name(variant))} aria-busy=${running}>
          ${run
            ? html`<div class="question">${run.input}</div>
                <div class="answer">${answer(text, running)}</div>
                ${run.problem ? html`<p class="note">${run.problem}</p>` : nothing}`
            : html`<p class="quiet">${say('not-yet')}</p>`}
        </div>
      </div>
      ${this.#facts(run)} ${run && !running ? this.#vote(run) : nothing}
    </article>`;
  }

  #tag(run: Answer) {
    const say = this.#words.say;
    const verdict = run.verdicts[0];
    if (run.state === 'running') {
      return html`<span class="tag live">${say(this.answers.get(run.id) ? 'streaming' : 'waiting')}</span>`;
    }
    if (verdict) {
      const name = this.shown!.room.names[verdict.by] ?? '';
      return html`<span class="tag ${verdict.good ? 'good' : 'bad'}">${say(verdict.good ? 'good' : 'bad')} · ${name}${verdict.reason ? `: ${verdict.reason}` : ''}</span>`;
    }
    return run.state === 'done' ? nothing : html`<span class="tag warn">${say(`run-${run.state}`)}</span>`;
  }

  #facts(run: Answer | undefined) {
    const say = this.#words.say;
    const words = this.#words;
    const room = this.shown!.room;
    const none = '–';
    const facts = [
      [say('first-token'), run?.firstToken == null ? none : `${words.count(run.firstToken)} ms`],
      [say('pace'), run?.pace == null ? none : `${words.count(run.pace)} /s`],
      [say('tokens'), run?.promptTokens == null ? none : `${words.count(run.promptTokens)} → ${words.count(run.answerTokens ?? 0)}`],
      [say('cost'), run?.cost == null ? none : words.money(run.cost, room.currency)],
      [say('daily', words.count(room.daily)), run?.monthly == null ? none : say('a-month', words.money(run.monthly, room.currency))],
    ];
    return html`<dl class="facts">${facts.map(([name, value]) => html`<div><dt>${name}</dt><dd>${value}</dd></div>`)}</dl>`;
  }

  #vote(run: Answer) {
    const say = this.#words.say;
    if (this.shown!.me.role === 'viewer') {
      return nothing;
    }
    const mine = run.verdicts.find((one) => one.by === this.shown!.me.id);
    return html`<div class="vote">
      <button class="good" aria-pressed=${mine?.good === true} @click=${() => this.#judge(run, true)}>${say('good')}<kbd aria-hidden="true">G</kbd></button>
      <button class="bad" aria-pressed=${mine?.good === false} @click=${() => this.#judge(run, false)}>${say('bad')}<kbd aria-hidden="true">B</kbd></button>
      ${this.reasonFor === run.id
        ? html`<input
            class="field"
            maxlength="400"
            placeholder=${say('reason')}
            aria-label=${say('reason')}
            .value=${mine?.reason ?? ''}
            @change=${(event: Event) => {
              this.#judge(run, false, (event.target as HTMLInputElement).value);
              this.reasonFor = '';
            }}
          />`
        : nothing}
    </div>`;
  }
}

function initials(name: string): string {
  const parts = name.trim().split(/\s+/);
  return (parts.length > 1 ? parts[0][0] + parts[parts.length - 1][0] : [...name].slice(0, 2).join('')).toUpperCase();
}

customElements.define('lap-live-room', LapLiveRoom);
