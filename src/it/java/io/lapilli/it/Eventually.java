package io.lapilli.it;

import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;

/** Waits for another process to say what it promised within a time. */
final class Eventually {

    private Eventually() {}

    /** Repeats the assertion until it holds; its last failure is thrown when the time is over. */
    static void within(Duration time, Runnable assertion) {
        long deadline = System.nanoTime() + time.toNanos();
        while (true) {
            try {
                assertion.run();
                return;
            } catch (AssertionError failure) {
                if (System.nanoTime() > deadline) {
                    throw failure;
                }
                LockSupport.parkNanos(50_000_000);
            }
        }
    }

    static <T> T within(Duration time, Supplier<T> question, java.util.function.Predicate<T> enough) {
        long deadline = System.nanoTime() + time.toNanos();
        while (true) {
            T answer = question.get();
            if (enough.test(answer)) {
                return answer;
            }
            if (System.nanoTime() > deadline) {
                throw new AssertionError("not within " + time + ": " + answer);
            }
            LockSupport.parkNanos(50_000_000);
        }
    }
}
