package io.lapilli.ui;

import com.vaadin.flow.component.html.Span;

/** A word about a state, in a tone. */
public class Tag extends Span {

    public Tag(Tone tone, String text) {
        addClassName("lap-tag");
        getElement().setAttribute("data-tone", tone.wire());
        setText(text);
    }

    public static Tag neutral(String text) {
        return new Tag(Tone.NEUTRAL, text);
    }

    public static Tag good(String text) {
        return new Tag(Tone.GOOD, text);
    }

    public static Tag warn(String text) {
        return new Tag(Tone.WARN, text);
    }

    public static Tag bad(String text) {
        return new Tag(Tone.BAD, text);
    }

    public static Tag live(String text) {
        return new Tag(Tone.LIVE, text);
    }
}
