package io.lapilli.budget;

import io.lapilli.budget.BudgetEvent.BudgetThresholdReached;
import io.lapilli.shared.OrganisationId;
import io.lapilli.usage.UsageRecorded;
import java.time.Clock;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.event.EventListener;
import org.springframework.dao.DataAccessException;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.TransactionException;
import org.springframework.transaction.support.TransactionOperations;

/**
 * Fires the alerts of budgets, once for each threshold and period, within a second of the usage that reached it coming
 * into the database. What was reached while nobody looked fires after the next start.
 */
@Component
class AlertWatch {

    private static final Logger log = LoggerFactory.getLogger(AlertWatch.class);

    private record Waiting(OrganisationId organisation, Budget budget, BudgetAlert alert) {}

    private final BudgetBook book;
    private final BudgetStore store;
    private final Clock clock;
    private final ApplicationEventPublisher events;
    private final TransactionOperations transactions;
    private final Set<OrganisationId> touched = ConcurrentHashMap.newKeySet();
    private final Deque<Waiting> waiting = new ArrayDeque<>();

    AlertWatch(
            BudgetBook book,
            BudgetStore store,
            Clock clock,
            ApplicationEventPublisher events,
            TransactionOperations transactions) {
        this.book = book;
        this.store = store;
        this.clock = clock;
        this.events = events;
        this.transactions = transactions;
    }

    @EventListener
    void on(UsageRecorded recorded) {
        touched.addAll(recorded.latest().keySet());
    }

    /** A limit can have been lowered below what is used. */
    @EventListener
    void on(BudgetEvent.BudgetCreated created) {
        touched.add(created.budget().organisation());
    }

    @EventListener
    void on(BudgetEvent.BudgetModified modified) {
        touched.add(modified.after().organisation());
    }

    /** Looks at everybody's once more: what was reached before the start, and what an event did not tell. */
    @Scheduled(fixedDelay = 60_000, initialDelay = 5_000)
    void lookAtAll() {
        touched.addAll(book.known());
    }

    @Scheduled(fixedDelay = 500)
    synchronized void look() {
        Set<OrganisationId> now = Set.copyOf(touched);
        touched.removeAll(now);
        for (OrganisationId organisation : now) {
            if (book.known().contains(organisation)) {
                look(organisation);
            }
        }
        while (!waiting.isEmpty()) {
            try {
                fire(waiting.getFirst());
                waiting.removeFirst();
            } catch (DataAccessException | TransactionException away) {
                log.warn("An alert of a budget could not be kept; it is tried again", away);
                return;
            }
        }
    }

    private void look(OrganisationId organisation) {
        OrganisationTallies tallies = book.find(organisation);
        if (tallies == null) {
            return;
        }
        for (Tally tally : tallies.all()) {
            Budget budget = tally.limit().budget();
            if (budget != null) {
                for (BudgetAlert alert : tally.reached(BudgetRows.now(clock))) {
                    waiting.add(new Waiting(organisation, budget, alert));
                }
            }
        }
    }

    private void fire(Waiting reached) {
        transactions.executeWithoutResult(transaction -> {
            if (store.insert(reached.organisation(), reached.alert())) {
                events.publishEvent(
                        new BudgetThresholdReached(reached.organisation(), reached.budget(), reached.alert()));
            } else {
                transaction.setRollbackOnly();
            }
        });
    }
}
