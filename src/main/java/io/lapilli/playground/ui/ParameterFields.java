package io.lapilli.playground.ui;

import com.vaadin.flow.component.details.Details;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.textfield.BigDecimalField;
import io.lapilli.catalog.Parameter;
import io.lapilli.ui.Formats;
import java.math.BigDecimal;
import java.util.EnumMap;
import java.util.Map;
import java.util.stream.Collectors;

/** A column's parameters by the names that the API gives them; closed, it says those that are given. */
public class ParameterFields extends Details {

    private final Map<Parameter, BigDecimalField> fields = new EnumMap<>(Parameter.class);
    private final Map<Parameter, BigDecimal> given = new EnumMap<>(Parameter.class);
    private final Span summary = new Span();
    private final Runnable changed;

    public ParameterFields(Map<Parameter, BigDecimal> given, Runnable changed) {
        this.changed = changed;
        this.given.putAll(given);
        addClassName("lap-play-parameters");
        getElement().getThemeList().add("no-padding");
        var grid = new Div();
        grid.addClassName("lap-play-fields");
        for (Parameter parameter : Parameter.values()) {
            BigDecimalField field = field(parameter);
            fields.put(parameter, field);
            grid.add(field);
        }
        setSummary(summary);
        add(grid);
        summarise();
    }

    public Map<Parameter, BigDecimal> given() {
        return given;
    }

    /** Whether a field holds something that its parameter can't be. */
    public boolean wrong() {
        return fields.values().stream().anyMatch(BigDecimalField::isInvalid);
    }

    private BigDecimalField field(Parameter parameter) {
        var field = new BigDecimalField(parameter.wire());
        field.setLocale(Formats.current().language());
        field.setManualValidation(true);
        field.setClearButtonVisible(true);
        field.setPlaceholder(getTranslation("playground.parameter.usual"));
        field.setErrorMessage(getTranslation(
                parameter.whole() ? "playground.parameter.whole" : "playground.parameter.range",
                parameter.least().toPlainString(),
                parameter.most().toPlainString()));
        field.setValue(given.get(parameter));
        field.addValueChangeListener(_ -> take(parameter, field));
        return field;
    }

    private void take(Parameter parameter, BigDecimalField field) {
        BigDecimal value = field.getValue();
        field.setInvalid(value != null && !parameter.allows(value));
        if (value == null) {
            given.remove(parameter);
        } else if (!field.isInvalid()) {
            given.put(parameter, value.stripTrailingZeros().scale() < 0 ? value.setScale(0) : value);
        }
        summarise();
        changed.run();
    }

    private void summarise() {
        summary.setText(
                given.isEmpty()
                        ? getTranslation("playground.parameters.none")
                        : given.entrySet().stream()
                                .map(entry -> entry.getKey().wire()
                                        + ' '
                                        + entry.getValue().toPlainString())
                                .collect(Collectors.joining(" · ")));
    }
}
