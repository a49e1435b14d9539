import { type Extension, StateEffect, StateField } from '@codemirror/state';
import { Decoration, type DecorationSet, EditorView, WidgetType } from '@codemirror/view';

/** Somebody else's place in this document. */
export interface Place {
  name: string;
  colour: number;
  anchor: number;
  head: number;
}

export const setPlaces = StateEffect.define<Place[]>();

class Caret extends WidgetType {
  constructor(
    readonly name: string,
    readonly colour: number,
  ) {
    super();
  }

  override eq(other: Caret) {
    return other.name === this.name && other.colour === this.colour;
  }

  override toDOM() {
    const caret = document.createElement('span');
    caret.className = `lap-caret lap-person-${this.colour}`;
    caret.setAttribute('aria-hidden', 'true');
    const name = document.createElement('b');
    name.textContent = this.name;
    caret.append(name);
    return caret;
  }

  override ignoreEvent() {
    return true;
  }
}

function decorations(places: Place[], length: number): DecorationSet {
  return Decoration.set(
    places.flatMap((place) => {
      const from = Math.min(place.anchor, place.head, length);
      const to = Math.min(Math.max(place.anchor, place.head), length);
      const head = Math.min(place.head, length);
      const caret = Decoration.widget({ widget: new Caret(place.name, place.colour), side: 1 }).range(head);
      const mark = Decoration.mark({ class: `lap-chosen lap-person-${place.colour}` });
      return to > from ? [mark.range(from, to), caret] : [caret];
    }),
    true,
  );
}

/** Where others stand; moves along with what is typed. */
export const remoteCursors: Extension = StateField.define<DecorationSet>({
  create: () => Decoration.none,
  update(shown, transaction) {
    let now = shown.map(transaction.changes);
    for (const effect of transaction.effects) {
      if (effect.is(setPlaces)) {
        now = decorations(effect.value, transaction.newDoc.length);
      }
    }
    return now;
  },
  provide: (field) => EditorView.decorations.from(field),
});
