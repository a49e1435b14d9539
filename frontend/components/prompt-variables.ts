import type { CompletionContext, CompletionResult } from '@codemirror/autocomplete';
import type { Extension } from '@codemirror/state';
import { Decoration, type DecorationSet, type EditorView, MatchDecorator, ViewPlugin, type ViewUpdate } from '@codemirror/view';

/** Two braces or more with what may stand before and in them; the same rules as on the server. */
const BRACES = /(\\*)(\{{2,})(?:[ \t]*([\p{L}_][\p{L}\p{M}\p{N}_-]*)[ \t]*\}\})?/gu;
const BEGUN = /\{\{[ \t]*[\p{L}\p{M}\p{N}_-]*/u;

const variable = Decoration.mark({ class: 'lap-variable' });
const escaped = Decoration.mark({ class: 'lap-escaped' });
const mistake = Decoration.mark({ class: 'lap-mistake' });

const decorator = new MatchDecorator({
  regexp: BRACES,
  decorate: (add, from, to, match) => {
    const slashes = match[1].length;
    const open = from + slashes + match[2].length - 2;
    if (slashes % 2 === 1) {
      add(from + slashes - 1, from + slashes + 2, escaped);
    } else if (match[3]) {
      add(open, to, variable);
    } else {
      add(open, open + 2, mistake);
    }
  },
});

/** Shows variables, braces that are text, and braces that begin no variable. */
export const variableHighlight: Extension = ViewPlugin.fromClass(
  class {
    shown: DecorationSet;

    constructor(view: EditorView) {
      this.shown = decorator.createDeco(view);
    }

    update(update: ViewUpdate) {
      this.shown = decorator.updateDeco(update, this.shown);
    }
  },
  { decorations: (plugin) => plugin.shown },
);

/** Offers variables once two braces stand there, and where the reader asks for it. */
export function variableCompletion(names: () => readonly string[]) {
  return (context: CompletionContext): CompletionResult | null => {
    const begun = context.matchBefore(BEGUN);
    if (!begun && !context.explicit) {
      return null;
    }
    const from = begun ? begun.from : context.pos;
    return {
      from,
      filter: false,
      options: names()
        .filter((name) => !begun || name.startsWith(begun.text.replace(/^\{\{[ \t]*/, '')))
        .map((name) => ({ label: name, apply: (view: EditorView, _: unknown, start: number, end: number) => insert(view, name, start, end) })),
    };
  };
}

function insert(view: EditorView, name: string, from: number, to: number) {
  const closed = view.state.sliceDoc(to, to + 2) === '}}';
  const text = `{{${name}}}`;
  view.dispatch({
    changes: { from, to: closed ? to + 2 : to, insert: text },
    selection: { anchor: from + text.length },
    userEvent: 'input.complete',
  });
}
