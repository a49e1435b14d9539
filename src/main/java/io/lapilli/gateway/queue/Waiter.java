package io.lapilli.gateway.queue;

import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/** One thread that waits for its turn. Woken by a deployment that has room, or by whoever takes it away. */
final class Waiter {

    private final Thread thread = Thread.currentThread();
    private volatile @Nullable Pass pass;
    private volatile boolean sentAway;

    /** Waits until it was let in or sent away, or until that instant of {@link System#nanoTime}. */
    void await(long deadline) {
        long left = deadline - System.nanoTime();
        while (pass == null && !sentAway && left > 0 && !thread.isInterrupted()) {
            LockSupport.parkNanos(this, left);
            left = deadline - System.nanoTime();
        }
    }

    @Nullable
    Pass pass() {
        return pass;
    }

    void letIn(Pass given) {
        pass = given;
        LockSupport.unpark(thread);
    }

    boolean wasSentAway() {
        return sentAway;
    }

    void sendAway() {
        sentAway = true;
        LockSupport.unpark(thread);
    }
}
