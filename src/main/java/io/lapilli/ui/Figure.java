package io.lapilli.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.dom.Element;
import org.jspecify.annotations.Nullable;

/**
 * A figure with what makes it readable. Until {@link #show} it keeps its place with a skeleton; showing again replaces
 * the figure where it stands.
 */
public class Figure extends Div {

    private final Div figure = new Div();
    private @Nullable Track track;
    private final Div note = new Div();

    /** @param caption what is counted, for example "Spend this month" */
    public Figure(String caption) {
        addClassName("lap-figure");
        var cap = new Div(caption);
        cap.addClassName("lap-caption");
        figure.addClassName("lap-fig");
        figure.add(new Skeleton(Skeleton.Shape.FIGURE));
        note.addClassName("lap-delta");
        add(cap, figure, note);
    }

    /** @param unit in small letters behind the figure; may be empty */
    public Figure show(String value, String unit) {
        figure.removeAll();
        figure.setText(value);
        if (!unit.isEmpty()) {
            figure.getElement().appendChild(Element.createText(" "), new Element("small").setText(unit));
        }
        return this;
    }

    public Figure show(Formats.Quantity quantity) {
        return show(quantity.value(), quantity.unit());
    }

    /** The exact value, on hover. */
    public Figure exact(String exact) {
        figure.setTitle(exact);
        return this;
    }

    /** How much of a limit, between figure and note. */
    public Figure track(Track track) {
        if (this.track != null) {
            remove(this.track);
        }
        this.track = track;
        addComponentAtIndex(indexOf(note), track);
        return this;
    }

    /** What the figure is to be read against; a {@link Sentence}'s marks are allowed. */
    public Figure note(String sentence) {
        return note(new Sentence(sentence));
    }

    public Figure note(Component component) {
        note.removeAll();
        note.add(component);
        return this;
    }
}
