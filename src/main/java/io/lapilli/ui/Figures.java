package io.lapilli.ui;

import com.vaadin.flow.component.html.Div;

/** A strip of two to four figures. */
public class Figures extends Div {

    public Figures(Figure... figures) {
        addClassName("lap-strip");
        add(figures);
    }
}
