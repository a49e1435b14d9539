package io.lapilli.ui;

import com.vaadin.flow.component.Svg;
import com.vaadin.flow.component.html.Div;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * One layer of a pyramid, a funnel, a spindle: a bar around a common middle, with the outline of what it should be. Below
 * each other they draw the shape. What it shows stands beside it as a number, so it is not read out.
 */
public class ShapeBar extends Div {

    private static final double WIDTH = 200;
    private static final double HEIGHT = 22;

    /** @param share of the widest layer, 0 to 1 @param target of the same; null: none */
    public ShapeBar(double share, @Nullable Double target) {
        addClassName("lap-shapebar");
        getElement().setAttribute("aria-hidden", "true");
        String outline = target == null ? "" : rect("lap-target", target);
        // a drawing, since a width that comes from data would be an inline style
        add(new Svg(String.format(
                Locale.ROOT,
                "<svg viewBox=\"0 0 %.0f %.0f\" preserveAspectRatio=\"none\">%s%s</svg>",
                WIDTH,
                HEIGHT,
                rect("lap-share", share),
                outline)));
    }

    private static String rect(String css, double share) {
        double width = Math.clamp(share, 0, 1) * WIDTH;
        return String.format(
                Locale.ROOT,
                "<rect class=\"%s\" x=\"%.2f\" width=\"%.2f\" height=\"%.0f\"/>",
                css,
                (WIDTH - width) / 2,
                width,
                HEIGHT);
    }
}
