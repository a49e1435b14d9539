package io.lapilli.ui;

import com.vaadin.flow.component.Svg;
import com.vaadin.flow.component.html.Div;
import java.util.List;
import java.util.Locale;

/**
 * A course of values, small enough for a line of a table: a bar for each. What it shows stands beside it in numbers, so
 * it is not read out.
 */
public class Sparkline extends Div {

    private static final int WIDTH = 112;
    private static final int HEIGHT = 22;
    private static final double LEAST = 1;

    /** @param values at least 0 @param mark bars from this index on stand out; the number of values: none does */
    public Sparkline(List<Long> values, int mark) {
        addClassName("lap-sparkline");
        getElement().setAttribute("aria-hidden", "true");
        long most = values.stream().mapToLong(Long::longValue).max().orElse(0);
        double step = (double) WIDTH / Math.max(1, values.size());
        var bars = new StringBuilder();
        for (int i = 0; i < values.size(); i++) {
            double height = most == 0 ? LEAST : Math.max(LEAST, (double) HEIGHT * values.get(i) / most);
            bars.append(String.format(
                    Locale.ROOT,
                    "<rect class=\"%s\" x=\"%.2f\" y=\"%.2f\" width=\"%.2f\" height=\"%.2f\"/>",
                    i < mark ? "lap-before" : "lap-after",
                    i * step,
                    HEIGHT - height,
                    Math.max(1, step - 1),
                    height));
        }
        add(new Svg("<svg viewBox=\"0 0 " + WIDTH + " " + HEIGHT + "\">" + bars + "</svg>"));
    }
}
