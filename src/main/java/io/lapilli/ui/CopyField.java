package io.lapilli.ui;

import com.vaadin.flow.component.html.Code;
import com.vaadin.flow.component.html.Div;

/** A value to be read and copied: a new key, a link. */
public class CopyField extends Div {

    private final String value;

    public CopyField(String value) {
        this.value = value;
        addClassName("lap-copyfield");
        add(new Code(value), new CopyButton(value));
    }

    public String value() {
        return value;
    }
}
