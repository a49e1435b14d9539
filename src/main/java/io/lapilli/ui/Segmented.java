package io.lapilli.ui;

import com.vaadin.flow.component.radiobutton.RadioButtonGroup;
import java.util.Collection;
import java.util.function.Function;

/** A few choices side by side, one of them chosen; to a keyboard and a screen reader it is a radio group. */
public class Segmented<T> extends RadioButtonGroup<T> {

    /** @param label what is chosen, read out but not shown @param text the words of a choice */
    public Segmented(String label, Collection<T> choices, Function<T, String> text) {
        addClassName("lap-segmented");
        setAriaLabel(label);
        setItems(choices);
        setItemLabelGenerator(text::apply);
    }
}
