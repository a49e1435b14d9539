package io.lapilli.console.prompts;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import io.lapilli.prompt.Given;
import io.lapilli.prompt.Variable;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The variables that the messages use: their types and defaults, and a value of each to try. One that is not used any more
 * is kept in mind, so that nothing is lost by a brace that is missing for a moment.
 */
class VariableRows extends Div {

    private final Map<String, VariableRow> known = new HashMap<>();
    private final Map<String, VariableRow> used = new LinkedHashMap<>();
    private final boolean readOnly;
    private final Runnable changed;
    private final Paragraph none = new Paragraph();

    VariableRows(List<Variable> variables, boolean readOnly, Runnable changed) {
        this.readOnly = readOnly;
        this.changed = changed;
        addClassName("lap-variables");
        none.setText(getTranslation("prompts.variables.none", "{{name}}"));
        none.addClassName("lap-caption");
        variables.forEach(variable -> known.put(variable.name(), new VariableRow(variable, readOnly, changed)));
    }

    /** @param names by which the messages use them, in order */
    void show(Collection<String> names) {
        if (List.copyOf(used.keySet()).equals(List.copyOf(names)) && getComponentCount() > 0) {
            return;
        }
        removeAll();
        used.clear();
        names.forEach(name -> used.put(
                name, known.computeIfAbsent(name, other -> new VariableRow(Variable.text(other), readOnly, changed))));
        used.values().forEach(this::add);
        if (used.isEmpty()) {
            add(none);
        }
    }

    /** @throws io.lapilli.shared.InvalidInputException that names the variable that is not described as it must be */
    List<Variable> variables() {
        return used.values().stream().map(VariableRow::variable).toList();
    }

    /** What is tried; what is left empty is not given. */
    Map<String, Given> given() {
        var given = new HashMap<String, Given>();
        used.forEach((name, row) -> row.given().ifPresent(value -> given.put(name, value)));
        return given;
    }
}
