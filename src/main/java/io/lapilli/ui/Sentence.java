package io.lapilli.ui;

import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.dom.Element;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Text in which {@code **this**} stands out and {@code `this`} is set in mono. Nothing else is markup. */
public class Sentence extends Span {

    private static final Pattern MARK = Pattern.compile("\\*\\*(.+?)\\*\\*|`(.+?)`");

    public Sentence(String text) {
        addClassName("lap-sentence");
        say(text);
    }

    /** What stands out is told in a tone: only where better and worse are meant. */
    public Sentence tone(Tone tone) {
        getElement().setAttribute("data-tone", tone.wire());
        return this;
    }

    /** Replaces the text. */
    public final void say(String text) {
        getElement().removeAllChildren();
        Matcher mark = MARK.matcher(text);
        int from = 0;
        while (mark.find()) {
            plain(text.substring(from, mark.start()));
            if (mark.group(1) != null) {
                getElement().appendChild(new Element("b").setText(mark.group(1)));
            } else {
                var mono = new Element("span").setText(mark.group(2));
                mono.getClassList().add("lap-mono");
                getElement().appendChild(mono);
            }
            from = mark.end();
        }
        plain(text.substring(from));
    }

    private void plain(String text) {
        if (!text.isEmpty()) {
            getElement().appendChild(Element.createText(text));
        }
    }
}
