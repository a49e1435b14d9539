package io.lapilli.console.usage;

import com.vaadin.flow.component.AbstractField.ComponentValueChangeEvent;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.combobox.MultiSelectComboBox;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.popover.Popover;
import io.lapilli.ui.Buttons;
import io.lapilli.ui.Chip;
import java.util.Collection;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.function.Function;
import java.util.stream.Stream;

/** A chip for each filter in force, and a button behind which filters are chosen from what was used. */
class Filters extends Div {

    private final Function<Stack, Map<String, String>> choices;
    private final BiConsumer<Stack, Collection<String>> onChoice;
    private final Button open = Buttons.plain(getTranslation("usage.filter"), _ -> {});
    private final Div fields = new Div();
    private Map<Stack, Set<String>> values = new EnumMap<>(Stack.class);
    private Set<Stack> offered = Set.of();

    /**
     * @param choices what there is to choose from, values to names; asked for when it is about to be shown
     * @param onChoice told what a dimension is filtered by from now on
     */
    Filters(Function<Stack, Map<String, String>> choices, BiConsumer<Stack, Collection<String>> onChoice) {
        this.choices = choices;
        this.onChoice = onChoice;
        addClassName("lap-chips");
        fields.addClassName("lap-stack");
        var popover = new Popover(fields);
        popover.setTarget(open);
        popover.setAriaLabel(getTranslation("usage.filter"));
        popover.addOpenedChangeListener(event -> {
            if (event.isOpened()) {
                offer();
            }
        });
        open.setAriaLabel(getTranslation("usage.filter.open"));
        add(open);
    }

    /** @param offered dimensions that may be filtered by here */
    void show(Map<Stack, Set<String>> values, Set<Stack> offered) {
        this.values = values;
        this.offered = offered;
        removeAll();
        values.forEach((stack, chosen) -> {
            Map<String, String> names = choices.apply(stack);
            chosen.forEach(value -> add(chip(stack, value, names.getOrDefault(value, "–"))));
        });
        add(open);
    }

    private Chip chip(Stack stack, String value, String name) {
        String dimension = getTranslation("usage.filter." + stack.wire());
        return new Chip(
                dimension,
                name,
                getTranslation("usage.filter.remove", dimension, name),
                () -> onChoice.accept(
                        stack,
                        Stream.of(values.getOrDefault(stack, Set.of()))
                                .flatMap(Set::stream)
                                .filter(other -> !other.equals(value))
                                .toList()));
    }

    private void offer() {
        fields.removeAll();
        for (Stack stack : Stack.values()) {
            if (offered.contains(stack)) {
                fields.add(field(stack));
            }
        }
    }

    private MultiSelectComboBox<String> field(Stack stack) {
        Set<String> chosen = values.getOrDefault(stack, Set.of());
        Map<String, String> names = new HashMap<>(choices.apply(stack));
        chosen.forEach(value -> names.putIfAbsent(value, "–"));
        var field = new MultiSelectComboBox<String>(getTranslation("usage.filter." + stack.wire()));
        field.setItemLabelGenerator(value -> names.getOrDefault(value, value));
        field.setItems(names.keySet().stream()
                .sorted(java.util.Comparator.comparing(names::get))
                .toList());
        field.setPlaceholder(getTranslation("usage.filter.all"));
        field.setValue(chosen);
        field.addValueChangeListener(event -> told(stack, event));
        return field;
    }

    private void told(Stack stack, ComponentValueChangeEvent<MultiSelectComboBox<String>, Set<String>> event) {
        if (event.isFromClient()) {
            onChoice.accept(stack, new LinkedHashSet<>(event.getValue()));
        }
    }
}
