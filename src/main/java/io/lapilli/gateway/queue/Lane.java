package io.lapilli.gateway.queue;

import io.lapilli.catalog.health.Saturation;
import io.lapilli.gateway.queue.LastHour.Count;
import io.lapilli.shared.OrganisationId;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * The way to one deployment: how many go at a time, who waits, whether it is let rest. Thread-safe; its lock is held for
 * well under a microsecond, never while anybody waits or calls.
 */
final class Lane {

    /** Calls at the same time to a deployment that rests, where there is no other. */
    private static final int LAST_RESORT = 8;

    private static final long SECOND = 1_000_000_000L;
    /** Of the time that a call may wait, how much it may be thought to: what is thought errs, and a late no is worst. */
    private static final double PRUDENCE = 0.8;

    private final ReentrantLock lock = new ReentrantLock();
    private final LongSupplier clock;
    private final Concurrency concurrency;
    private final Breaker breaker = new Breaker();
    private final Pulse pulse = new Pulse();
    private final LastHour lastHour = new LastHour();
    private final FairQueue<Waiter> queue;
    private final int longestQueue;
    private final UnderWay underWay = new UnderWay();
    private final Pace pace = new Pace();
    private int running;

    /** @param most calls at the same time, ever @param clock nanoseconds, from 0 on */
    Lane(int most, int longestQueue, LongSupplier clock) {
        this.clock = clock;
        this.concurrency = new Concurrency(most);
        this.queue = new FairQueue<>(longestQueue);
        this.longestQueue = longestQueue;
    }

    /** @param calls 0: as many as it carries */
    void configure(int calls) {
        lock.lock();
        try {
            concurrency.configure(calls);
            letIn();
        } finally {
            lock.unlock();
        }
    }

    /** A place at once; null when there is none, somebody else waits for one, or the deployment rests. */
    @Nullable
    Pass tryEnter(OrganisationId organisation) {
        lock.lock();
        try {
            long now = clock.getAsLong();
            return running < concurrency.limit() && queue.size() == 0 && breaker.lets(now)
                    ? pass(organisation, now)
                    : null;
        } finally {
            lock.unlock();
        }
    }

    /** A place at once although the deployment rests, for a call that has no other; null when there are some already. */
    @Nullable
    Pass tryAnyway(OrganisationId organisation) {
        lock.lock();
        try {
            return running < Math.min(LAST_RESORT, concurrency.limit()) ? pass(organisation, clock.getAsLong()) : null;
        } finally {
            lock.unlock();
        }
    }

    /** Whether it is let rest. */
    boolean rests() {
        lock.lock();
        try {
            return breaker.open();
        } finally {
            lock.unlock();
        }
    }

    /** Nanoseconds until it may be tried again. */
    long restsFor() {
        lock.lock();
        try {
            return breaker.untilTrial(clock.getAsLong());
        } finally {
            lock.unlock();
        }
    }

    /**
     * Takes a place in the queue, or a place at once.
     *
     * @param patience nanoseconds that it may take
     * @throws Overloaded when it would take longer, or too many wait already
     */
    Waiter queue(OrganisationId organisation, long patience) throws Overloaded {
        lock.lock();
        try {
            long now = clock.getAsLong();
            long wait = expected(organisation);
            if ((queue.size() > 0 && wait > PRUDENCE * patience)
                    || patience <= 0
                    || longestQueue == 0
                    || !queue.hasRoom(organisation)) {
                lastHour.add(now, Count.OVERLOADED);
                throw new Overloaded(Math.max(wait, SECOND));
            }
            var waiter = new Waiter();
            pace.begin(now);
            Waiter evicted = queue.add(organisation, waiter, now);
            if (evicted != null) {
                lastHour.add(now, Count.OVERLOADED);
                evicted.sendAway();
            }
            lastHour.add(now, Count.WAITED);
            letIn();
            return waiter;
        } finally {
            lock.unlock();
        }
    }

