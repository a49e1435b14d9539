package io.lapilli.operator.customers;

import static com.vaadin.flow.i18n.I18NProvider.translate;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.HasValidation;
import com.vaadin.flow.component.combobox.ComboBox;
import com.vaadin.flow.component.radiobutton.RadioButtonGroup;
import com.vaadin.flow.component.textfield.EmailField;
import com.vaadin.flow.component.textfield.TextField;
import io.lapilli.identity.Billing;
import io.lapilli.identity.NewOrganisation;
import io.lapilli.identity.Organisation;
import io.lapilli.identity.OrganisationChange;
import io.lapilli.identity.Rules;
import io.lapilli.shared.InvalidInputException;
import io.lapilli.shared.Names;
import java.time.ZoneId;
import java.util.Collection;
import java.util.Map;
import java.util.Objects;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** What a customer is called, billed in and by which clock; for a new one, who owns it. */
class CustomerForm {

    private final TextField name = new TextField(translate("customers.name"));
    private final ComboBox<String> currency = new ComboBox<>(translate("customers.form.currency"));
    private final RadioButtonGroup<Billing> billing = new RadioButtonGroup<>(translate("customers.billing"));
    private final ComboBox<String> zone = new ComboBox<>(translate("customers.form.zone"));
    private final EmailField owner = new EmailField(translate("customers.form.owner"));

    private CustomerForm() {
        name.setMaxLength(Names.LONGEST);
        name.setRequiredIndicatorVisible(true);
        billing.setItems(Billing.values());
        billing.setItemLabelGenerator(one -> translate("customers.billing." + CustomerFilter.wire(one)));
        billing.setHelperText(translate("customers.form.billing.help"));
        zone.setItems(new TreeSet<>(ZoneId.getAvailableZoneIds()));
        zone.setHelperText(translate("customers.form.zone.help"));
    }

    /** @param currencies to choose from; others can be typed @param usual the one that is chosen */
    static CustomerForm empty(Collection<String> currencies, String usual, ZoneId usualZone) {
        var form = new CustomerForm();
        form.name.focus();
        form.currency.setItems(currencies);
        form.currency.setAllowCustomValue(true);
        form.currency.addCustomValueSetListener(
                typed -> form.currency.setValue(typed.getDetail().strip()));
        form.currency.setValue(usual);
        form.currency.setHelperText(translate("customers.form.currency.help"));
        form.billing.setValue(Billing.POSTPAID);
        form.zone.setValue(usualZone.getId());
        form.owner.setHelperText(translate("customers.form.owner.help"));
        return form;
    }

    static CustomerForm of(Organisation customer) {
        var form = new CustomerForm();
        form.name.setValue(customer.name());
        form.billing.setValue(customer.billing());
        form.zone.setValue(customer.timeZone().getId());
        return form;
    }

    Component[] all() {
        return new Component[] {name, owner, currency, billing, zone};
    }

    Component[] changeable() {
        return new Component[] {name, billing, zone};
    }

    /** @throws InvalidInputException when a rule is broken */
    NewOrganisation wanted() {
        return new NewOrganisation(
                Names.checked("name", name.getValue()),
                Rules.currency("currency", Objects.requireNonNullElse(currency.getValue(), "")),
                billing.getValue(),
                zone(),
                owner.getValue().isBlank() ? null : owner.getValue());
    }

    /** @throws InvalidInputException when a rule is broken */
    OrganisationChange changed(OrganisationChange now) {
        return new OrganisationChange(
                Names.checked("name", name.getValue()), billing.getValue(), zone(), now.suspendedReason());
    }

    private ZoneId zone() {
        return Rules.timeZone("time_zone", Objects.requireNonNullElse(zone.getValue(), ""));
    }

    /** Marks the field that a broken rule is about, and no other. */
    void blame(@Nullable String wire) {
        Map<String, HasValidation> inputs =
                Map.of("name", name, "currency", currency, "time_zone", zone, "email", owner);
        inputs.forEach((field, input) -> input.setInvalid(field.equals(wire)));
    }
}
