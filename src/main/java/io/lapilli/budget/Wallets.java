package io.lapilli.budget;

import io.lapilli.budget.WalletEvent.WalletEntryMade;
import io.lapilli.identity.Actor;
import io.lapilli.identity.Billing;
import io.lapilli.identity.IdentityEvent.OrganisationCreated;
import io.lapilli.identity.IdentityEvent.OrganisationModified;
import io.lapilli.identity.Organisation;
import io.lapilli.identity.OrganisationDirectory;
import io.lapilli.shared.Changes;
import io.lapilli.shared.NewIds;
import io.lapilli.shared.NotFoundException;
import io.lapilli.shared.NotPermittedException;
import io.lapilli.shared.OrganisationId;
import io.lapilli.shared.RedemptionCodeId;
import io.lapilli.shared.Slice;
import io.lapilli.shared.WalletEntryId;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** What organisations paid in, and what is left of it. What is entered can be spent at once. */
@Service
public class Wallets {

    private final WalletStore store;
    private final BudgetBook book;
    private final OrganisationDirectory organisations;
    private final Changes changes;
    private final NewIds ids;
    private final Clock clock;
    private final ApplicationEventPublisher events;

    Wallets(
            WalletStore store,
            BudgetBook book,
            OrganisationDirectory organisations,
            Changes changes,
            NewIds ids,
            Clock clock,
            ApplicationEventPublisher events) {
        this.store = store;
        this.book = book;
        this.organisations = organisations;
        this.changes = changes;
        this.ids = ids;
        this.clock = clock;
        this.events = events;
    }

    /** As it stands now. */
    public Wallet of(OrganisationId id) {
        Organisation organisation = organisation(id);
        OrganisationTallies tallies = book.known().contains(id) ? book.find(id) : null;
        OrganisationTallies.Purse purse = tallies == null ? null : tallies.purse;
        String currency = organisation.currency().getCurrencyCode();
        if (purse == null) {
            return new Wallet(
                    id, currency, organisation.billing() == Billing.PREPAID, store.balance(id), BigDecimal.ZERO, false);
        }
        Window now = purse.tally().look(clock.instant());
        return new Wallet(
                id, currency, true, Money.plain(purse.tally().roomLater(now)), Money.plain(now.held), now.refusing);
    }

    /** Whether requests are refused since nothing is left. From memory. */
    public boolean empty(OrganisationId organisation) {
        OrganisationTallies tallies = book.known().contains(organisation) ? book.find(organisation) : null;
        if (tallies == null || tallies.purse == null) {
            return false;
        }
        Tally tally = tallies.purse.tally();
        Window now = tally.look(clock.instant());
        return now.refusing || tally.roomLater(now).signum() <= 0;
    }

    /** What went in and out, the newest first, after the entry given. */
    public Slice<WalletEntry> ledger(OrganisationId organisation, @Nullable WalletEntryId after, int limit) {
        return Slice.of(store.page(organisation, after, limit + 1), limit);
    }

    /** Enters something by hand: the seller's use case. */
    @Transactional
    public WalletEntry enter(Actor by, OrganisationId organisation, WalletDraft draft) {
        if (!by.seller()) {
            throw new NotPermittedException("the operator's administration");
        }
        WalletEntry entry = insert(by, organisation, draft.kind(), draft.change(), draft.note(), null);
        events.publishEvent(new WalletEntryMade(by, entry));
        return entry;
    }

    /** A code becomes a grant. */
    @Transactional(propagation = Propagation.MANDATORY)
    WalletEntry grant(Actor by, OrganisationId organisation, RedemptionCode code) {
        return insert(by, organisation, WalletEntry.Kind.GRANT, code.amount(), code.note(), code.id());
    }

    private WalletEntry insert(
            Actor by,
            OrganisationId organisation,
            WalletEntry.Kind kind,
            BigDecimal amount,
            @Nullable String note,
            @Nullable RedemptionCodeId code) {
        var entry = new WalletEntry(
                new WalletEntryId(ids.next()),
                organisation,
                kind,
                amount,
                organisation(organisation).currency().getCurrencyCode(),
                null,
                note,
                by.user(),
                BudgetRows.now(clock));
        changes.mark(BudgetBook.TOPIC);
        store.insert(entry, code);
        return entry;
    }

    @EventListener
    void on(OrganisationCreated created) {
        if (created.organisation().billing() == Billing.PREPAID) {
            begin(created.organisation().id());
        }
    }

    @EventListener
    void on(OrganisationModified modified) {
        Billing to = modified.after().billing();
        if (modified.before().billing() == to) {
            return;
        }
        if (to == Billing.PREPAID) {
            begin(modified.after().id());
        } else {
            changes.mark(BudgetBook.TOPIC);
            store.end(modified.after().id(), now());
        }
    }

    private void begin(OrganisationId organisation) {
        changes.mark(BudgetBook.TOPIC);
        store.begin(organisation, now());
    }

    private Instant now() {
        return BudgetRows.now(clock);
    }

    private Organisation organisation(OrganisationId id) {
        Organisation organisation = organisations.find(id);
        if (organisation == null) {
            throw new NotFoundException("organisation", id.text());
        }
        return organisation;
    }
}
