package io.lapilli.operator.customers;

import io.lapilli.shared.UserId;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Something that happened to a customer, for the story that is told of it.
 *
 * @param values what the sentence of its kind names
 * @param by null: not known, or nobody
 */
record Happening(
        Instant at,
        Kind kind,
        List<String> values,
        @Nullable UserId by) {

    Happening {
        values = List.copyOf(values);
    }

    static Happening of(Instant at, Kind kind, @Nullable UserId by, String... values) {
        return new Happening(at, kind, List.of(values), by);
    }

    /** What happened; each has a sentence. */
    enum Kind {
        CREATED,
        RENAMED,
        BILLING,
        TIME_ZONE,
        SUSPENDED,
        RESUMED,
        TIER,
        RATE,
        INVITED,
        JOINED,
        PROJECT_CREATED,
        PROJECT_ARCHIVED,
        KEY_MADE,
        KEY_REVOKED
    }
}
