package io.lapilli.budget.ui;

import static com.vaadin.flow.i18n.I18NProvider.translate;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.component.textfield.BigDecimalField;
import com.vaadin.flow.component.textfield.TextField;
import io.lapilli.budget.WalletDraft;
import io.lapilli.budget.WalletEntry;
import io.lapilli.shared.InvalidInputException;
import java.math.BigDecimal;

/** What the seller enters into a customer's wallet. */
class EntryForm {

    private final Select<WalletEntry.Kind> kind = new Select<>();
    private final BigDecimalField amount = new BigDecimalField();
    private final TextField note = new TextField(translate("wallet.enter.note"));

    EntryForm(String currency) {
        kind.setLabel(translate("wallet.what"));
        kind.setItems(
                WalletEntry.Kind.TOP_UP, WalletEntry.Kind.GRANT, WalletEntry.Kind.REFUND, WalletEntry.Kind.ADJUSTMENT);
        kind.setItemLabelGenerator(one -> translate("wallet.kind." + one.wire()));
        kind.addValueChangeListener(change -> kind.setHelperText(
                translate("wallet.enter.help." + change.getValue().wire())));
        kind.setValue(WalletEntry.Kind.TOP_UP);
        amount.setLabel(translate("wallet.enter.amount", currency));
        amount.setRequiredIndicatorVisible(true);
        amount.focus();
        note.setHelperText(translate("wallet.enter.note.help"));
        note.setMaxLength(200);
    }

    Component[] fields() {
        return new Component[] {kind, amount, note};
    }

    /** @throws InvalidInputException when a rule is broken */
    WalletDraft draft() {
        BigDecimal value = amount.getValue();
        if (value == null) {
            throw new InvalidInputException("amount", "required", "amount is required");
        }
        return new WalletDraft(kind.getValue(), value, note.getValue());
    }
}
