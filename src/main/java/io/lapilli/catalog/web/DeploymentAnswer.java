package io.lapilli.catalog.web;

import io.lapilli.catalog.Catalog;
import io.lapilli.catalog.Deployment;
import io.lapilli.shared.CalendarWindow;
import io.lapilli.shared.web.WindowBody;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** A deployment on the wire; its upstream by name. */
record DeploymentAnswer(
        String id,
        String upstream,
        String upstreamModel,
        int weight,
        int priority,
        String capField,
        String abortPolicy,
        @Nullable Integer concurrency,
        @Nullable WindowBody hours,
        @Nullable Long drainedAt) {

    static DeploymentAnswer of(Deployment deployment, Catalog catalog) {
        CalendarWindow hours = deployment.terms().hours();
        return new DeploymentAnswer(
                deployment.id().text(),
                catalog.upstream(deployment.upstream()).name(),
                deployment.upstreamModel(),
                deployment.weight(),
                deployment.priority(),
                deployment.capField(),
                deployment.abortPolicy().name().toLowerCase(Locale.ROOT),
                deployment.concurrency(),
                hours == null ? null : WindowBody.of(hours),
                deployment.drainedAt() == null ? null : deployment.drainedAt().getEpochSecond());
    }
}
