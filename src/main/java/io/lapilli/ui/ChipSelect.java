package io.lapilli.ui;

import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.select.Select;
import java.util.Collection;
import java.util.function.Function;

/** A chip that says what is chosen ("Stack by <b>project</b>") and opens the choices. */
public class ChipSelect<T> extends Select<T> {

    public ChipSelect(String label, Collection<T> choices, Function<T, String> text) {
        addClassName("lap-chip-select");
        var prefix = new Span(label);
        prefix.getElement().setAttribute("aria-hidden", "true");
        setPrefixComponent(prefix);
        setAriaLabel(label);
        setItems(choices);
        setItemLabelGenerator(text::apply);
    }
}
