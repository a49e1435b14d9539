package io.lapilli.budget.ui;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.router.Menu;
import com.vaadin.flow.router.Route;
import io.lapilli.budget.RedemptionCodes;
import io.lapilli.budget.Wallet;
import io.lapilli.budget.WalletEntry;
import io.lapilli.budget.Wallets;
import io.lapilli.identity.CurrentUser;
import io.lapilli.identity.Permission;
import io.lapilli.ui.Buttons;
import io.lapilli.ui.ConsoleContext;
import io.lapilli.ui.Figure;
import io.lapilli.ui.Figures;
import io.lapilli.ui.FormDialog;
import io.lapilli.ui.Formats;
import io.lapilli.ui.LiveUpdates;
import io.lapilli.ui.MenuOrder;
import io.lapilli.ui.Note;
import io.lapilli.ui.Place;
import io.lapilli.ui.Toast;
import io.lapilli.ui.Tone;
import io.lapilli.ui.View;
import jakarta.annotation.security.PermitAll;

/** What the reader's organisation has paid in, what is left of it, and every line in between. */
@Route(BudgetRoutes.WALLET)
@Menu(title = "wallet.menu", order = MenuOrder.SPEND + 1, icon = "coin")
@PermitAll
class WalletView extends View {

    private static final int PAGE = 50;

    private final Place place;
    private final Wallets wallets;
    private final RedemptionCodes codes;
    private final CurrentUser user;
    private final Formats formats;
    private final Div notes = new Div();
    private final Figure balance = new Figure(getTranslation("wallet.balance"));
    private final Figure held = new Figure(getTranslation("wallet.held"));
    private final LedgerPanel ledger;

    WalletView(ConsoleContext context, Wallets wallets, RedemptionCodes codes, CurrentUser user, LiveUpdates live) {
        super("wallet.title");
        this.place = context.require();
        this.wallets = wallets;
        this.codes = codes;
        this.user = user;
        this.formats = Formats.current().in(place.zone());
        this.ledger = new LedgerPanel(wallets, place.organisation(), place.currency(), formats, PAGE);
        ledger.title(getTranslation("wallet.ledger")).sub(getTranslation("wallet.ledger.sub"));
        head().sub(place.organisationName());
        if (user.may(place.organisation(), Permission.MANAGE_MONEY)) {
            head().actions(Buttons.primary(getTranslation("wallet.redeem"), _ -> redeem()));
        }
        notes.addClassName("lap-stack");
        add(notes, new Figures(balance, held), ledger);
        draw();
        live.follow(this, place.organisation(), this::draw);
    }

    private void draw() {
        show(wallets.of(place.organisation()));
        ledger.refresh();
    }

    private void show(Wallet wallet) {
        balance.show(formats.money(wallet.balance(), wallet.currency()), "")
                .exact(formats.exactMoney(wallet.balance(), wallet.currency()))
                .note(getTranslation(wallet.prepaid() ? "wallet.balance.prepaid" : "wallet.balance.postpaid"));
        held.show(formats.money(wallet.held(), wallet.currency()), "").note(getTranslation("wallet.held.note"));
        notes.removeAll();
        notes.setVisible(wallet.empty());
        if (wallet.empty()) {
            notes.add(new Note(Tone.BAD, getTranslation("wallet.empty")));
        }
    }

    private void redeem() {
        var code = new TextField(getTranslation("wallet.redeem.code"));
        code.setHelperText(getTranslation("wallet.redeem.help"));
        code.setMaxLength(60);
        code.setRequiredIndicatorVisible(true);
        code.focus();
        new FormDialog(getTranslation("wallet.redeem"), code).ask(getTranslation("wallet.redeem.do"), () -> {
            WalletEntry entry = codes.redeem(user.actor(), place.organisation(), code.getValue());
            Toast.say(getTranslation("wallet.redeemed", formats.money(entry.amount(), entry.currency())));
            draw();
            return true;
        });
    }
}
