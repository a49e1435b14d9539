package io.lapilli.ui;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.dom.Element;

/** How an amount came about: lines that add up to a sum. */
public class Calculation extends Div {

    public Calculation() {
        addClassName("lap-why");
    }

    /** @param how for example "1,898 × 0.0008 / 1,000" */
    public Calculation line(String name, String how, String amount) {
        var line = new Div(new Span(name), new Span(amount));
        line.addClassName("lap-line");
        line.getComponentAt(0).getElement().appendChild(new Element("small").setText(how));
        add(line);
        return this;
    }

    public Calculation sum(String name, String amount) {
        var line = new Div(new Span(name), new Span(amount));
        line.addClassNames("lap-line", "lap-sum");
        add(line);
        return this;
    }
}
