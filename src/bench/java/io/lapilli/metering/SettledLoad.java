package io.lapilli.metering;

import io.lapilli.bench.LatencyHistogram;
import io.lapilli.usage.Settled;
import io.lapilli.usage.UsageFixtures;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;

/** Writers that settle charged requests, each of its own organisation, and what that took them. */
final class SettledLoad {

    private static final Executor THREADS = task -> Thread.ofVirtual().start(task);

    private final int writers;
    private final Consumer<Settled> ledger;
    private final LatencyHistogram took = new LatencyHistogram();
    private CompletableFuture<Void> running = CompletableFuture.completedFuture(null);
    private Duration lasts = Duration.ZERO;
    private long cpuBefore;
    private long cpuMicros;

    /** @param ledger returns when the request is durable */
    SettledLoad(int writers, Consumer<Settled> ledger) {
        this.writers = writers;
        this.ledger = ledger;
    }

    /** @param perSecond of all together; 0: each as soon as its last is durable */
    void start(int perSecond, Duration lasts) {
        this.lasts = lasts;
        cpuBefore = cpu();
        long begin = System.nanoTime();
        long interval = perSecond == 0 ? 0 : writers * 1_000_000_000L / perSecond;
        List<CompletableFuture<Void>> all = new ArrayList<>();
        for (int writer = 0; writer < writers; writer++) {
            long first = begin + writer * interval / writers;
            all.add(CompletableFuture.runAsync(() -> write(first, interval, begin + lasts.toNanos()), THREADS));
        }
        running = CompletableFuture.allOf(all.toArray(CompletableFuture[]::new));
    }

    void run(int perSecond, Duration lasts) throws InterruptedException {
        start(perSecond, lasts);
        while (!over(Duration.ofSeconds(1))) {
            continue;
        }
    }

    /**
     * Waits so long for the end.
     *
     * @throws IllegalStateException when a writer failed
     */
    boolean over(Duration most) throws InterruptedException {
        try {
            running.get(most.toMillis(), TimeUnit.MILLISECONDS);
            cpuMicros = cpu() - cpuBefore;
            return true;
        } catch (TimeoutException notYet) {
            return false;
        } catch (ExecutionException failed) {
            throw new IllegalStateException(failed.getCause());
        }
    }

    private void write(long first, long interval, long end) {
        UsageFixtures some = UsageFixtures.aRequest();
        long due = first;
        while (due < end) {
            long early = due - System.nanoTime();
            if (early > 0) {
                LockSupport.parkNanos(early);
                continue;
            }
            ledger.accept(some.at(Instant.now().truncatedTo(ChronoUnit.MILLIS)).charged());
            long now = System.nanoTime();
            synchronized (took) {
                took.record(now - due);
            }
            due = interval == 0 ? now : due + interval;
        }
    }

    private static long cpu() {
        return ProcessHandle.current()
                        .info()
                        .totalCpuDuration()
                        .orElse(Duration.ZERO)
                        .toNanos()
                / 1_000;
    }

    /** When it is over. */
    LatencyHistogram took() {
        return took;
    }

    long settled() {
        synchronized (took) {
            return took.count();
        }
    }

    double perSecond() {
        return settled() * 1e9 / lasts.toNanos();
    }

    /** Of this process, for each event. */
    double cpuMicros() {
        return (double) cpuMicros / Math.max(1, settled());
    }
}
