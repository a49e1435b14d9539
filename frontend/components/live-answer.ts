import { html, nothing, type TemplateResult } from 'lit';

/**
 * Model output, shown. It is never markup of the page: only text, and of Markdown what needs no address: paragraphs,
 * lists, headings, bold, code. Images and links stay the characters that they are.
 */
export function answer(text: string, caret: boolean): TemplateResult {
  const end = caret ? html`<span class="caret"></span>` : nothing;
  const trimmed = text.trimStart();
  if (/^(\{|\[\s*[\]{["\d])/.test(trimmed)) {
    return html`<pre>${pretty(trimmed)}${end}</pre>`;
  }
  const blocks = split(text);
  return html`${blocks.map((block, i) => one(block, i === blocks.length - 1 ? end : nothing))}${blocks.length ? nothing : end}`;
}

function pretty(text: string): string {
  try {
    return JSON.stringify(JSON.parse(text), null, 2);
  } catch {
    return text;
  }
}

type Block = { kind: 'text' | 'list' | 'code'; lines: string[] };

function split(text: string): Block[] {
  const blocks: Block[] = [];
  let code = false;
  let open: Block | undefined;
  for (const line of text.split('\n')) {
    if (line.startsWith('```')) {
      code = !code;
      open = code ? { kind: 'code', lines: [] } : undefined;
      if (open) {
        blocks.push(open);
      }
    } else if (code) {
      open!.lines.push(line);
    } else if (!line.trim()) {
      open = undefined;
    } else {
      const kind = /^\s*([-*•]|\d+[.)])\s/.test(line) ? 'list' : 'text';
      if (!open || open.kind !== kind) {
        open = { kind, lines: [] };
        blocks.push(open);
      }
      open.lines.push(line);
    }
  }
  return blocks;
}

function one(block: Block, end: unknown): TemplateResult {
  const last = block.lines.length - 1;
  switch (block.kind) {
    case 'code':
      return html`<pre>${block.lines.join('\n')}${end}</pre>`;
    case 'list':
      return html`<ul>
        ${block.lines.map((line, i) => html`<li>${inline(line.replace(/^\s*([-*•]|\d+[.)])\s+/, ''))}${i === last ? end : nothing}</li>`)}
      </ul>`;
    default:
      return html`<p>
        ${block.lines.map((line, i) => html`${i ? html`<br />` : nothing}${heading(line)}${i === last ? end : nothing}`)}
      </p>`;
  }
}

function heading(line: string) {
  const match = /^#{1,6}\s+(.*)$/.exec(line);
  return match ? html`<b>${match[1]}</b>` : inline(line);
}

function inline(text: string) {
  return text
    .split(/(\*\*[^*]+\*\*|`[^`]+`)/)
    .map((part) =>
      part.startsWith('**') && part.length > 4
        ? html`<b>${part.slice(2, -2)}</b>`
        : part.startsWith('`') && part.length > 2
          ? html`<code>${part.slice(1, -1)}</code>`
          : part,
    );
}
