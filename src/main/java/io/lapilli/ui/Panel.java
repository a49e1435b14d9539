package io.lapilli.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Header;
import com.vaadin.flow.component.html.Section;
import com.vaadin.flow.component.html.Span;

/** A surface with a title. Never a panel inside a panel. */
public class Panel extends Section {

    private final Header header = new Header();
    private final H2 title = new H2();
    private final Span sub = new Span();
    private final Div actions = new Div();
    private final Div body = new Div();

    /** Without a title: only where the content says what it is. */
    public Panel() {
        addClassName("lap-panel");
        sub.addClassName("lap-sub");
        actions.addClassName("lap-actions");
        body.addClassName("lap-in");
        super.add(body);
    }

    public Panel(String title) {
        this();
        title(title);
    }

    public final Panel title(String text) {
        title.setText(text);
        getElement().setAttribute("aria-label", text);
        if (header.getParent().isEmpty()) {
            header.addComponentAsFirst(title);
            addComponentAsFirst(header);
        }
        return this;
    }

    /** What makes the title precise, in quiet ink; needs a title. */
    public Panel sub(String text) {
        sub.setText(text);
        if (sub.getParent().isEmpty()) {
            header.addComponentAtIndex(1, sub);
        }
        return this;
    }

    /** At the end of the header. */
    public Panel actions(Component... components) {
        actions.add(components);
        header.add(actions);
        return this;
    }

    /** Puts content inside, with the panel's padding. */
    public Panel with(Component... content) {
        body.add(content);
        return this;
    }

    /** Puts content inside, from edge to edge: tables, grids, steps. */
    public Panel flush(Component... content) {
        body.setClassName("lap-flush");
        body.add(content);
        return this;
    }

    /** Takes away all content; the header stays. */
    public Panel clear() {
        body.removeAll();
        return this;
    }
}
