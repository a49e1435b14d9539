package io.lapilli.catalog.health;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The last failures of a deployment, without a longer pause between them. To the minute.
 *
 * @param since the minute of the first of them
 * @param last the minute of the last
 * @param code of the last, as the API's errors name it
 */
public record Trouble(Instant since, Instant last, String code) {

    private static final Duration PAUSE = Duration.ofMinutes(5);

    /** @param failures in the order of time, as each has itself for all of its trouble */
    static @Nullable Trouble of(List<Trouble> failures) {
        Trouble trouble = null;
        for (Trouble next : failures) {
            boolean goesOn = trouble != null && !trouble.last.plus(PAUSE).isBefore(next.since);
            trouble = new Trouble(goesOn && trouble != null ? trouble.since : next.since, next.last, next.code);
        }
        return trouble;
    }
}
