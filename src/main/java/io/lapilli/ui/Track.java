package io.lapilli.ui;

import com.vaadin.flow.component.Svg;
import com.vaadin.flow.component.html.Div;
import java.util.Locale;

/** How much of a limit is used: a thin bar that is read out as well. */
public class Track extends Div {

    private final double percent;

    /** @param share 0 to 1; more is shown as full @param label what is measured, for those who can't see it */
    public Track(double share, String label) {
        addClassName("lap-track");
        percent = Math.clamp(share, 0, 1) * 100;
        getElement()
                .setAttribute("role", "meter")
                .setAttribute("aria-label", label)
                .setAttribute("aria-valuemin", "0")
                .setAttribute("aria-valuemax", "100")
                .setAttribute("aria-valuenow", Long.toString(Math.round(percent)));
        add(drawing(""));
    }

    /** Where the whole will end, in a quieter ink: from one share to another, 0 to 1. */
    public Track band(double from, double to) {
        double left = Math.clamp(from, 0, 1) * 100;
        double right = Math.clamp(to, 0, 1) * 100;
        removeAll();
        add(drawing(String.format(
                Locale.ROOT,
                "<rect class=\"lap-band\" x=\"%.2f\" width=\"%.2f\" height=\"6\"/>",
                left,
                Math.max(0, right - left))));
        return this;
    }

    /** A drawing, since a width that comes from data would be an inline style. */
    private Svg drawing(String below) {
        return new Svg(String.format(
                Locale.ROOT,
                "<svg viewBox=\"0 0 100 6\" preserveAspectRatio=\"none\" aria-hidden=\"true\">%s"
                        + "<rect width=\"%.2f\" height=\"6\"/></svg>",
                below,
                percent));
    }

    /** The condition that decides: in ember. */
    public Track binding() {
        addClassName("lap-binding");
        return this;
    }
}
