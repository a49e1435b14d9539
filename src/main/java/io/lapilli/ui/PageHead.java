package io.lapilli.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H1;
import com.vaadin.flow.component.html.Header;
import com.vaadin.flow.component.html.Span;
import org.jspecify.annotations.Nullable;

/** The head of a screen: its title, what it is about right now, and what can be done. */
public class PageHead extends Header {

    private final H1 title = new H1();
    private final Span sub = new Span();
    private final Div actions = new Div();
    private @Nullable Component marked;

    PageHead(String title) {
        addClassName("lap-head");
        this.title.setText(title);
        sub.addClassName("lap-sub");
        actions.addClassName("lap-actions");
        add(this.title);
    }

    /** Replaces the title where it is the name of a thing. */
    public PageHead title(String text) {
        title.setText(text);
        return this;
    }

    /** A range, a date, a state: what makes the title precise. Empty takes it away. */
    public PageHead sub(String text) {
        sub.setText(text);
        if (text.isEmpty()) {
            remove(sub);
        } else if (sub.getParent().isEmpty()) {
            addComponentAtIndex(indexOf(title) + 1, sub);
        }
        return this;
    }

    /** Beside the title, for example a {@link Tag}. */
    public PageHead mark(Component mark) {
        addComponentAtIndex(indexOf(title) + 1, mark);
        return this;
    }

    /** One mark, in the place of any other. */
    public PageHead marked(Component mark) {
        if (marked != null) {
            remove(marked);
        }
        marked = mark;
        return mark(mark);
    }

    /** These and no others; the primary one last. */
    public PageHead onlyActions(Component... buttons) {
        actions.removeAll();
        return actions(buttons);
    }

    /** What can be done here; the primary one last. */
    public PageHead actions(Component... buttons) {
        actions.add(buttons);
        add(actions);
        return this;
    }
}
