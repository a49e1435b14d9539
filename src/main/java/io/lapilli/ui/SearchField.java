package io.lapilli.ui;

import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.data.value.ValueChangeMode;
import java.util.function.Consumer;

/** A field above a list that searches it while it is typed into. */
public class SearchField extends TextField {

    private static final int LONGEST = 200;
    private static final int PAUSE_MILLIS = 300;

    /** @param label what is searched, read out and shown while it is empty */
    public SearchField(String label, Consumer<String> onTyped) {
        addClassName("lap-search");
        setPlaceholder(label);
        setAriaLabel(label);
        setPrefixComponent(Icon.SEARCH.create());
        setClearButtonVisible(true);
        setMaxLength(LONGEST);
        setValueChangeMode(ValueChangeMode.LAZY);
        setValueChangeTimeout(PAUSE_MILLIS);
        addValueChangeListener(typed -> {
            if (typed.isFromClient()) {
                onTyped.accept(typed.getValue().strip());
            }
        });
    }

    /** What is searched for, unless that is what stands here while it is being typed. */
    public void show(String text) {
        if (!getValue().strip().equals(text)) {
            setValue(text);
        }
    }
}
