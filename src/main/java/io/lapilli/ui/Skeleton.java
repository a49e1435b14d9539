package io.lapilli.ui;

import com.vaadin.flow.component.html.Span;
import java.util.Locale;

/** Keeps the place of what is on its way, so that nothing jumps when it arrives. */
public class Skeleton extends Span {

    /** What it stands for. */
    public enum Shape {
        LINE,
        FIGURE,
        ROW,
        CHART
    }

    public Skeleton(Shape shape) {
        addClassName("lap-skeleton");
        getElement()
                .setAttribute("data-shape", shape.name().toLowerCase(Locale.ROOT))
                .setAttribute("aria-hidden", "true");
    }
}
