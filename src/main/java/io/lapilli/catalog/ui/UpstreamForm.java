package io.lapilli.catalog.ui;

import static com.vaadin.flow.i18n.I18NProvider.translate;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.HasValidation;
import com.vaadin.flow.component.checkbox.Checkbox;
import com.vaadin.flow.component.checkbox.CheckboxGroup;
import com.vaadin.flow.component.textfield.Autocomplete;
import com.vaadin.flow.component.textfield.PasswordField;
import com.vaadin.flow.component.textfield.TextField;
import io.lapilli.catalog.Upstream;
import io.lapilli.catalog.UpstreamDraft;
import io.lapilli.catalog.UpstreamKind;
import io.lapilli.catalog.UpstreamPatch;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Where an upstream is and how it knows the portal. A credential that is there is never shown: it stays or is replaced. */
class UpstreamForm {

    private static final List<String> APIS = List.of(Upstream.CHAT, Upstream.EMBEDDINGS, "responses", "messages");

    private final TextField name = new TextField(translate("catalog.form.name"));
    private final TextField url = new TextField(translate("catalog.form.url"));
    private final PasswordField key = new PasswordField(translate("catalog.credential"));
    private final Checkbox without = new Checkbox(translate("catalog.form.key.remove"));
    private final CheckboxGroup<String> apis = new CheckboxGroup<>(translate("catalog.apis"));
    private final Checkbox allowPrivate = new Checkbox(translate("catalog.form.private"));
    private final boolean addressed;
    private final boolean removable;

    /** @param before null: a new one */
    UpstreamForm(@Nullable UpstreamRow before) {
        addressed = before == null || before.upstream().kind() != UpstreamKind.REHEARSAL;
        removable = before != null && before.credential();
        name.setRequiredIndicatorVisible(true);
        name.setMaxLength(60);
        url.setRequiredIndicatorVisible(true);
        url.setHelperText(translate("catalog.form.url.help"));
        key.setAutocomplete(Autocomplete.NEW_PASSWORD);
        key.setHelperText(translate(removable ? "catalog.form.key.keep" : "catalog.form.key.help"));
        without.addValueChangeListener(change -> key.setEnabled(!change.getValue()));
        apis.setItems(APIS);
        apis.setItemLabelGenerator(UpstreamForm::api);
        apis.setValue(Set.of(Upstream.CHAT, Upstream.EMBEDDINGS));
        allowPrivate.setHelperText(translate("catalog.form.private.help"));
        if (before != null) {
            show(before.upstream());
        }
    }

    private void show(Upstream upstream) {
        name.setValue(upstream.name());
        url.setValue(upstream.baseUrl() == null ? "" : upstream.baseUrl().toString());
        apis.setValue(upstream.apis());
        allowPrivate.setValue(upstream.allowPrivate());
    }

    static String api(String wire) {
        return translate("catalog.api." + wire);
    }

    Component[] fields() {
        var fields = new ArrayList<Component>();
        fields.add(name);
        if (addressed) {
            fields.add(url);
            fields.add(key);
            if (removable) {
                fields.add(without);
            }
        }
        fields.add(apis);
        if (addressed) {
            fields.add(allowPrivate);
        }
        return fields.toArray(Component[]::new);
    }

    UpstreamDraft draft() {
        return new UpstreamDraft(
                name.getValue(), url.getValue(), key.getValue(), apis.getValue(), allowPrivate.getValue());
    }

    UpstreamPatch patch() {
        String credential = without.getValue() ? "" : key.getValue().isEmpty() ? null : key.getValue();
        return addressed
                ? new UpstreamPatch(
                        name.getValue(), url.getValue(), credential, apis.getValue(), allowPrivate.getValue())
                : new UpstreamPatch(name.getValue(), null, null, apis.getValue(), null);
    }

    /** Marks the field that a broken rule is about, and no other. */
    void blame(@Nullable String wire) {
        Map<String, HasValidation> inputs = Map.of("name", name, "base_url", url, "api_key", key, "apis", apis);
        inputs.forEach((field, input) -> input.setInvalid(field.equals(wire)));
    }
}
