package io.lapilli.gateway;

import io.lapilli.catalog.Deployment;
import org.jspecify.annotations.Nullable;

/**
 * What became of an admitted request.
 *
 * @param status the HTTP status that the client got, 499 when it went away first
 * @param deployment the one that was asked last; null when none was
 * @param firstTokenAt {@link System#nanoTime} when the first content came; 0 when none did
 */
record Outcome(
        int status,
        @Nullable String code,
        @Nullable Deployment deployment,
        int attempts,
        long firstTokenAt,
        Consumption consumed) {

    static final int CLIENT_GONE = 499;
}
