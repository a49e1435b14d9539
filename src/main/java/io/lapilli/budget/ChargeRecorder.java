package io.lapilli.budget;

import io.lapilli.shared.NewIds;
import io.lapilli.shared.OrganisationId;
import io.lapilli.shared.WalletEntryId;
import io.lapilli.usage.AlongUsage;
import io.lapilli.usage.UsageEvent;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * Takes charges out of the wallets of those who pay in advance, in the transaction that writes the usage: a sum for each
 * day of the organisation's zone. So the ledger and the usage are proved against each other by one sum.
 */
@Component
class ChargeRecorder implements AlongUsage {

    private final WalletStore store;
    private final BudgetBook book;
    private final NewIds ids;
    private final Clock clock;

    ChargeRecorder(WalletStore store, BudgetBook book, NewIds ids, Clock clock) {
        this.store = store;
        this.book = book;
        this.ids = ids;
        this.clock = clock;
    }

    @Override
    public void write(Collection<UsageEvent> events, Map<OrganisationId, ZoneId> zones) {
        if (events.isEmpty()) {
            return;
        }
        tellTheBook(List.copyOf(events));
        Map<OrganisationId, List<WalletStore.Span>> spans =
                store.spans(zones.keySet()).stream().collect(Collectors.groupingBy(WalletStore.Span::organisation));
        if (spans.isEmpty()) {
            return;
        }
        spans.forEach((organisation, its) -> charge(
                organisation,
                events.stream()
                        .filter(event -> event.organisation().equals(organisation)
                                && its.stream().anyMatch(span -> span.contains(event.occurredAt())))
                        .toList(),
                Objects.requireNonNull(zones.get(organisation))));
    }

    private void charge(OrganisationId organisation, List<UsageEvent> events, ZoneId zone) {
        var byDay = new TreeMap<LocalDate, BigDecimal>();
        for (UsageEvent event : events) {
            byDay.merge(
                    LocalDate.ofInstant(event.occurredAt(), zone),
                    event.charge().total(),
                    BigDecimal::add);
        }
        byDay.forEach((day, amount) -> {
            if (amount.signum() != 0 && !store.charge(organisation, day, amount)) {
                String currency = events.getFirst().charge().currency();
                store.insert(
                        new WalletEntry(
                                new WalletEntryId(ids.next()),
                                organisation,
                                WalletEntry.Kind.CHARGE,
                                amount.negate(),
                                currency,
                                day,
                                null,
                                null,
                                BudgetRows.now(clock)),
                        null);
            }
        });
    }

    /** From here until the transaction's end nobody reads sums for a new tally: it would not know which it had seen. */
    private void tellTheBook(List<UsageEvent> events) {
        book.recording.lock();
        TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
            @Override
            public void afterCompletion(int status) {
                try {
                    if (status == STATUS_COMMITTED) {
                        book.recorded(events);
                    }
                } finally {
                    book.recording.unlock();
                }
            }
        });
    }
}
