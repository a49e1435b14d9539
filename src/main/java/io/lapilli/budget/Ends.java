package io.lapilli.budget;

import io.lapilli.shared.RequestId;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.LockSupport;
import org.springframework.stereotype.Component;

/**
 * Requests whose end has been counted and is just being made durable: a new tally that did not count them must wait
 * for them to come into the database.
 */
@Component
class Ends {

    private static final long LOOK_EVERY_NANOS = Duration.ofMillis(5).toNanos();

    private final Set<RequestId> underWay = ConcurrentHashMap.newKeySet();

    void begin(RequestId id) {
        underWay.add(id);
    }

    void end(RequestId id) {
        underWay.remove(id);
    }

    /** Those of now, to be waited for by {@link #await}. */
    Set<RequestId> now() {
        return Set.copyOf(underWay);
    }

    /** Waits until each of these is durable or has failed: milliseconds, unless a disk or a database is slow. */
    void await(Set<RequestId> some) {
        while (any(some)) {
            LockSupport.parkNanos(LOOK_EVERY_NANOS);
        }
    }

    /** The same, for so long at most. @return whether none of them is left */
    boolean await(Set<RequestId> some, Duration atMost) {
        long until = System.nanoTime() + atMost.toNanos();
        while (any(some) && System.nanoTime() - until < 0) {
            LockSupport.parkNanos(LOOK_EVERY_NANOS);
        }
        return !any(some);
    }

    private boolean any(Set<RequestId> some) {
        return some.stream().anyMatch(underWay::contains);
    }
}
