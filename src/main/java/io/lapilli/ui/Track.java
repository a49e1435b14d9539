package io.lapilli.ui;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.dom.Element;

/** How much of a limit is used: a thin bar that is read out as well. */
public class Track extends Div {

    /** @param share 0 to 1; more is shown as full @param label what is measured, for those who can't see it */
    public Track(double share, String label) {
        addClassName("lap-track");
        double shown = Math.clamp(share, 0, 1);
        getElement()
                .appendChild(new Element("meter")
                        .setAttribute("min", "0")
                        .setAttribute("max", "1")
                        .setAttribute("value", Double.toString(shown))
                        .setAttribute("aria-label", label)
                        .setText(Math.round(shown * 100) + " %"));
    }

    /** The condition that decides: in ember. */
    public Track binding() {
        addClassName("lap-binding");
        return this;
    }
}
