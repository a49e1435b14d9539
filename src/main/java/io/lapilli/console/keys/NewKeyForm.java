package io.lapilli.console.keys;

import static com.vaadin.flow.i18n.I18NProvider.translate;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.combobox.MultiSelectComboBox;
import com.vaadin.flow.component.radiobutton.RadioButtonGroup;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.component.textfield.TextField;
import io.lapilli.apikey.NewKey;
import io.lapilli.shared.ProjectId;
import io.lapilli.ui.ConsoleContext.ProjectChoice;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What a new key shall be: name, project, whose it is, how long it lives, which models it may call. */
class NewKeyForm {

    /** How long a key lives. */
    enum Life {
        NEVER_ENDS(null),
        DAYS_30(Duration.ofDays(30)),
        DAYS_90(Duration.ofDays(90)),
        DAYS_365(Duration.ofDays(365));

        private final @Nullable Duration duration;

        Life(@Nullable Duration duration) {
            this.duration = duration;
        }

        @Nullable
        Instant from(Instant now) {
            return duration == null ? null : now.plus(duration);
        }
    }

    private final TextField name = new TextField();
    private final Select<ProjectChoice> project = new Select<>();
    private final RadioButtonGroup<Boolean> program = new RadioButtonGroup<>();
    private final Select<Life> life = new Select<>();
    private final MultiSelectComboBox<String> models = new MultiSelectComboBox<>();

    /** @param mayMakeForPrograms otherwise the key can only be the reader's own */
    NewKeyForm(
            List<ProjectChoice> projects,
            @Nullable ProjectId chosen,
            List<String> callable,
            boolean mayMakeForPrograms) {
        name.setLabel(translate("keys.form.name"));
        name.setHelperText(translate("keys.form.name.help"));
        name.setMaxLength(120);
        name.setRequiredIndicatorVisible(true);
        name.focus();
        project.setLabel(translate("keys.form.project"));
        project.setItems(projects);
        project.setItemLabelGenerator(ProjectChoice::name);
        project.setValue(projects.stream()
                .filter(one -> one.id().equals(chosen))
                .findFirst()
                .orElse(projects.getFirst()));
        program.setLabel(translate("keys.form.owner"));
        program.setItems(true, false);
        program.setItemLabelGenerator(
                forProgram -> translate(forProgram ? "keys.form.owner.program" : "keys.form.owner.me"));
        program.setValue(mayMakeForPrograms);
        program.setVisible(mayMakeForPrograms);
        life.setLabel(translate("keys.form.life"));
        life.setItems(Life.values());
        life.setItemLabelGenerator(one ->
                translate("keys.form.life." + Arrays.asList(Life.values()).indexOf(one)));
        life.setValue(Life.NEVER_ENDS);
        models.setLabel(translate("keys.form.models"));
        models.setHelperText(translate("keys.form.models.help"));
        models.setItems(callable);
    }

    /** In their order. */
    Component[] fields() {
        return new Component[] {name, project, program, life, models};
    }

    ProjectId project() {
        return project.getValue().id();
    }

    boolean forProgram() {
        return program.getValue();
    }

    /** @throws io.lapilli.shared.InvalidInputException when the name is none */
    NewKey wanted(Instant now) {
        Set<String> chosen = models.getValue();
        return new NewKey(name.getValue(), life.getValue().from(now), chosen.isEmpty() ? null : chosen);
    }

    /** A model that the key may call. */
    String aModel(List<String> callable) {
        return models.getValue().stream()
                .sorted()
                .findFirst()
                .or(() -> callable.stream().findFirst())
                .orElse("model");
    }
}
