package io.lapilli.operator.today;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.NavigableMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * The quarters of an hour of yesterday and today. Those that ended more than an hour ago are remembered for a quarter of
 * an hour, so that looking again costs the last few. Thread-safe.
 */
@Component
class FlowQuarters {

    static final Duration QUARTER = Duration.ofMinutes(15);

    private static final Duration OVER = Duration.ofHours(1);

    private final FlowStore store;
    private final Clock clock;
    private @Nullable Past past;

    FlowQuarters(FlowStore store, Clock clock) {
        this.store = store;
        this.clock = clock;
    }

    private record Past(Instant from, Instant until, NavigableMap<Instant, Flow> flows) {}

    /** From yesterday's beginning in a zone until now, in the order of time; those without use are absent. */
    synchronized NavigableMap<Instant, Flow> sinceYesterday(ZoneId zone) {
        Instant now = clock.instant();
        Instant from =
                LocalDate.ofInstant(now, zone).minusDays(1).atStartOfDay(zone).toInstant();
        Instant until = start(now.minus(OVER));
        Past known = past;
        if (known == null || !known.from().equals(from) || !known.until().equals(until)) {
            known = new Past(from, until, store.quarters(from, until));
            past = known;
        }
        var all = new TreeMap<>(known.flows());
        all.putAll(store.quarters(until, start(now).plus(QUARTER)));
        return all;
    }

    /** The start of the quarter that an instant lies in. */
    static Instant start(Instant at) {
        long seconds = QUARTER.toSeconds();
        return Instant.ofEpochSecond(Math.floorDiv(at.getEpochSecond(), seconds) * seconds);
    }
}
