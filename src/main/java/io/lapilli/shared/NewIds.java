package io.lapilli.shared;

import java.time.InstantSource;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.Supplier;

/** Makes UUIDs of version 7 (RFC 9562): 48 bits of Unix milliseconds, then 74 random bits. Thread-safe. */
public final class NewIds {

    private final InstantSource clock;
    private final Supplier<Random> random;

    public NewIds(InstantSource clock) {
        this(clock, ThreadLocalRandom::current);
    }

    /** With a source of randomness of the caller's, for data that must come out the same each time. */
    public NewIds(InstantSource clock, Supplier<Random> random) {
        this.clock = clock;
        this.random = random;
    }

    public UUID next() {
        return at(clock.millis());
    }

    /** An id as if made at that instant, in milliseconds since 1970. */
    public UUID at(long epochMilli) {
        Random source = random.get();
        long high = (epochMilli << 16) | 0x7000L | (source.nextLong() & 0x0FFFL);
        long low = (source.nextLong() & 0x3FFFFFFFFFFFFFFFL) | 0x8000000000000000L;
        return new UUID(high, low);
    }
}
