package io.lapilli.identity.ui;

import com.vaadin.flow.component.textfield.Autocomplete;
import com.vaadin.flow.component.textfield.PasswordField;
import io.lapilli.identity.PasswordRules;
import java.util.Map;

/** A field for a password, whose eye is named in the reader's language. */
class PasswordInput extends PasswordField {

    private PasswordInput(String labelKey, Autocomplete autocomplete) {
        setLabel(getTranslation(labelKey));
        setAutocomplete(autocomplete);
        getElement().setPropertyMap("i18n", Map.of("reveal", getTranslation("identity.password.show")));
    }

    /** For the password as it is. */
    static PasswordInput present(String labelKey) {
        return new PasswordInput(labelKey, Autocomplete.CURRENT_PASSWORD);
    }

    /** For one to be: says the rules, and tells password managers to make one. */
    static PasswordInput fresh() {
        var field = new PasswordInput("identity.password.new", Autocomplete.NEW_PASSWORD);
        field.setHelperText(field.getTranslation("identity.password.rules", PasswordRules.SHORTEST));
        return field;
    }
}
