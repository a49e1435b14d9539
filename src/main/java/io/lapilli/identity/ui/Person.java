package io.lapilli.identity.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.dom.Element;

/** Somebody in a table: the name, and below it what makes it precise, the e-mail address in most. */
class Person extends Div {

    Person(String name, String below, Component... marks) {
        this(new Span(name), below, marks);
    }

    /** @param name the name, perhaps as a link */
    Person(Component name, String below, Component... marks) {
        addClassName("lap-person");
        var line = new Div(name);
        for (Component mark : marks) {
            line.add(" ");
            line.add(mark);
        }
        add(line);
        getElement().appendChild(new Element("small").setText(below));
    }
}
