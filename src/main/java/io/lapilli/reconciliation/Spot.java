package io.lapilli.reconciliation;

import io.lapilli.shared.BudgetId;
import io.lapilli.shared.DeploymentId;
import io.lapilli.shared.KeyId;
import io.lapilli.shared.ProjectId;
import io.lapilli.shared.RequestId;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Where to look for a difference; null is what it is not narrowed down to. */
public record Spot(
        @Nullable Instant quarter,
        @Nullable RequestId request,
        @Nullable ProjectId project,
        @Nullable KeyId key,
        @Nullable String model,
        @Nullable DeploymentId deployment,
        @Nullable String endpoint,
        @Nullable String serviceClass,
        @Nullable String meter,
        @Nullable BudgetId budget) {

    static final Spot ANYWHERE = new Spot(null, null, null, null, null, null, null, null, null, null);

    static Spot of(RequestId request, Instant quarter, @Nullable String meter) {
        return new Spot(quarter, request, null, null, null, null, null, null, meter, null);
    }

    static Spot of(Instant quarter, String meter) {
        return new Spot(quarter, null, null, null, null, null, null, null, meter, null);
    }

    static Spot of(BudgetId budget) {
        return new Spot(null, null, null, null, null, null, null, null, null, budget);
    }

    Spot meter(@Nullable String other) {
        return new Spot(quarter, request, project, key, model, deployment, endpoint, serviceClass, other, budget);
    }
}
