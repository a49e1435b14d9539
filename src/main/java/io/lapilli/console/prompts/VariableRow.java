package io.lapilli.console.prompts;

import com.vaadin.flow.component.AbstractField;
import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.HasSize;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.component.textfield.TextArea;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.data.value.ValueChangeMode;
import io.lapilli.prompt.Given;
import io.lapilli.prompt.Variable;
import io.lapilli.prompt.VariableType;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** One variable: its type, its options, its default, and a value to try. */
class VariableRow extends Div {

    private static final int PAUSE_MILLIS = 400;
    private static final String YES = "true";
    private static final String NO = "false";

    private final String name;
    private final boolean readOnly;
    private final Runnable changed;
    private final Select<VariableType> type = new Select<>();
    private final TextArea options = new TextArea();
    /** Those that change with the type; the others keep the focus while they are typed into. */
    private final Div values = new Div();

    private String fallback;
    private String tried = "";

    VariableRow(Variable variable, boolean readOnly, Runnable changed) {
        this.name = variable.name();
        this.readOnly = readOnly;
        this.changed = changed;
        this.fallback = variable.fallback() == null ? "" : variable.fallback();
        addClassName("lap-variable-row");
        getElement().setAttribute("role", "group").setAttribute("aria-label", name);
        type.setLabel(getTranslation("prompts.variable.type"));
        type.setItems(VariableType.values());
        type.setItemLabelGenerator(one -> getTranslation("prompts.type." + one.wire()));
        type.setValue(variable.type());
        type.setReadOnly(readOnly);
        options.setValue(variable.options().equals(Variable.YES_NO) ? "" : String.join("\n", variable.options()));
        options.setMinRows(2);
        options.setMaxRows(8);
        options.setValueChangeMode(ValueChangeMode.LAZY);
        options.setValueChangeTimeout(PAUSE_MILLIS);
        options.setReadOnly(readOnly);
        type.addValueChangeListener(_ -> retype());
        options.addValueChangeListener(_ -> retype());
        values.addClassName("lap-variable-values");
        var title = new Span("{{" + name + "}}");
        title.addClassName("lap-mono");
        var fields = new Div(type, options, values);
        fields.addClassName("lap-variable-fields");
        add(title, fields);
        arrange();
    }

    /** @throws io.lapilli.shared.InvalidInputException when it is not described as it must be */
    Variable variable() {
        return new Variable(name, type.getValue(), choices(), fallback.isEmpty() ? null : fallback);
    }

    Optional<Given> given() {
        if (tried.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(
                type.getValue() == VariableType.YES_NO ? new Given.Truth(tried.equals(YES)) : new Given.Text(tried));
    }

    private List<String> choices() {
        boolean has = type.getValue() == VariableType.CHOICE || type.getValue() == VariableType.YES_NO;
        return has
                ? Arrays.stream(options.getValue().split("\n"))
                        .map(String::strip)
                        .filter(option -> !option.isEmpty())
                        .toList()
                : List.of();
    }

    /** What another type can't hold is let go. */
    private void retype() {
        if (!holds(fallback)) {
            fallback = "";
        }
        if (!holds(tried)) {
            tried = "";
        }
        arrange();
        changed.run();
    }

    private boolean holds(String value) {
        return switch (type.getValue()) {
            case CHOICE -> choices().contains(value);
            case YES_NO -> value.equals(YES) || value.equals(NO);
            default -> true;
        };
    }

    private void arrange() {
        boolean choice = type.getValue() == VariableType.CHOICE;
        options.setVisible(choice || type.getValue() == VariableType.YES_NO);
        options.setLabel(getTranslation(choice ? "prompts.variable.options" : "prompts.variable.says"));
        options.setPlaceholder(choice ? "" : String.join("\n", Variable.YES_NO));
        values.removeAll();
        values.add(
                field(getTranslation("prompts.variable.default"), fallback, readOnly, value -> fallback = value),
                field(getTranslation("prompts.variable.try"), tried, false, value -> tried = value));
    }

    private Component field(String label, String value, boolean closed, Consumer<String> take) {
        AbstractField<?, String> field =
                type.getValue() == VariableType.CHOICE || type.getValue() == VariableType.YES_NO
                        ? select(label)
                        : type.getValue() == VariableType.TEXT ? area(label) : text(label);
        field.setValue(value.isEmpty() && field instanceof Select ? null : value);
        field.setReadOnly(closed);
        field.addValueChangeListener(change -> {
            take.accept(orEmpty(change.getValue()));
            changed.run();
        });
        if (field instanceof HasSize sized) {
            sized.setWidthFull();
        }
        return field;
    }

    private Select<String> select(String label) {
        var select = new Select<String>();
        select.setLabel(label);
        select.setEmptySelectionAllowed(true);
        select.setItems(
                type.getValue() == VariableType.YES_NO
                        ? List.of(YES, NO)
                        : List.copyOf(new LinkedHashSet<>(choices())));
        if (type.getValue() == VariableType.YES_NO) {
            select.setItemLabelGenerator(
                    one -> one == null ? "" : getTranslation(one.equals(YES) ? "prompts.yes" : "prompts.no"));
        }
        return select;
    }

    private static TextArea area(String label) {
        var area = new TextArea(label);
        area.setMinRows(1);
        area.setMaxRows(6);
        area.setValueChangeMode(ValueChangeMode.LAZY);
        area.setValueChangeTimeout(PAUSE_MILLIS);
        return area;
    }

    private static TextField text(String label) {
        var text = new TextField(label);
        text.setValueChangeMode(ValueChangeMode.LAZY);
        text.setValueChangeTimeout(PAUSE_MILLIS);
        return text;
    }

    private static String orEmpty(@Nullable String value) {
        return value == null ? "" : value;
    }
}
