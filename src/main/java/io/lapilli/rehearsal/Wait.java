package io.lapilli.rehearsal;

import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.LongSupplier;

/** Waits for moments since its beginning, until it is cancelled from any thread. */
final class Wait {

    private final ReentrantLock lock = new ReentrantLock();
    private final Condition cancelled = lock.newCondition();
    private final LongSupplier nanos;
    private final long start;
    private boolean over;

    Wait(LongSupplier nanos) {
        this.nanos = nanos;
        this.start = nanos.getAsLong();
    }

    /** How much longer it is until then; 0 or less when it has come. */
    long left(long nanosSinceStart) {
        return start + nanosSinceStart - nanos.getAsLong();
    }

    long elapsed() {
        return nanos.getAsLong() - start;
    }

    /** Blocks until then. False when it was cancelled, or the thread interrupted, before. */
    boolean until(long nanosSinceStart) {
        lock.lock();
        try {
            while (!over) {
                long left = left(nanosSinceStart);
                if (left <= 0) {
                    return true;
                }
                cancelled.awaitNanos(left);
            }
            return false;
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            return false;
        } finally {
            lock.unlock();
        }
    }

    void cancel() {
        lock.lock();
        try {
            over = true;
            cancelled.signalAll();
        } finally {
            lock.unlock();
        }
    }
}