    /**
     * Ends a wait.
     *
     * @return the place that it was given
     * @throws Overloaded when it was given none
     */
    Pass leaveQueue(OrganisationId organisation, Waiter waiter) throws Overloaded {
        lock.lock();
        try {
            Pass pass = waiter.pass();
            if (pass == null) {
                queue.remove(organisation, waiter);
                if (!waiter.wasSentAway()) {
                    lastHour.add(clock.getAsLong(), Count.OVERLOADED);
                }
                throw new Overloaded(Math.max(expected(organisation), SECOND));
            }
            return pass;
        } finally {
            lock.unlock();
        }
    }

    /** A call went on to another deployment, because it failed here or there was no room. */
    void wentElsewhere(boolean failed) {
        lock.lock();
        try {
            lastHour.add(clock.getAsLong(), failed ? Count.FELL_BACK : Count.PASSED_ON);
        } finally {
            lock.unlock();
        }
    }

    /** What of its weight it should get, by how it does: 1 when all is well. @param best latency of its equals; 0: none */
    double share(double best) {
        lock.lock();
        try {
            double latency = pulse.latency();
            double speed = best == 0 || latency <= 2 * best ? 1 : Math.max(0.1, 2 * best / latency);
            return pulse.trust(clock.getAsLong()) * speed;
        } finally {
            lock.unlock();
        }
    }

    double latency() {
        lock.lock();
        try {
            return pulse.latency();
        } finally {
            lock.unlock();
        }
    }

    Saturation saturation() {
        lock.lock();
        try {
            long now = clock.getAsLong();
            return new Saturation(
                    running,
                    concurrency.limit(),
                    concurrency.adapts(),
                    concurrency.isLowered(),
                    queue.size(),
                    breaker.open(),
                    lastHour.of(now, Count.WAITED),
                    lastHour.of(now, Count.OVERLOADED),
                    lastHour.of(now, Count.PASSED_ON),
                    lastHour.of(now, Count.FELL_BACK));
        } finally {
            lock.unlock();
        }
    }

    /** @param latency nanoseconds until the answer began; 0: it tells nothing */
    void answered(Pass pass, long latency) {
        lock.lock();
        try {
            long now = clock.getAsLong();
            breaker.went(now);
            pulse.went(now);
            if (latency == 0) {
                concurrency.went(pass.among);
            } else {
                pulse.began(latency);
                concurrency.answered(now, latency, pass.among);
            }
        } finally {
            lock.unlock();
        }
    }

    void recovered() {
        lock.lock();
        try {
            breaker.went(clock.getAsLong());
        } finally {
            lock.unlock();
        }
    }

    void refused(Pass pass) {
        lock.lock();
        try {
            long now = clock.getAsLong();
            pulse.failed(now);
            concurrency.refused(now, pass.among);
            if (pass.trial) {
                breaker.undecided();
            }
        } finally {
            lock.unlock();
        }
    }

    void failed(Pass pass, boolean late) {
        lock.lock();
        try {
            long now = clock.getAsLong();
            pulse.failed(now);
            breaker.failed(now, pass.trial);
            if (late) {
                concurrency.refused(now, pass.among);
            }
        } finally {
            lock.unlock();
        }
    }

    void leave(Pass pass, boolean told) {
        lock.lock();
        try {
            running--;
            pass.count.ended();
            if (pass.trial && !told) {
                breaker.undecided();
            }
            if (queue.size() == 0) {
                pace.end();
            } else {
                pace.free(clock.getAsLong(), queue.size() > 1);
            }
            letIn();
        } finally {
            lock.unlock();
        }
    }

    private void letIn() {
        while (running < concurrency.limit()) {
            long now = clock.getAsLong();
            FairQueue.Next<Waiter> next = queue.poll(underWay::of, now);
            if (next == null) {
                return;
            }
            next.waiter().letIn(pass(next.organisation(), now));
        }
    }

    private Pass pass(OrganisationId organisation, long now) {
        running++;
        return new Pass(this, underWay.begun(organisation), breaker.begin(now), running, System.nanoTime());
    }

    /** How long one of that organisation would wait, by the pace at which places came free while somebody waited. */
    private long expected(OrganisationId organisation) {
        return (long) queue.expected(organisation, pace.between());
    }
}
