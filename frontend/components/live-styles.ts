import { css } from 'lit';

/** How a room looks; all colours are the page's tokens. */
export const liveStyles = css`
  :host {
    display: grid;
    grid-template-rows: auto minmax(0, 1fr) auto;
    height: 100dvh;
    background: var(--ground);
    color: var(--ink);
    font: var(--t-body) / 1.45 var(--font);
  }
  *,
  *::before,
  *::after {
    box-sizing: border-box;
  }
  h1, h2, p, ul, ol, dl, dd, pre {
    margin: 0;
  }
  h1 {
    font-size: var(--t-lead);
    font-weight: 620;
  }
  :focus-visible {
    outline: 2px solid var(--ink);
    outline-offset: 1px;
  }
  .bar {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: 8px 14px;
    min-height: 52px;
    padding: 8px 16px;
    border-bottom: 1px solid var(--line);
  }
  .bar a {
    color: var(--ink-2);
    text-decoration: none;
  }
  .gap {
    flex: 1;
  }
  .quiet, .cap {
    color: var(--ink-3);
  }
  .cap {
    display: block;
    font-size: 11px;
  }
  .hidden {
    position: absolute;
    width: 1px;
    height: 1px;
    overflow: hidden;
    clip-path: inset(50%);
    white-space: nowrap;
  }
  .tag {
    display: inline-flex;
    align-items: center;
    gap: 5px;
    padding: 1px 8px;
    border-radius: 10px;
    font-size: var(--t-caption);
    background: var(--sunken);
    color: var(--ink-2);
    white-space: nowrap;
  }
  .tag.live { background: var(--ember-soft); color: var(--ember); }
  .tag.good { background: var(--good-soft); color: var(--good); }
  .tag.bad { background: var(--bad-soft); color: var(--bad); }
  .tag.warn { background: var(--warn-soft); color: var(--warn); }
  button, select, input {
    font: inherit;
    color: inherit;
  }
  button, select, .field {
    height: var(--control);
    padding: 0 12px;
    border: 1px solid var(--line-strong);
    border-radius: var(--radius-s);
    background: var(--surface);
  }
  button {
    display: inline-flex;
    align-items: center;
    justify-content: center;
    gap: 8px;
    cursor: pointer;
    white-space: nowrap;
  }
  button:hover:not(:disabled) {
    border-color: var(--ink-3);
  }
  button:disabled, select:disabled {
    color: var(--ink-3);
    cursor: default;
  }
  button.do {
    background: var(--ember);
    border-color: var(--ember);
    color: var(--on-ember);
    font-weight: 600;
  }
  button.do:disabled {
    background: var(--sunken);
    border-color: var(--line);
    color: var(--ink-2);
  }
  button.bare {
    border-color: transparent;
    background: transparent;
    padding: 0 8px;
  }
  button.danger {
    color: var(--bad);
  }
  kbd {
    font: 11px var(--font);
    border: 1px solid currentColor;
    border-radius: 3px;
    padding: 0 4px;
  }
  .people {
    display: flex;
    padding-left: 6px;
    list-style: none;
  }
  .person {
    display: grid;
    place-items: center;
    width: 30px;
    height: 30px;
    margin-left: -6px;
    border: 2px solid var(--ground);
    border-radius: 50%;
    background: var(--person);
    color: #fff;
    font-size: 11px;
    font-weight: 600;
  }
  .p0 { --person: #7a4b8f; }
  .p1 { --person: #2f6f6f; }
  .p2 { --person: #8a5a00; }
  .p3 { --person: #2f4b6e; }
  .p4 { --person: #8f3d58; }
  .p5 { --person: #4c6b1f; }
  .p6 { --person: #5a4a9c; }
  .p7 { --person: #6e5340; }
  .stage {
    display: grid;
    grid-template-columns: minmax(0, 46fr) minmax(0, 54fr);
    min-height: 0;
  }
  .back {
    display: flex;
    flex-direction: column;
    min-height: 0;
    border-right: 1px solid var(--line);
    background: var(--surface);
  }
  .tabs {
    display: flex;
    flex-wrap: wrap;
    gap: 2px;
    padding: 8px 14px 0;
    border-bottom: 1px solid var(--line);
  }
  .tablist {
    display: contents;
  }
  .tabs button {
    height: 34px;
    border: 0;
    border-radius: var(--radius-s) var(--radius-s) 0 0;
    background: transparent;
    color: var(--ink-2);
  }
  .tabs button[aria-selected='true'] {
    color: var(--ink);
    font-weight: 600;
    box-shadow: inset 0 -2px var(--ink);
  }
  .editors {
    flex: 1;
    min-height: 120px;
    position: relative;
  }
  .editors lap-live-editor {
    position: absolute;
    inset: 0;
  }
  .params {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: 8px;
    padding: 10px 14px;
    border-top: 1px solid var(--line);
  }
  .chip {
    display: inline-flex;
    align-items: center;
    gap: 6px;
    padding: 0 4px 0 10px;
    height: 30px;
    border: 1px solid var(--line-strong);
    border-radius: var(--radius-s);
    color: var(--ink-2);
  }
  .chip select, .chip input {
    height: 26px;
    border: 0;
    padding: 0 4px;
    background: transparent;
    color: var(--ink);
    font-weight: 600;
  }
  .chip input[type='number'] {
    width: 58px;
  }
  .chip input:not([type]) {
    width: 92px;
  }
  .chip input::placeholder {
    color: var(--ink-3);
    font-weight: 400;
  }
  .chip input[type='checkbox'] {
    accent-color: var(--ink);
    width: 16px;
    height: 16px;
    margin-right: 6px;
  }
  .ask {
    display: flex;
    align-items: flex-end;
    gap: 8px;
    padding: 10px 14px;
    border-top: 1px solid var(--line);
  }
  .ask lap-live-editor {
    flex: 1;
    border: 1px solid var(--line-strong);
    border-radius: var(--radius-s);
    min-height: 36px;
    height: 84px;
  }
  .asking {
    display: flex;
    flex-direction: column;
    gap: 8px;
    align-items: stretch;
    width: 200px;
    flex: none;
  }
  .asking select {
    width: 100%;
  }
  .faces {
    display: grid;
    grid-template-columns: repeat(auto-fit, minmax(min(260px, 100%), 1fr));
    grid-auto-rows: minmax(300px, 1fr);
    gap: 16px;
    padding: 14px 16px;
    min-height: 0;
    overflow: auto;
  }
  .variant {
    display: flex;
    flex-direction: column;
    min-height: 0;
    min-width: 0;
  }
  .variant > header {
    display: flex;
    gap: 8px;
    align-items: center;
    padding: 0 2px 8px;
    min-height: 30px;
  }
  .variant > header b {
    font-weight: 600;
  }
  .screen {
    flex: 1;
    display: flex;
    flex-direction: column;
    min-height: 0;
    border: 1px solid var(--line-strong);
    background: var(--surface);
    overflow: hidden;
  }
  .screen.chat {
    border-radius: 22px;
  }
  .screen.document {
    border-radius: var(--radius);
  }
  .brand {
    display: flex;
    align-items: center;
    gap: 8px;
    padding: 9px 14px;
    border-bottom: 1px solid var(--line);
    font-weight: 600;
  }
  .brand i {
    width: 12px;
    height: 12px;
    border-radius: 50%;
    background: var(--brand);
  }
  .said {
    flex: 1;
    display: flex;
    flex-direction: column;
    gap: 10px;
    padding: 14px;
    overflow: auto;
  }
  .question {
    align-self: flex-end;
    max-width: 86%;
    padding: 8px 12px;
    border-radius: 14px;
    background: var(--sunken);
    white-space: pre-wrap;
    overflow-wrap: anywhere;
  }
  .document .question {
    align-self: stretch;
    max-width: none;
    padding: 0 0 12px 12px;
    border-left: 3px solid var(--brand);
    border-radius: 0;
    background: transparent;
    color: var(--ink-2);
  }
  .answer {
    line-height: 1.55;
    overflow-wrap: anywhere;
  }
  .answer > * + * {
    margin-top: 8px;
  }
  .answer ul {
    padding-left: 18px;
  }
  .answer pre, .answer code {
    font: 12.5px/1.5 var(--mono);
  }
  .answer pre {
    padding: 10px;
    border-radius: var(--radius-s);
    background: var(--sunken);
    white-space: pre-wrap;
  }
  .caret {
    display: inline-block;
    width: 8px;
    height: 15px;
    margin-left: 2px;
    vertical-align: -2px;
    background: var(--ember);
  }
  .facts {
    display: flex;
    flex-wrap: wrap;
    gap: 4px 18px;
    padding: 9px 4px 0;
    min-height: 50px;
    font-size: var(--t-caption);
    font-variant-numeric: tabular-nums;
  }
  .facts dt {
    color: var(--ink-3);
    font-size: 11px;
  }
  .facts dd {
    font-weight: 600;
    white-space: nowrap;
  }
  .vote {
    display: flex;
    flex-wrap: wrap;
    gap: 8px;
    padding-top: 9px;
  }
  .vote button {
    flex: 1;
    justify-content: space-between;
  }
  .vote button[aria-pressed='true'].good {
    border-color: var(--good);
    color: var(--good);
  }
  .vote button[aria-pressed='true'].bad {
    border-color: var(--bad);
    color: var(--bad);
  }
  .vote .field {
    flex: 1 1 100%;
  }
  .time {
    border-top: 1px solid var(--line);
    background: var(--surface);
    min-height: 52px;
  }
  .strip {
    display: flex;
    align-items: center;
    gap: 0;
    padding: 8px 16px;
    overflow-x: auto;
    list-style: none;
  }
  .strip button {
    width: 24px;
    height: 34px;
    padding: 0;
    border: 0;
    background: linear-gradient(var(--line), var(--line)) center / 100% 1px no-repeat;
  }
  .strip i {
    width: 9px;
    height: 9px;
    border-radius: 50%;
    background: var(--person);
  }
  .strip .run i {
    width: 3px;
    height: 22px;
    border-radius: 1.5px;
    background: var(--ink);
  }
  .strip .wrong i {
    background: var(--bad);
    border-radius: 2px;
  }
  .strip .right i {
    background: var(--good);
    border-radius: 2px;
  }
  .moment {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: 8px 14px;
    padding: 8px 16px 0;
  }
  .moment pre {
    flex: 1 1 100%;
    max-height: 180px;
    overflow: auto;
    padding: 10px;
    background: var(--sunken);
    border-radius: var(--radius-s);
    font: 12.5px/1.5 var(--mono);
    white-space: pre-wrap;
  }
  .note {
    padding: 8px 12px;
    border-radius: var(--radius-s);
    background: var(--bad-soft);
    color: var(--bad);
  }
  dialog {
    width: min(560px, calc(100vw - 32px));
    max-height: calc(100vh - 48px);
    padding: 20px;
    border: 1px solid var(--line-strong);
    border-radius: var(--radius);
    background: var(--surface);
    color: var(--ink);
  }
  dialog::backdrop {
    background: rgb(0 0 0 / 40%);
  }
  dialog h2 {
    font-size: var(--t-lead);
  }
  dialog > * + * {
    margin-top: 14px;
  }
  .row {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: 8px;
  }
  .row.split {
    justify-content: space-between;
  }
  .row .field {
    flex: 1;
    min-width: 0;
  }
  .qr {
    display: block;
    width: 200px;
    height: 200px;
    border: 1px solid var(--line);
  }
  .gate {
    grid-row: 1 / -1;
    display: grid;
    place-content: center;
    gap: 14px;
    padding: 24px;
    width: min(420px, 100%);
    margin: 0 auto;
  }
  .gate h1 {
    font-size: var(--t-title);
  }
  .joining {
    display: grid;
    gap: 14px;
    width: min(320px, 100vw - 48px);
  }
  .gate label {
    display: grid;
    gap: 4px;
    color: var(--ink-2);
  }
  @media (max-width: 760px) {
    :host {
      height: auto;
      min-height: 100dvh;
      grid-template-rows: auto auto auto;
    }
    .stage {
      grid-template-columns: minmax(0, 1fr);
    }
    .back {
      border-right: 0;
      border-bottom: 1px solid var(--line);
    }
    .editors {
      min-height: 240px;
    }
    .ask {
      flex-direction: column;
      align-items: stretch;
    }
    .ask lap-live-editor {
      flex: none;
    }
    .asking {
      width: auto;
    }
  }
`;
