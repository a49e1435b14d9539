package io.lapilli.budget.ui;

import static com.vaadin.flow.i18n.I18NProvider.translate;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.combobox.ComboBox;
import com.vaadin.flow.component.datepicker.DatePicker;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.component.textfield.BigDecimalField;
import com.vaadin.flow.component.textfield.TextField;
import io.lapilli.budget.RedemptionDraft;
import io.lapilli.identity.Organisation;
import io.lapilli.shared.InvalidInputException;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.stream.Stream;

/** What a redemption code is worth, for whom and how long. */
class CodeForm {

    private final BigDecimalField amount = new BigDecimalField(translate("codes.amount"));
    private final Select<String> currency = new Select<>();
    private final ComboBox<Organisation> customer = new ComboBox<>(translate("codes.for"));
    private final DatePicker last = new DatePicker(translate("codes.last-day"));
    private final TextField note = new TextField(translate("wallet.enter.note"));
    private final ZoneId zone;

    /**
     * @param listCurrency chosen at first
     * @param zone in which the last day ends
     */
    CodeForm(String listCurrency, List<Organisation> customers, ZoneId zone) {
        this.zone = zone;
        amount.setRequiredIndicatorVisible(true);
        amount.focus();
        currency.setLabel(translate("codes.currency"));
        currency.setItems(
                Stream.concat(Stream.of(listCurrency), customers.stream().map(CodeForm::currency))
                        .distinct()
                        .toList());
        currency.setValue(listCurrency);
        customer.setItems(customers);
        customer.setItemLabelGenerator(Organisation::name);
        customer.setClearButtonVisible(true);
        customer.setPlaceholder(translate("codes.for.anyone"));
        customer.addValueChangeListener(chosen -> {
            if (chosen.getValue() != null) {
                currency.setValue(currency(chosen.getValue()));
            }
            currency.setReadOnly(chosen.getValue() != null);
        });
        last.setHelperText(translate("codes.last-day.help", zone.getId()));
        last.setClearButtonVisible(true);
        note.setHelperText(translate("wallet.enter.note.help"));
        note.setMaxLength(200);
    }

    private static String currency(Organisation organisation) {
        return organisation.currency().getCurrencyCode();
    }

    Component[] fields() {
        return new Component[] {customer, amount, currency, last, note};
    }

    /** @throws InvalidInputException when a rule is broken */
    RedemptionDraft draft() {
        BigDecimal value = amount.getValue();
        if (value == null) {
            throw new InvalidInputException("amount", "required", "amount is required");
        }
        Organisation only = customer.getValue();
        LocalDate day = last.getValue();
        return new RedemptionDraft(
                value,
                currency.getValue(),
                note.getValue(),
                only == null ? null : only.id(),
                day == null ? null : day.plusDays(1).atStartOfDay(zone).toInstant());
    }
}
