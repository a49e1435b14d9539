package io.lapilli.identity.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.dom.Element;

/** Somebody in a table: the name, and below it the e-mail address. */
class Person extends Div {

    Person(String name, String email, Component... marks) {
        this(new Span(name), email, marks);
    }

    /** @param name the name, perhaps as a link */
    Person(Component name, String email, Component... marks) {
        addClassName("lap-person");
        var line = new Div(name);
        for (Component mark : marks) {
            line.add(" ");
            line.add(mark);
        }
        add(line);
        getElement().appendChild(new Element("small").setText(email));
    }
}
