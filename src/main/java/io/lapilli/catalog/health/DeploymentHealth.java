package io.lapilli.catalog.health;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * How one deployment did in the last hour, over all nodes. What clients are to blame for is no failure.
 *
 * @param calls that came to an end, each attempt for itself, failed ones included
 * @param failures of these: no answer, one that was none, one that broke off, or too much asked of it
 * @param trouble the last failures; null without any
 * @param firstTokenP95 time to the first token that 95 of 100 streams stayed within, to an eighth; null without streams
 * @param running calls on their way, as of the last second
 */
public record DeploymentHealth(
        long calls,
        long failures,
        Condition condition,
        @Nullable Trouble trouble,
        @Nullable Duration firstTokenP95,
        int running) {

    public static final DeploymentHealth UNKNOWN = new DeploymentHealth(0, 0, Condition.UNKNOWN, null, null, 0);

    /** 0 to 1; 0 without calls. */
    public double failed() {
        return calls == 0 ? 0 : (double) failures / calls;
    }
}
