import { EditorView } from '@codemirror/view';

/** How an editor of prompts looks; all colours are the page's tokens, so that it follows light and dark by itself. */
export const promptTheme = EditorView.theme({
  '&': {
    borderRadius: 'var(--radius-s)',
    border: '1px solid var(--line-strong)',
    backgroundColor: 'var(--surface)',
    color: 'var(--ink)',
    fontSize: 'var(--t-body)',
  },
  '&.cm-focused': {
    outline: '2px solid var(--ink)',
    outlineOffset: '-1px',
  },
  '.cm-scroller': {
    fontFamily: 'var(--mono)',
    fontFeatureSettings: '"liga" 0',
    lineHeight: '1.6',
    overflow: 'auto',
  },
  '.cm-content': {
    padding: '8px 0',
    caretColor: 'var(--ink)',
  },
  '.cm-line': {
    padding: '0 12px',
  },
  '.cm-placeholder': {
    color: 'var(--ink-3)',
  },
  '.cm-cursor, .cm-dropCursor': {
    borderLeftColor: 'var(--ink)',
    borderLeftWidth: '2px',
  },
  '.cm-selectionBackground, &.cm-focused > .cm-scroller > .cm-selectionLayer .cm-selectionBackground': {
    backgroundColor: 'color-mix(in srgb, var(--ink) 16%, transparent)',
  },
  '.lap-variable': {
    borderRadius: '3px',
    backgroundColor: 'var(--sunken)',
    color: 'var(--ink)',
    fontWeight: '600',
    boxShadow: '0 0 0 1px var(--line-strong)',
  },
  '.lap-escaped': {
    color: 'var(--ink-3)',
  },
  '.lap-mistake': {
    color: 'var(--bad)',
    textDecoration: 'underline wavy var(--bad)',
    textUnderlineOffset: '3px',
  },
  '.cm-tooltip': {
    border: '1px solid var(--line-strong)',
    borderRadius: 'var(--radius-s)',
    backgroundColor: 'var(--surface)',
    color: 'var(--ink)',
    overflow: 'hidden',
  },
  '.cm-tooltip.cm-tooltip-autocomplete > ul': {
    fontFamily: 'var(--mono)',
    fontSize: 'var(--t-caption)',
  },
  '.cm-tooltip.cm-tooltip-autocomplete > ul > li': {
    padding: '4px 10px',
  },
  '.cm-tooltip.cm-tooltip-autocomplete > ul > li[aria-selected]': {
    backgroundColor: 'var(--ink)',
    color: 'var(--surface)',
  },
});
