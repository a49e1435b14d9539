package io.lapilli.metering;

import io.lapilli.shared.OrganisationId;
import io.lapilli.shared.RequestId;
import io.lapilli.usage.Settled;
import io.lapilli.usage.UsageRecorded;
import io.lapilli.usage.UsageStore;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Takes ended requests into the database, each once: they and the journal's position move in one transaction, and
 * should a request be there nevertheless, it is left out.
 */
@Component
class Projection {

    private static final Logger log = LoggerFactory.getLogger(Projection.class);

    private final UsageStore usage;
    private final JournalPositions positions;
    private final TransactionTemplate transaction;
    private final ApplicationEventPublisher events;

    Projection(
            UsageStore usage,
            JournalPositions positions,
            PlatformTransactionManager transactions,
            ApplicationEventPublisher events) {
        this.usage = usage;
        this.positions = positions;
        this.transaction = new TransactionTemplate(transactions);
        this.events = events;
    }

    /**
     * @param ended in the journal's order
     * @throws org.springframework.dao.DataAccessException or a TransactionException when the database is away; nothing
     *     has changed then
     */
    void take(String node, Collection<Settled> ended, JournalPosition from, JournalPositions.Taken to) {
        Collection<Settled> distinct = distinct(ended);
        try {
            transaction.executeWithoutResult(_ -> {
                positions.move(node, from, to);
                usage.append(distinct);
            });
        } catch (DuplicateKeyException someAreThere) {
            transaction.executeWithoutResult(_ -> {
                positions.move(node, from, to);
                usage.append(missing(distinct));
            });
        }
        publish(distinct);
    }

    /** Takes requests in that the journal's position says nothing of, unless they are there. */
    void takeMissing(Collection<Settled> ended) {
        transaction.executeWithoutResult(_ -> usage.append(missing(ended)));
    }

    private List<Settled> missing(Collection<Settled> ended) {
        Set<RequestId> recorded = usage.recorded(ended.stream().map(Settled::id).toList());
        return ended.stream().filter(one -> !recorded.contains(one.id())).toList();
    }

    private static Collection<Settled> distinct(Collection<Settled> ended) {
        var byId = new LinkedHashMap<RequestId, Settled>();
        for (Settled one : ended) {
            if (byId.putIfAbsent(one.id(), one) != null) {
                log.error("Request {} was settled more than once; the first counts", one.id());
            }
        }
        return byId.values();
    }

    private void publish(Collection<Settled> ended) {
        Map<OrganisationId, Instant> latest = new HashMap<>();
        for (Settled one : ended) {
            latest.merge(one.request().organisation(), one.request().admittedAt(), (a, b) -> a.isAfter(b) ? a : b);
        }
        try {
            events.publishEvent(new UsageRecorded(latest));
        } catch (RuntimeException listener) {
            log.warn("A listener of recorded usage failed", listener);
        }
    }
}
