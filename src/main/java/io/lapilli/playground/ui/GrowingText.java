package io.lapilli.playground.ui;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;

/**
 * A text that comes bit by bit. It is shown as the plain text that it is, whatever it looks like. Only its last piece is
 * sent to the browser again when it grows.
 */
class GrowingText extends Div {

    static final int PIECE = 400;

    private final StringBuilder last = new StringBuilder();
    private Span piece = new Span();

    GrowingText(String className) {
        addClassName(className);
    }

    void append(String more) {
        if (more.isEmpty()) {
            return;
        }
        if (last.isEmpty()) {
            add(piece);
        }
        last.append(more);
        while (last.length() > PIECE) {
            int end = Character.isHighSurrogate(last.charAt(PIECE - 1)) ? PIECE - 1 : PIECE;
            piece.setText(last.substring(0, end));
            last.delete(0, end);
            piece = new Span();
            add(piece);
        }
        piece.setText(last.toString());
    }

    void clear() {
        removeAll();
        last.setLength(0);
        piece = new Span();
    }

    /** All of it. */
    String text() {
        return getElement().getTextRecursively();
    }
}
