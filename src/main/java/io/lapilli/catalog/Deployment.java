package io.lapilli.catalog;

import io.lapilli.shared.CalendarWindow;
import io.lapilli.shared.DeploymentId;
import io.lapilli.shared.UpstreamId;
import java.time.Instant;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A model as served by one upstream.
 *
 * @param upstreamModel the upstream's name of the model, 1 to 200 characters
 * @param weight share among deployments of the same priority, 0 to 1,000; 0 gets nothing
 * @param priority lower is tried first, 0 to 1,000
 * @param capField the request field that caps the answer's length here when the client sent none: {@code
 *     max_completion_tokens} or {@code max_tokens}
 * @param terms how much and when it is used
 * @param drainedAt since when it gets no new requests, while those that run come to their end; null: it is not drained
 */
public record Deployment(
        DeploymentId id,
        UpstreamId upstream,
        String upstreamModel,
        int weight,
        int priority,
        String capField,
        AbortPolicy abortPolicy,
        DeploymentTerms terms,
        @Nullable Instant drainedAt) {

    public static final String MAX_COMPLETION_TOKENS = "max_completion_tokens";
    public static final String MAX_TOKENS = "max_tokens";

    private static final Set<String> CAP_FIELDS = Set.of(MAX_COMPLETION_TOKENS, MAX_TOKENS);

    public Deployment {
        Checks.text("upstream_model", upstreamModel, 200);
        Checks.range("weight", weight, 0, 1000);
        Checks.range("priority", priority, 0, 1000);
        Checks.oneOf("cap_field", capField, CAP_FIELDS);
    }

    /** One that is used always and as much as it carries. */
    public Deployment(
            DeploymentId id,
            UpstreamId upstream,
            String upstreamModel,
            int weight,
            int priority,
            String capField,
            AbortPolicy abortPolicy) {
        this(id, upstream, upstreamModel, weight, priority, capField, abortPolicy, DeploymentTerms.NONE, null);
    }

    /** Calls at the same time, from each node; null: as many as it turns out to carry. */
    public @Nullable Integer concurrency() {
        return terms.concurrency();
    }

    public boolean drained() {
        return drainedAt != null;
    }

    /** Whether new requests may come here, in its hours. */
    public boolean takesRequests() {
        return weight > 0 && drainedAt == null;
    }

    /** Whether new requests may come here at an instant. */
    public boolean takesRequests(Instant at) {
        CalendarWindow hours = terms.hours();
        return takesRequests() && (hours == null || hours.contains(at));
    }

    Deployment drainedAt(@Nullable Instant at) {
        return new Deployment(id, upstream, upstreamModel, weight, priority, capField, abortPolicy, terms, at);
    }
}
