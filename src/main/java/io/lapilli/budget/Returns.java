package io.lapilli.budget;

import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/**
 * Where requests of one organisation wait for what others give back. Costs an atomic addition while nobody waits.
 */
final class Returns {

    /** More than these are not let wait: each of them looks again at every return. */
    static final int MOST_WAITING = 1_000;

    private final ReentrantLock lock = new ReentrantLock();
    private final Condition something = lock.newCondition();
    private final AtomicLong count = new AtomicLong();
    private volatile int waiting;

    /** To be read before looking at what there is. */
    long count() {
        return count.get();
    }

    /** Something was given back, or a limit was raised. */
    void happened() {
        count.incrementAndGet();
        if (waiting > 0) {
            lock.lock();
            try {
                something.signalAll();
            } finally {
                lock.unlock();
            }
        }
    }

    /** How many look for room or wait for it. */
    int waiting() {
        return waiting;
    }

    /** One more looks for room. @return whether it may wait for it; in any case {@link #leave} must follow */
    boolean enter() {
        lock.lock();
        try {
            return ++waiting <= MOST_WAITING;
        } finally {
            lock.unlock();
        }
    }

    void leave() {
        lock.lock();
        try {
            waiting--;
        } finally {
            lock.unlock();
        }
    }

    /**
     * Waits for a return after {@code seen}; between {@link #enter} and {@link #leave}.
     *
     * @param until by {@link System#nanoTime}
     * @return whether there was one in time
     */
    boolean await(long seen, long until) {
        lock.lock();
        try {
            long left = until - System.nanoTime();
            while (count.get() == seen && left > 0) {
                left = something.awaitNanos(left);
            }
            return count.get() != seen;
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            return false;
        } finally {
            lock.unlock();
        }
    }
}
