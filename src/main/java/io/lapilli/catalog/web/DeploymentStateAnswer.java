package io.lapilli.catalog.web;

import io.lapilli.catalog.Catalog;
import io.lapilli.catalog.Deployment;
import io.lapilli.catalog.Model;
import io.lapilli.catalog.health.DeploymentHealth;
import io.lapilli.catalog.health.Saturation;
import io.lapilli.catalog.health.Trouble;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * A deployment on the wire as it does.
 *
 * @param running calls on their way, on all nodes
 */
@Schema(name = "DeploymentState")
record DeploymentStateAnswer(
        String object,
        String id,
        String model,
        String upstream,
        String upstreamModel,
        int weight,
        int priority,
        @Nullable Long drainedAt,
        int running,
        LastHour lastHour,
        ThisNode thisNode) {

    /**
     * How much of it is in use on the node that answers; counts are the last hour's.
     *
     * @param limit calls at the same time; 0: not called yet
     * @param resting whether it gets no calls for a while because it fails
     * @param passedOn went to another deployment for want of a place here
     * @param fellBack went to another deployment because they failed here
     */
    @Schema(name = "DeploymentSaturation")
    record ThisNode(
            int running,
            int limit,
            boolean adaptive,
            int waiting,
            boolean resting,
            long waited,
            long overloaded,
            long passedOn,
            long fellBack) {

        static ThisNode of(Saturation now) {
            return new ThisNode(
                    now.running(),
                    now.limit(),
                    now.adaptive(),
                    now.waiting(),
                    now.resting(),
                    now.waited(),
                    now.overloaded(),
                    now.passedOn(),
                    now.fellBack());
        }
    }

    /**
     * What calls to it came to.
     *
     * @param condition {@code unknown}, {@code well}, {@code troubled} or {@code failing}
     * @param failingSince of the last failures; null when there were none
     * @param lastFailureCode as the API's errors name it
     * @param firstTokenP95Ms milliseconds, to an eighth; null without streams
     */
    @Schema(name = "DeploymentLastHour")
    record LastHour(
            long calls,
            long failures,
            String condition,
            @Nullable Long failingSince,
            @Nullable Long lastFailureAt,
            @Nullable String lastFailureCode,
            @Nullable Long firstTokenP95Ms) {

        static LastHour of(DeploymentHealth health) {
            Trouble trouble = health.trouble();
            return new LastHour(
                    health.calls(),
                    health.failures(),
                    health.condition().name().toLowerCase(Locale.ROOT),
                    trouble == null ? null : trouble.since().getEpochSecond(),
                    trouble == null ? null : trouble.last().getEpochSecond(),
                    trouble == null ? null : trouble.code(),
                    health.firstTokenP95() == null
                            ? null
                            : health.firstTokenP95().toMillis());
        }
    }

    static DeploymentStateAnswer of(
            Model model, Deployment deployment, Catalog catalog, DeploymentHealth health, Saturation now) {
        return new DeploymentStateAnswer(
                "deployment",
                deployment.id().text(),
                model.name(),
                catalog.upstream(deployment.upstream()).name(),
                deployment.upstreamModel(),
                deployment.weight(),
                deployment.priority(),
                deployment.drainedAt() == null ? null : deployment.drainedAt().getEpochSecond(),
                health.running(),
                LastHour.of(health),
                ThisNode.of(now));
    }
}
