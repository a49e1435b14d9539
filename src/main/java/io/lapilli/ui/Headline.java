package io.lapilli.ui;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.dom.Element;

/** The figure that a chart is about, in one line with what it is to be read against. */
public class Headline extends Div {

    private final Div figure = new Div();
    private final Sentence note = new Sentence("");

    /** Keeps its place with a skeleton until {@link #show}. */
    public Headline() {
        addClassName("lap-headline");
        figure.addClassName("lap-fig");
        figure.add(new Skeleton(Skeleton.Shape.FIGURE));
        note.addClassName("lap-delta");
        add(figure, note);
    }

    /** @param unit in small letters behind the figure; may be empty @param exact on hover */
    public Headline show(String value, String unit, String exact) {
        figure.removeAll();
        figure.setText(value);
        figure.setTitle(exact);
        if (!unit.isEmpty()) {
            figure.getElement().appendChild(Element.createText(" "), new Element("small").setText(unit));
        }
        return this;
    }

    /** What the figure is to be read against, with a {@link Sentence}'s marks. */
    public Headline note(String sentence, Tone tone) {
        note.say(sentence);
        note.tone(tone);
        return this;
    }
}
