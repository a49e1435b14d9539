package io.lapilli.budget.ui;

import static com.vaadin.flow.i18n.I18NProvider.translate;

import com.vaadin.flow.component.html.Section;
import io.lapilli.budget.Wallet;
import io.lapilli.budget.WalletEntry;
import io.lapilli.budget.Wallets;
import io.lapilli.identity.CurrentUser;
import io.lapilli.identity.Organisation;
import io.lapilli.ui.Buttons;
import io.lapilli.ui.FormDialog;
import io.lapilli.ui.Formats;
import io.lapilli.ui.Toast;
import org.springframework.stereotype.Component;

/** Makes the panel in which the seller sees a customer's wallet and enters something. Use cases check who may. */
@Component
public class WalletPanels {

    private static final int PAGE = 8;

    private final Wallets wallets;
    private final CurrentUser user;

    WalletPanels(Wallets wallets, CurrentUser user) {
        this.wallets = wallets;
        this.user = user;
    }

    /** @param mayChange otherwise it can only be read */
    public Section ofCustomer(Organisation customer, boolean mayChange) {
        Formats formats = Formats.current();
        String currency = customer.currency().getCurrencyCode();
        var panel = new LedgerPanel(wallets, customer.id(), currency, formats, PAGE);
        panel.title(translate("wallet.title"));
        Runnable show = () -> {
            panel.sub(balance(wallets.of(customer.id()), formats));
            panel.refresh();
        };
        if (mayChange) {
            panel.actions(Buttons.quiet(translate("wallet.enter"), _ -> enter(customer, currency, show)));
        }
        show.run();
        return panel;
    }

    private static String balance(Wallet wallet, Formats formats) {
        String amount = formats.exactMoney(wallet.balance(), wallet.currency());
        if (wallet.empty()) {
            return translate("wallet.of.empty", amount);
        }
        return translate(wallet.prepaid() ? "wallet.of.prepaid" : "wallet.of.postpaid", amount);
    }

    private void enter(Organisation customer, String currency, Runnable show) {
        var form = new EntryForm(currency);
        new FormDialog(translate("wallet.enter.title", customer.name()), form.fields())
                .ask(translate("wallet.enter.do"), () -> {
                    WalletEntry entry = wallets.enter(user.actor(), customer.id(), form.draft());
                    Toast.say(translate(
                            "wallet.entered",
                            translate("wallet.kind." + entry.kind().wire()),
                            Formats.current().exactMoney(entry.amount(), currency)));
                    show.run();
                    return true;
                });
    }
}
