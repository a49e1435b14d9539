package io.lapilli.operator.today;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What flows at an instant.
 *
 * @param minute admitted in the minute before it and recorded by now; what still runs is not in it
 * @param yesterday of the quarter of an hour that was a day before
 * @param effect null when no list price changed in reach
 * @param deployments those that are called, run or are drained, the troubled ones first
 */
record Live(
        Instant at, Flow minute, Flow yesterday, @Nullable PriceEffect effect, List<DeploymentLine> deployments) {

    /** Tokens a minute, a day ago at this time. */
    double yesterdayPerMinute() {
        return (double) yesterday.tokens() / FlowQuarters.QUARTER.toMinutes();
    }

    /** How much more than a day ago; null where nothing flowed then. */
    @Nullable
    Double againstYesterday() {
        return yesterday.tokens() == 0 ? null : minute.tokens() / yesterdayPerMinute() - 1;
    }

    /**
     * How much more than before the price changed; null where nothing flowed then, or none changed. A minute in which
     * nobody called says nothing of a price.
     */
    @Nullable
    Double sinceTheChange() {
        return effect == null || effect.tokensBefore() == 0 || minute.tokens() == 0
                ? null
                : minute.tokens() / effect.before() - 1;
    }

    long running() {
        return deployments.stream().mapToLong(one -> one.health().running()).sum();
    }

    long calls() {
        return deployments.stream().mapToLong(one -> one.health().calls()).sum();
    }

    long failures() {
        return deployments.stream().mapToLong(one -> one.health().failures()).sum();
    }
}
