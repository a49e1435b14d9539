import { css } from 'lit';

/** How a chart and what stands around it looks; all colours are the page's tokens. */
export const chartStyles = css`
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
  .tip i.none,
  .tip i.COMPARISON {
    background: none;
  }
  .tip i.COMPARISON {
    height: 0;
    border-radius: 0;
    border-top: 2px dashed var(--ink-3);
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
