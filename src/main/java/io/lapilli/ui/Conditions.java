package io.lapilli.ui;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.html.UnorderedList;

/** What has to be reached: name, how much of how much, and a track; the one that decides is drawn in ember. */
public class Conditions extends UnorderedList {

    public Conditions() {
        addClassName("lap-conditions");
    }

    /** @param progress with a {@link Sentence}'s marks, for example "**31.4** of 40 billion" */
    public Conditions add(String name, String progress, Track track) {
        var line = new Div(new Span(name), new Sentence(progress));
        add(new ListItem(line, track));
        return this;
    }
}
