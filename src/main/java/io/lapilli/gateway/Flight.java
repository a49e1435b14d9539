package io.lapilli.gateway;

import io.lapilli.catalog.AbortPolicy;
import io.lapilli.gateway.upstream.UpstreamAttempt;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * A request on its way, as {@link Flights} watches it: its attempt is cancelled when its client has gone (unless the
 * deployment is drained), when its upstream says nothing for too long, or when the portal stops. Steered by the
 * request's thread, looked at by the watching one.
 */
final class Flight implements AutoCloseable {

    /** With so many arrivals between two looks, the writes to the client tell soon enough that it has gone. */
    private static final int FLOWING = 3;

    private final Flights flights;
    private final Outlet outlet;
    private final long startedAt = System.nanoTime();
    /** Held while an attempt is taken on, looked at or let go, so that what ends one attempt can't hit the next. */
    private final ReentrantLock lock = new ReentrantLock();

    private volatile boolean departed;
    private volatile boolean timedOut;
    private volatile boolean stopped;

    /** How long the upstream may be silent from here, in nanoseconds; 0 while it is not waited for. */
    private volatile long patience;
    /** Counts what came from the upstream; cheaper than asking for the time on each arrival. */
    private volatile int arrivals;

    // under the lock
    private @Nullable Runnable cancelling;
    private boolean drained;
    private boolean landed;
    private int arrivalsSeen;
    private long silentSince;

    Flight(Flights flights, Outlet outlet) {
        this.flights = flights;
        this.outlet = outlet;
    }

    /** {@link System#nanoTime} when it began. */
    long startedAt() {
        return startedAt;
    }

    /** From here on this attempt is the one that is cancelled, and the policy the one that counts. */
    void carries(UpstreamAttempt attempt, AbortPolicy policy) {
        lock.lock();
        try {
            this.cancelling = attempt::cancel;
            this.drained = policy == AbortPolicy.DRAIN;
            timedOut = false;
            arrived();
            if (cut()) {
                attempt.cancel();
            }
        } finally {
            lock.unlock();
        }
    }

    /** From here on it waits for its turn, and this ends the wait early. */
    void waits(Runnable cancel) {
        lock.lock();
        try {
            this.cancelling = cancel;
            this.drained = false;
            arrived();
            if (cut()) {
                cancel.run();
            }
        } finally {
            lock.unlock();
        }
    }

    /** The upstream is waited for, at most so many nanoseconds until {@link #arrived}. */
    void awaits(long nanos) {
        patience = nanos;
    }

    /** Something came from the upstream. */
    @SuppressWarnings("NonAtomicOperationOnVolatileField") // only the request's thread writes it
    void arrived() {
        arrivals++;
        patience = 0;
    }

    /** Whether the client has gone. */
    boolean departed() {
        return departed;
    }

    /** Whether the present attempt was cancelled because nothing came. */
    boolean timedOut() {
        return timedOut;
    }

    /** Whether the portal stops. */
    boolean stopped() {
        return stopped;
    }

    /** Whether nothing more is to be had from upstream: the client has gone and is not drained, or the portal stops. */
    boolean cut() {
        return stopped || (departed && !drained);
    }

    /** Notes that the client has gone. */
    void depart() {
        lock.lock();
        try {
            departed = true;
            if (cut()) {
                cancel();
            }
        } finally {
            lock.unlock();
        }
    }

    /** The portal stops. */
    void stop() {
        lock.lock();
        try {
            stopped = true;
            cancel();
        } finally {
            lock.unlock();
        }
    }

    /** One look of the watching thread. */
    void look(long now) {
        if (!lock.tryLock()) {
            return;
        }
        try {
            if (landed || cut()) {
                return;
            }
            int came = arrivals - arrivalsSeen;
            lookUpstream(now);
            if (!departed && came < FLOWING && outlet.gone()) {
                depart();
            }
        } finally {
            lock.unlock();
        }
    }

    private void lookUpstream(long now) {
        long most = patience;
        int count = arrivals;
        if (most == 0 || count != arrivalsSeen) {
            arrivalsSeen = count;
            silentSince = now;
        } else if (!timedOut && now - silentSince > most) {
            timedOut = true;
            cancel();
        }
    }

    private void cancel() {
        if (cancelling != null) {
            cancelling.run();
        }
    }

    /** After this the client's connection is the container's again and not looked at any more. */
    @Override
    public void close() {
        lock.lock();
        try {
            landed = true;
        } finally {
            lock.unlock();
        }
        flights.landed(this);
    }
}
