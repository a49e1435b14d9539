package io.lapilli.catalog;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** What a trial call came to. */
public sealed interface TrialResult {

    /** From sending it to its end. */
    Duration took();

    /** @param promptTokens as the upstream says; -1 when it says nothing @param outputTokens likewise */
    record Answered(Duration took, long promptTokens, long outputTokens) implements TrialResult {}

    /**
     * @param status what the upstream answered; null when it answered nothing
     * @param message the upstream's own, without addresses and credentials; null when it gave none
     */
    record Failed(
            Duration took,
            Reason reason,
            @Nullable Integer status,
            @Nullable String message) implements TrialResult {}

    /** Why there was no answer. */
    enum Reason {
        /** No connection: refused, unknown name, an address that is not allowed, a failed handshake. */
        UNREACHABLE,
        /** Connected, but no answer in time. */
        TIMEOUT,
        /** The connection ended in the middle of the answer. */
        BROKEN,
        /** The credential is not accepted, or the account wants to be paid. */
        CREDENTIAL,
        /** The upstream does not know the model or the path. */
        NOT_FOUND,
        /** Too much is asked of it, or the quota is used up. */
        RATE_LIMITED,
        /** It does not take the request. */
        REFUSED,
        /** It failed by itself. */
        FAILED,
        /** It answered something that is no answer. */
        UNREADABLE,
        /** It serves none of the APIs that can be tried. */
        NO_API
    }
}
