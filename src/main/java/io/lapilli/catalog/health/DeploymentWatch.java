package io.lapilli.catalog.health;

import io.lapilli.catalog.health.HealthStore.Kind;
import io.lapilli.shared.DeploymentId;
import jakarta.annotation.PreDestroy;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.LongAdder;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/**
 * Counts what calls to deployments come to. Counting takes well under a microsecond and never fails. Counts are in the
 * database a second later and are kept for two days; those of the last second are lost if the process is killed.
 * Thread-safe.
 */
@Component
public class DeploymentWatch {

    static final String OK = "ok";

    private static final Logger log = LoggerFactory.getLogger(DeploymentWatch.class);
    private static final int LONGEST_CODE = 40;
    private static final int MOST = 20_000;
    private static final Duration KEPT = Duration.ofDays(2);
    private static final Duration NODE_KEPT = Duration.ofMinutes(5);

    private final Map<Kind, LongAdder> waiting = new ConcurrentHashMap<>();
    private final Map<DeploymentId, AtomicInteger> running = new ConcurrentHashMap<>();
    private final Map<DeploymentId, Integer> told = new HashMap<>();
    private final UUID node = UUID.randomUUID();
    private final HealthStore store;
    private final Clock clock;

    DeploymentWatch(HealthStore store, Clock clock) {
        this.store = store;
        this.clock = clock;
    }

    /** A call is about to be sent; to be closed when it has ended. */
    public Call begin(DeploymentId deployment) {
        return new Call(deployment, running.computeIfAbsent(deployment, _ -> new AtomicInteger()));
    }

    /** Takes in what came of a call that did not run here: for histories that are made up. @param firstTokenMillis or -1 */
    public void answered(DeploymentId deployment, Instant at, long firstTokenMillis) {
        count(deployment, at, OK, firstTokenMillis < 0 ? Bands.NONE : Bands.of(firstTokenMillis));
    }

    /** The same for one that failed. @param code the error's on the wire */
    public void failed(DeploymentId deployment, Instant at, String code) {
        count(deployment, at, code, Bands.NONE);
    }

    private void count(DeploymentId deployment, Instant at, String outcome, int band) {
        if (waiting.size() >= MOST) {
            // the database has been away for an hour: how deployments did then is no news any more
            return;
        }
        String known = outcome.length() > LONGEST_CODE ? outcome.substring(0, LONGEST_CODE) : outcome;
        waiting.computeIfAbsent(
                        new Kind(at.truncatedTo(ChronoUnit.MINUTES), deployment, known, band), _ -> new LongAdder())
                .increment();
    }

    /** One call. What it came to is said once or, where its client is to blame or went away early, never. */
    public final class Call implements AutoCloseable {

        private final DeploymentId deployment;
        private final AtomicInteger count;
        private final long begunAt = System.nanoTime();

        private Call(DeploymentId deployment, AtomicInteger count) {
            this.deployment = deployment;
            this.count = count;
            count.incrementAndGet();
        }

        /** @param firstTokenAt {@link System#nanoTime} when the first token came; 0: nobody looked */
        public void answered(long firstTokenAt) {
            DeploymentWatch.this.answered(
                    deployment, clock.instant(), firstTokenAt == 0 ? -1 : (firstTokenAt - begunAt) / 1_000_000);
        }

        /** @param code the error's on the wire */
        public void failed(String code) {
            DeploymentWatch.this.failed(deployment, clock.instant(), code);
        }

        @Override
        public void close() {
            count.decrementAndGet();
        }
    }

    @Scheduled(fixedDelay = 1000)
    @PreDestroy
    synchronized void flush() {
        Instant now = clock.instant();
        try {
            tell(now);
            addAll(now.minus(1, ChronoUnit.MINUTES));
        } catch (DataAccessException away) {
            log.warn("How deployments do can't be written now and is kept: {}", away.getMessage());
        }
    }

    /** Nothing is written again and again where nothing runs. */
    private void tell(Instant now) {
        for (Map.Entry<DeploymentId, AtomicInteger> entry : running.entrySet()) {
            int calls = entry.getValue().get();
            if (calls > 0 || told.getOrDefault(entry.getKey(), 0) > 0) {
                store.tell(node, entry.getKey(), calls, now);
                told.put(entry.getKey(), calls);
            }
        }
    }

    private void addAll(Instant over) {
        for (Map.Entry<Kind, LongAdder> entry : waiting.entrySet()) {
            long calls = entry.getValue().sumThenReset();
            if (calls == 0) {
                // a counter is let go when its minute is over, when nobody can be adding to it any more
                if (entry.getKey().minute().plus(1, ChronoUnit.MINUTES).isBefore(over)) {
                    waiting.remove(entry.getKey());
                }
                continue;
            }
            try {
                store.add(entry.getKey(), calls);
            } catch (DataAccessException away) {
                entry.getValue().add(calls);
                throw away;
            }
        }
    }

    @Scheduled(fixedDelay = 3_600_000, initialDelay = 60_000)
    void forget() {
        Instant now = clock.instant();
        store.forget(now.minus(KEPT), now.minus(NODE_KEPT));
    }
}
