package io.lapilli.operator.today;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Reads something at most once in so long, however many look at it. Thread-safe; who comes while it is read waits. */
final class Remembered<T> {

    private final Duration age;
    private final Clock clock;
    private final Supplier<T> source;
    private @Nullable T value;
    private Instant readAt = Instant.MIN;

    Remembered(Duration age, Clock clock, Supplier<T> source) {
        this.age = age;
        this.clock = clock;
        this.source = source;
    }

    synchronized T get() {
        Instant now = clock.instant();
        T known = value;
        if (known == null || now.isBefore(readAt) || !now.isBefore(readAt.plus(age))) {
            known = source.get();
            value = known;
            readAt = now;
        }
        return known;
    }
}
