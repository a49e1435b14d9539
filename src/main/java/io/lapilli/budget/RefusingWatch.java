package io.lapilli.budget;

import io.lapilli.shared.OrganisationId;
import java.time.Clock;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.TransactionException;
import org.springframework.transaction.support.TransactionOperations;

/**
 * Notes which budgets and wallets refuse, within a second, so that a start knows it: who looks at them then is told what
 * was the case before, and not that all is well until somebody is refused again.
 */
@Component
class RefusingWatch {

    private static final Logger log = LoggerFactory.getLogger(RefusingWatch.class);

    private final BudgetBook book;
    private final BudgetStore store;
    private final TransactionOperations transactions;
    private final Clock clock;
    private final Map<UUID, Instant> noted = new HashMap<>();
    private boolean read;

    RefusingWatch(BudgetBook book, BudgetStore store, TransactionOperations transactions, Clock clock) {
        this.book = book;
        this.store = store;
        this.transactions = transactions;
        this.clock = clock;
    }

    @Scheduled(fixedDelay = 1_000)
    synchronized void look() {
        try {
            if (!read && !book.known().isEmpty()) {
                noted.putAll(store.refusing());
                read = true;
            }
            Instant now = clock.instant();
            for (OrganisationId organisation : book.known()) {
                OrganisationTallies tallies = book.find(organisation);
                if (tallies != null) {
                    tallies.all().stream()
                            .filter(Tally::hard)
                            .forEach(tally -> note(tally.holder(organisation), tally.look(now)));
                }
            }
        } catch (DataAccessException | TransactionException away) {
            log.debug("Which budgets refuse could not be noted; it is tried again", away);
        }
    }

    private void note(UUID holder, Window window) {
        @Nullable Instant period = window.refusing ? window.start : null;
        Instant before = noted.get(holder);
        if (period == null ? before != null : !period.equals(before)) {
            transactions.executeWithoutResult(_ -> store.note(holder, period));
            if (period == null) {
                noted.remove(holder);
            } else {
                noted.put(holder, period);
            }
        }
    }
}
