package io.lapilli.operator.today;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.NavigableMap;
import org.jspecify.annotations.Nullable;

/**
 * The seller's day until an instant.
 *
 * @param zone the seller's
 * @param quarters from yesterday's beginning on; those without use are absent
 * @param top the customers that used most on their own day, the greatest first
 */
record DaySoFar(Instant at, ZoneId zone, NavigableMap<Instant, Flow> quarters, List<TopCustomer> top) {

    LocalDate today() {
        return LocalDate.ofInstant(at, zone);
    }

    Instant start() {
        return today().atStartOfDay(zone).toInstant();
    }

    Instant startOfYesterday() {
        return today().minusDays(1).atStartOfDay(zone).toInstant();
    }

    /** Everything of today. */
    Flow soFar() {
        return sum(start(), Instant.MAX);
    }

    /**
     * How much more than yesterday, over the quarters of an hour that are over, so that the running one does not make
     * every day look slow; null where nothing was used then, or none is over.
     */
    @Nullable
    Double againstYesterday() {
        Instant over = FlowQuarters.start(at);
        Flow then = sum(startOfYesterday(), over.atZone(zone).minusDays(1).toInstant());
        return then.tokens() == 0 ? null : (double) sum(start(), over).tokens() / then.tokens() - 1;
    }

    private Flow sum(Instant from, Instant to) {
        return quarters.subMap(from, true, to, false).values().stream().reduce(Flow.NONE, Flow::plus);
    }
}
