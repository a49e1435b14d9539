package io.lapilli.usage;

import io.lapilli.shared.KeyId;
import io.lapilli.shared.OrganisationId;
import io.lapilli.shared.ProjectId;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.annotation.PreDestroy;
import java.time.Clock;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.LongAdder;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/**
 * Counts what known keys were refused, per quarter of an hour and code, so that a flood of refusals costs nothing.
 * Counting takes well under a microsecond and never fails. Counts are in the database a second later; those of the
 * last second are lost if the process is killed. When more than {@value #MOST} different ones wait for a database that
 * is away, further ones are dropped, and the drop is counted ({@code lapilli.refusals.dropped}).
 */
@Component
public class Refusals {

    private static final Logger log = LoggerFactory.getLogger(Refusals.class);
    private static final int MOST = 20_000;

    /** What is counted apart from one another. */
    record Kind(Instant quarter, OrganisationId organisation, ProjectId project, KeyId key, String code) {}

    private final Map<Kind, LongAdder> waiting = new ConcurrentHashMap<>();
    private final RefusalStore store;
    private final Clock clock;
    private final Counter dropped;

    Refusals(RefusalStore store, Clock clock, MeterRegistry metrics) {
        this.store = store;
        this.clock = clock;
        this.dropped = metrics.counter("lapilli.refusals.dropped");
    }

    /** Counts one refusal of a known key now. @param code the error's code on the wire, at most 40 characters */
    public void count(OrganisationId organisation, ProjectId project, KeyId key, String code) {
        add(new Kind(Quarters.of(clock.instant()), organisation, project, key, code), 1);
    }

    private void add(Kind kind, long refusals) {
        LongAdder counter = waiting.get(kind);
        if (counter == null) {
            if (waiting.size() >= MOST) {
                dropped.increment(refusals);
                return;
            }
            counter = waiting.computeIfAbsent(kind, _ -> new LongAdder());
        }
        counter.add(refusals);
    }

    @Scheduled(fixedDelay = 1000)
    @PreDestroy
    void flush() {
        // a counter is let go a quarter after its own, when nobody can be adding to it any more
        Instant over = Quarters.of(clock.instant()).minusSeconds(Quarters.SECONDS);
        for (Map.Entry<Kind, LongAdder> entry : waiting.entrySet()) {
            long refusals = entry.getValue().sumThenReset();
            if (refusals == 0) {
                if (entry.getKey().quarter().isBefore(over)) {
                    waiting.remove(entry.getKey());
                }
                continue;
            }
            try {
                store.add(entry.getKey(), refusals);
            } catch (DataAccessException away) {
                entry.getValue().add(refusals);
                log.warn("Refusals can't be written now and are kept: {}", away.getMessage());
                return;
            }
        }
    }
}
