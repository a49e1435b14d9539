package io.lapilli.reconciliation;

import io.lapilli.identity.Actor;
import io.lapilli.reconciliation.PeriodStore.Proved;
import io.lapilli.shared.DifferenceId;
import io.lapilli.shared.Slice;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.annotation.PreDestroy;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Service;
import org.springframework.transaction.TransactionException;

/** The proof that totals agree: when it was made last, what it found, and a run by hand. Runs by itself every hour. */
@Service
public class Reconciliations {

    private static final Logger log = LoggerFactory.getLogger(Reconciliations.class);
    private static final int LAST = 10;

    private final ReconciliationJob job;
    private final RunStore runs;
    private final PeriodStore periods;
    private final DifferenceStore differences;
    private final AtomicLong gauge = new AtomicLong();
    private final ReentrantLock one = new ReentrantLock();
    private @Nullable Thread running;

    Reconciliations(
            ReconciliationJob job,
            RunStore runs,
            PeriodStore periods,
            DifferenceStore differences,
            MeterRegistry metrics) {
        this.job = job;
        this.runs = runs;
        this.periods = periods;
        this.differences = differences;
        Gauge.builder("lapilli.reconciliation.differences", gauge, AtomicLong::doubleValue)
                .description("places where totals do not agree, as of the last reconciliation of this node")
                .register(metrics);
    }

    /** What is proved now. */
    public ReconciliationState now() {
        Proved proved = periods.proved();
        return new ReconciliationState(
                runs.newest(1).stream().findFirst().orElse(null),
                proved.periods(),
                proved.bySums(),
                periods.waiting(),
                proved.since(),
                proved.requests(),
                differences.counts());
    }

    /** How many differences there are now. */
    public long found() {
        return differences.counts().values().stream().mapToLong(Long::longValue).sum();
    }

    /** Differences that there are now, after the one given. */
    public Slice<KnownDifference> differences(@Nullable DifferenceId after, int limit) {
        return Slice.of(differences.page(after, limit + 1), limit);
    }

    /** The last ones, the newest first. */
    public List<ReconciliationRun> runs() {
        return runs.newest(LAST);
    }

    /**
     * Begins a run and returns at once, while it goes on. Where one is going on already, on any node, there is no second
     * one.
     *
     * @param whole everything is proved, not only what has changed since its last proof
     * @return the run that goes on
     */
    public ReconciliationRun start(Actor by, boolean whole) {
        by.requireSeller();
        return begin(whole);
    }

    @Scheduled(fixedDelay = 3_600_000, initialDelay = 120_000)
    void hourly() {
        try {
            begin(false);
        } catch (DataAccessException | TransactionException away) {
            log.warn("The reconciliation could not begin; it is tried again in an hour", away);
        }
    }

    /** Runs to the end before it returns; where one is going on already, it is that one's turn. */
    void runNow(boolean whole) {
        job.begin(whole).ifPresent(this::run);
    }

    private ReconciliationRun begin(boolean whole) {
        one.lock();
        try {
            return job.begin(whole)
                    .map(run -> {
                        running = Thread.ofPlatform()
                                .name("reconciliation")
                                .daemon()
                                .start(() -> run(run));
                        return run;
                    })
                    .orElseGet(() -> runs.newest(1).getFirst());
        } finally {
            one.unlock();
        }
    }

    private void run(ReconciliationRun begun) {
        job.run(begun);
        gauge.set(found());
    }

    /** A run that goes on ends before the database does. */
    @PreDestroy
    void stop() throws InterruptedException {
        job.stop();
        Thread last = running;
        if (last != null) {
            last.join(java.time.Duration.ofSeconds(10));
        }
    }
}
