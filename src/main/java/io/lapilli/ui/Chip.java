package io.lapilli.ui;

import com.vaadin.flow.component.html.NativeButton;
import com.vaadin.flow.component.html.Span;

/** A condition that is in force ("Model <b>doubao-pro-32k</b> ✕"). */
public class Chip extends Span {

    /** Without a way to take it away. */
    public Chip(String name, String value) {
        addClassName("lap-chip");
        add(new Sentence(name + " **" + value + "**"));
    }

    /** @param removeName what the cross does, read out, for example "Remove the filter on models" */
    public Chip(String name, String value, String removeName, Runnable onRemove) {
        this(name, value);
        var cross = new NativeButton("", _ -> onRemove.run());
        cross.add(Icon.CLOSE.create());
        cross.setAriaLabel(removeName);
        cross.setTitle(removeName);
        add(cross);
    }
}
