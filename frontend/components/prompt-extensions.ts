import { autocompletion, completionKeymap } from '@codemirror/autocomplete';
import { defaultKeymap, history, historyKeymap } from '@codemirror/commands';
import { EditorState, type Extension } from '@codemirror/state';
import { drawSelection, dropCursor, EditorView, highlightSpecialChars, keymap, placeholder } from '@codemirror/view';
import { promptTheme } from './prompt-theme';
import { variableCompletion, variableHighlight } from './prompt-variables';

/** What editors of prompts differ in. */
export interface PromptEditing {
  /** What is edited; read out. */
  label: string;
  readOnly: boolean;
  /** Shown while nothing stands there. */
  hint: string;
  /** What the list of variables is called; read out. */
  offers: string;
  /** Names that are offered between braces; asked whenever they are needed. */
  variables: () => readonly string[];
}

/** The page's own: run and stop. */
const NOT_OURS = new Set(['Mod-Enter', 'Shift-Mod-k']);

/**
 * What every editor of prompts is made of: look, variables, undo, keys, names for screen readers. Tab leaves it, as every
 * field. An editor with further extensions puts them behind these.
 */
export function promptExtensions(editing: PromptEditing): Extension[] {
  return [
    highlightSpecialChars(),
    history(),
    drawSelection(),
    dropCursor(),
    EditorView.lineWrapping,
    EditorState.readOnly.of(editing.readOnly),
    EditorState.phrases.of({ Completions: editing.offers }),
    EditorView.contentAttributes.of({
      'aria-label': editing.label,
      'aria-multiline': 'true',
      'aria-readonly': String(editing.readOnly),
      spellcheck: 'false',
      autocapitalize: 'off',
    }),
    placeholder(editing.hint),
    autocompletion({ override: [variableCompletion(editing.variables)], icons: false }),
    keymap.of([
      ...completionKeymap,
      ...historyKeymap,
      ...defaultKeymap.filter((binding) => !binding.key || !NOT_OURS.has(binding.key)),
    ]),
    variableHighlight,
    promptTheme,
  ];
}
