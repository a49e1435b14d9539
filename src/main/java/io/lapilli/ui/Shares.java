package io.lapilli.ui;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.html.UnorderedList;

/** Parts of a whole, the greatest first: name, amount, and how much of the whole it is. */
public class Shares extends UnorderedList {

    public Shares() {
        addClassName("lap-shares");
    }

    /** @param share 0 to 1 */
    public Shares add(String name, String amount, double share) {
        var line = new Div(new Span(name), new Span(amount));
        add(new ListItem(line, new Track(share, name)));
        return this;
    }
}
