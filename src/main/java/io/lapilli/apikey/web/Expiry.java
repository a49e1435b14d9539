package io.lapilli.apikey.web;

import io.lapilli.shared.web.ApiException;
import java.time.Instant;
import java.time.InstantSource;
import org.jspecify.annotations.Nullable;

/** Reads when a new key shall end; a key that ends after the year 9999 is a mistake. */
final class Expiry {

    private static final long LATEST = Instant.parse("9999-12-31T23:59:59Z").getEpochSecond();

    private Expiry() {}

    static @Nullable Instant at(String param, @Nullable Long epochSecond) {
        if (epochSecond == null) {
            return null;
        }
        if (epochSecond < 0 || epochSecond > LATEST) {
            throw ApiException.invalid(param, param + " must be in seconds since 1970, and in the future");
        }
        return Instant.ofEpochSecond(epochSecond);
    }

    static @Nullable Instant in(String param, @Nullable Long seconds, InstantSource clock) {
        if (seconds == null) {
            return null;
        }
        long now = clock.instant().getEpochSecond();
        if (seconds < 1 || seconds > LATEST - now) {
            throw ApiException.invalid(param, param + " must be a number of seconds from 1 on");
        }
        return Instant.ofEpochSecond(now + seconds);
    }
}
