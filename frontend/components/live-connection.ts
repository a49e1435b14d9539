import { type Heard, Refused } from './live-protocol';

const SILENCE = 12_000;
const SOONEST = 300;
const LATEST = 4_000;

/** What listens to a room. */
export interface Listener {
  heard<K extends keyof Heard>(event: K, data: Heard[K]): void;
  /** Whether the stream is there. */
  connected(now: boolean): void;
  /** The room does not let us in. */
  refused(status: number): void;
  /** Versions of the documents that are here, so that only what is missing comes. */
  versions(): Record<string, number>;
}

/** The line to a room: one stream that comes back by itself, and posts. */
export class Connection {
  readonly #base: string;
  readonly #listener: Listener;
  #stop = new AbortController();
  #closed = false;
  #pause = SOONEST;

  constructor(room: string, listener: Listener) {
    this.#base = new URL(`live/${encodeURIComponent(room)}/`, document.baseURI).href;
    this.#listener = listener;
  }

  open(): void {
    this.#closed = false;
    void this.#run();
  }

  close(): void {
    this.#closed = true;
    this.#stop.abort();
  }

  /** @throws Refused when the server says no; TypeError when there is no server */
  async post<T>(action: string, body: object, patience = 15_000): Promise<T> {
    const response = await fetch(this.#base + action, {
      method: 'POST',
      headers: { 'content-type': 'application/json', 'x-lapilli-live': '1' },
      body: JSON.stringify(body),
      signal: AbortSignal.timeout(patience),
    });
    return (await this.#read(response)) as T;
  }

  async get<T>(path: string): Promise<T> {
    return (await this.#read(await fetch(this.#base + path))) as T;
  }

  async #read(response: Response): Promise<unknown> {
    const json = await response.json().catch(() => ({}));
    if (!response.ok) {
      throw new Refused(response.status, json.error?.code ?? '', json.error?.message ?? response.statusText);
    }
    return json;
  }

  async #run(): Promise<void> {
    while (!this.#closed) {
      try {
        if (!(await this.#listen())) {
          return;
        }
      } catch {
        // the line broke; it is tried again
      }
      this.#listener.connected(false);
      await new Promise((resume) => {
        const timer = setTimeout(resume, this.#pause);
        window.addEventListener('online', () => (clearTimeout(timer), resume(null)), { once: true });
      });
      this.#pause = Math.min(LATEST, this.#pause * 2);
    }
  }

  /** @returns whether to come back */
  async #listen(): Promise<boolean> {
    this.#stop = new AbortController();
    const at = Object.entries(this.#listener.versions())
      .map(([id, version]) => `${id}:${version}`)
      .join(',');
    const response = await fetch(`${this.#base}stream?at=${at}`, { signal: this.#stop.signal, cache: 'no-store' });
    if ([401, 403, 404].includes(response.status)) {
      this.#listener.refused(response.status);
      return false;
    }
    if (!response.ok || !response.body) {
      return true;
    }
    const reader = response.body.pipeThrough(new TextDecoderStream()).getReader();
    let watch = this.#watch();
    let rest = '';
    let first = true;
    while (true) {
      const { value, done } = await reader.read();
      clearTimeout(watch);
      if (done || this.#closed) {
        return !this.#closed;
      }
      watch = this.#watch();
      if (first) {
        first = false;
        this.#pause = SOONEST;
        this.#listener.connected(true);
      }
      const events = (rest + value).split('\n\n');
      rest = events.pop() ?? '';
      for (const event of events) {
        if (this.#tell(event)) {
          return false;
        }
      }
    }
  }

  /** @returns whether it is over */
  #tell(text: string): boolean {
    const match = /^event: (\w+)\ndata: (.*)$/s.exec(text);
    if (match) {
      const event = match[1] as keyof Heard;
      this.#listener.heard(event, JSON.parse(match[2]));
      return event === 'over';
    }
    return false;
  }

  #watch() {
    return window.setTimeout(() => this.#stop.abort(), SILENCE);
  }
}
