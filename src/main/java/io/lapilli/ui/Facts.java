package io.lapilli.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.Text;
import com.vaadin.flow.component.html.DescriptionList;

/** Names and values, one under the other. */
public class Facts extends DescriptionList {

    public Facts() {
        addClassName("lap-facts");
    }

    public Facts add(String name, String value) {
        return add(name, new Text(value));
    }

    public Facts add(String name, Component value) {
        add(new Term(name), new Description(value));
        return this;
    }
}
