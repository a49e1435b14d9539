package io.lapilli.ui;

import com.vaadin.flow.component.html.Div;

/** The one thing a panel says, in large letters, and below it the sentence that makes it precise. */
public class Outlook extends Div {

    /** @param note a {@link Sentence}'s marks are allowed */
    public Outlook(String text, String note) {
        addClassName("lap-outlook");
        var large = new Div(text);
        large.addClassName("lap-fig");
        var small = new Div(new Sentence(note));
        small.addClassName("lap-delta");
        add(large, small);
    }
}
