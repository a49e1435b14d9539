package io.lapilli.ui;

import com.vaadin.flow.component.html.Div;

/** A remark inside a screen or a dialog, in a tone. A {@link Sentence}'s marks are allowed. */
public class Note extends Div {

    public Note(Tone tone, String text) {
        addClassName("lap-note");
        getElement().setAttribute("data-tone", tone.wire());
        add((tone == Tone.WARN || tone == Tone.BAD ? Icon.WARN : tone == Tone.GOOD ? Icon.CHECK : Icon.INFO).create());
        add(new Sentence(text));
        if (tone == Tone.BAD) {
            getElement().setAttribute("role", "alert");
        }
    }
}
