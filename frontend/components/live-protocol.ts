/** What the server tells of a room; see `RoomJson` there. Amounts are strings. */
export interface Person {
  id: string;
  name: string;
  role: 'host' | 'editor' | 'viewer';
  guest: boolean;
  colour: number;
}

export interface Variant {
  id: string;
  letter: number;
  label: string;
  document: string;
  model: string;
  parameters: Record<string, string>;
}

export interface Verdict {
  by: string;
  good: boolean;
  reason: string;
}

export interface Answer {
  id: string;
  variant: string;
  by: string;
  version: number;
  model: string;
  input: string;
  state: 'running' | 'done' | 'stopped' | 'failed' | 'lost';
  problem?: string | null;
  firstToken?: number | null;
  pace?: number | null;
  promptTokens?: number | null;
  answerTokens?: number | null;
  cost?: string | null;
  monthly?: string | null;
  verdicts: Verdict[];
}

export interface RoomState {
  id: string;
  name: string;
  customer: string;
  brand: string;
  colour: string;
  face: 'chat' | 'document';
  stage: string;
  runs: boolean;
  autoRerun: boolean;
  daily: number;
  currency: string;
  budget: string | null;
  spent: string | null;
  inputs: string[];
  expected: string[];
  models: { name: string; rehearses: boolean }[];
  documents: { id: string; kind: 'prompt' | 'knowledge' | 'input' }[];
  variants: Variant[];
  people: Person[];
  online: number;
  names: Record<string, string>;
  answers: Answer[];
}

export interface GuestLink {
  id: string;
  role: string;
  expiresAt: string;
}

export interface Shown {
  me: Person;
  links: GuestLink[];
  room: RoomState;
}

export interface LoggedChange {
  client: string;
  by: string;
  changes: unknown;
}

export interface RemoteCursor {
  by: string;
  document: string;
  version: number;
  anchor: number;
  head: number;
}

export interface Moment {
  kind: 'joined' | 'typed' | 'restored' | 'variant' | 'run' | 'verdict';
  by: string;
  colour: number;
  from: string;
  at: string;
  document: string | null;
  version: number | null;
  variant: string | null;
  good: boolean | null;
}

/** What the stream brings, by its events. */
export interface Heard {
  state: Shown;
  document: { id: string; version: number; text: string };
  changes: { id: string; base: number; changes: LoggedChange[] };
  text: { run: string; from: number; text: string };
  cursors: RemoteCursor[];
  over: Record<string, never>;
}

/** The server refused. */
export class Refused extends Error {
  constructor(
    readonly status: number,
    readonly code: string,
    message: string,
  ) {
    super(message);
  }
}
