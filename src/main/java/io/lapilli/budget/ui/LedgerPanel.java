package io.lapilli.budget.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.dom.Element;
import io.lapilli.budget.WalletEntry;
import io.lapilli.budget.Wallets;
import io.lapilli.shared.OrganisationId;
import io.lapilli.shared.Slice;
import io.lapilli.shared.WalletEntryId;
import io.lapilli.ui.Buttons;
import io.lapilli.ui.DataTable;
import io.lapilli.ui.EmptyState;
import io.lapilli.ui.Formats;
import io.lapilli.ui.Panel;
import io.lapilli.ui.TimeText;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What went into a wallet and out of it, the newest first, a page more at a time. */
class LedgerPanel extends Panel {

    private final Wallets wallets;
    private final OrganisationId organisation;
    private final String currency;
    private final Formats formats;
    private final int pageSize;
    private List<WalletEntry> entries = new ArrayList<>();

    /** Empty until {@link #refresh}. @param currency the organisation's */
    LedgerPanel(Wallets wallets, OrganisationId organisation, String currency, Formats formats, int pageSize) {
        this.wallets = wallets;
        this.organisation = organisation;
        this.currency = currency;
        this.formats = formats;
        this.pageSize = pageSize;
    }

    /** Reads anew; what was unfolded stays unfolded. */
    void refresh() {
        int shown = Math.max(pageSize, entries.size());
        entries = new ArrayList<>();
        read(null, shown);
    }

    private void read(@Nullable WalletEntryId after, int limit) {
        Slice<WalletEntry> page = wallets.ledger(organisation, after, limit);
        entries.addAll(page.items());
        clear();
        if (entries.isEmpty()) {
            with(new EmptyState(getTranslation("wallet.none"), getTranslation("wallet.none.text")));
            return;
        }
        flush(table().rows(entries));
        if (page.hasMore()) {
            with(Buttons.quiet(
                    getTranslation("wallet.more"), _ -> read(entries.getLast().id(), pageSize)));
        }
    }

    private DataTable<WalletEntry> table() {
        return new DataTable<WalletEntry>(getTranslation("wallet.ledger"))
                .component(getTranslation("wallet.when"), this::when)
                .component(getTranslation("wallet.what"), this::what)
                .component(getTranslation("wallet.amount", Formats.sign(currency)), this::amount)
                .right();
    }

    /** In hundredths, so that the digits stand below each other; exactly on hover. */
    private Component amount(WalletEntry entry) {
        String sign = entry.amount().signum() > 0 ? "+" : "";
        var amount = new Span(sign + formats.amount(entry.amount()));
        amount.setTitle(sign + formats.exactAmount(entry.amount()));
        return amount;
    }

    private Component when(WalletEntry entry) {
        return entry.chargedOn() == null ? TimeText.at(entry.createdAt()) : new Span(formats.date(entry.chargedOn()));
    }

    private Component what(WalletEntry entry) {
        var cell = new Div(new Span(getTranslation("wallet.kind." + entry.kind().wire())));
        if (entry.note() != null) {
            cell.getElement().appendChild(new Element("small").setText(entry.note()));
        }
        return cell;
    }
}
