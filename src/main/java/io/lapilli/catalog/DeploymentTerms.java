package io.lapilli.catalog;

import io.lapilli.shared.CalendarWindow;
import org.jspecify.annotations.Nullable;

/**
 * How much and when a deployment is used.
 *
 * @param concurrency calls at the same time, from each node, 1 to 100,000; null: as many as it turns out to carry
 * @param hours in which it is asked; null: always
 */
public record DeploymentTerms(
        @Nullable Integer concurrency, @Nullable CalendarWindow hours) {

    public static final DeploymentTerms NONE = new DeploymentTerms(null, null);

    public DeploymentTerms {
        if (concurrency != null) {
            Checks.range("concurrency", concurrency, 1, 100_000);
        }
    }
}
