package io.lapilli.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H3;
import com.vaadin.flow.component.html.Paragraph;

/** Stands where a list is empty: what will be here, and what to do first. */
public class EmptyState extends Div {

    public EmptyState(String title, String text, Component... actions) {
        addClassName("lap-empty");
        add(new H3(title), new Paragraph(text));
        if (actions.length > 0) {
            var row = new Div(actions);
            row.addClassName("lap-actions");
            add(row);
        }
    }
}
