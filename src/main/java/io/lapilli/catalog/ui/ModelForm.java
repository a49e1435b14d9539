package io.lapilli.catalog.ui;

import static com.vaadin.flow.i18n.I18NProvider.translate;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.HasValidation;
import com.vaadin.flow.component.formlayout.FormLayout;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H3;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.component.textfield.IntegerField;
import com.vaadin.flow.component.textfield.TextField;
import io.lapilli.catalog.Model;
import io.lapilli.catalog.ModelDraft;
import io.lapilli.catalog.ModelKind;
import io.lapilli.catalog.Upstream;
import io.lapilli.ui.Buttons;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** What a model is and who serves it. */
class ModelForm {

    private static final int USUAL_WINDOW = 32_768;

    private final TextField name = new TextField(translate("catalog.form.id"));
    private final Select<ModelKind> kind = new Select<>();
    private final IntegerField window = new IntegerField(translate("catalog.form.window"));
    private final IntegerField most = new IntegerField(translate("catalog.form.most"));
    private final Div deployments = new Div();
    private final List<DeploymentFields> parts = new ArrayList<>();
    private final List<Upstream> upstreams;

    /** @param before null: a new one */
    ModelForm(@Nullable Model before, List<Upstream> upstreams) {
        this.upstreams = upstreams;
        deployments.addClassName("lap-stack");
        name.setRequiredIndicatorVisible(true);
        name.setHelperText(translate("catalog.form.id.help"));
        name.setMaxLength(100);
        kind.setLabel(translate("catalog.kind"));
        kind.setItems(ModelKind.values());
        kind.setItemLabelGenerator(one -> translate("catalog.kind." + one.name().toLowerCase(Locale.ROOT)));
        kind.setValue(ModelKind.CHAT);
        window.setValue(USUAL_WINDOW);
        window.setRequiredIndicatorVisible(true);
        most.setHelperText(translate("catalog.form.most.help"));
        window.setManualValidation(true);
        most.setManualValidation(true);
        if (before != null) {
            name.setValue(before.name());
            name.setReadOnly(true);
            kind.setValue(before.kind());
            window.setValue(before.contextWindow());
            most.setValue(before.maxOutputTokens());
            before.deployments().forEach(one -> add().show(one));
        } else if (!upstreams.isEmpty()) {
            add();
        }
    }

    private DeploymentFields add() {
        var fields = new DeploymentFields(upstreams, this::remove);
        parts.add(fields);
        deployments.add(fields);
        return fields;
    }

    private void remove(DeploymentFields fields) {
        parts.remove(fields);
        deployments.remove(fields);
    }

    Component[] fields() {
        var about = new FormLayout(name, kind, window, most);
        about.setResponsiveSteps(new FormLayout.ResponsiveStep("0", 1), new FormLayout.ResponsiveStep("420px", 2));
        Component more = upstreams.isEmpty()
                ? new Paragraph(translate("catalog.form.no-upstream"))
                : new Div(Buttons.plain(translate("catalog.form.add"), _ -> add()));
        return new Component[] {about, new H3(translate("catalog.form.deployments")), deployments, more};
    }

    ModelDraft draft() {
        return new ModelDraft(
                name.getValue().strip(),
                kind.getValue(),
                Objects.requireNonNullElse(window.getValue(), 0),
                most.getValue(),
                parts.stream().map(DeploymentFields::draft).toList());
    }

    /** Marks the fields that a broken rule is about, and no other. */
    void blame(@Nullable String wire) {
        Map<String, HasValidation> inputs = Map.of("id", name, "context_window", window, "max_output_tokens", most);
        inputs.forEach((field, input) -> input.setInvalid(field.equals(wire)));
        parts.forEach(one -> one.blame(wire));
    }
}
