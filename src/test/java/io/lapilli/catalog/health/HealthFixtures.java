package io.lapilli.catalog.health;

import io.lapilli.shared.DeploymentId;
import java.time.Instant;

/** Calls that tests say came to something. */
public final class HealthFixtures {

    private HealthFixtures() {}

    /** So many answered ones with a first token after 400 ms, and so many that failed, in the database at once. */
    public static void calls(
            DeploymentWatch watch, DeploymentId deployment, Instant at, int answered, int failed, String code) {
        for (int i = 0; i < answered; i++) {
            watch.answered(deployment, at, 400);
        }
        for (int i = 0; i < failed; i++) {
            watch.failed(deployment, at, code);
        }
        watch.flush();
    }
}
