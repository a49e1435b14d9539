package io.lapilli.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.UnorderedList;

/** Sentences about what needs a person, each with the one action at its end. Stands in {@link Panel#flush}. */
public class Notices extends UnorderedList {

    public Notices() {
        addClassName("lap-notices");
    }

    /** @param sentence with a {@link Sentence}'s marks @param action a quiet button or a link */
    public Notices add(Tag tag, String sentence, Component action) {
        var first = new Div(tag);
        var last = new Div(action);
        last.addClassName("lap-actions");
        add(new ListItem(first, new Sentence(sentence), last));
        return this;
    }
}
