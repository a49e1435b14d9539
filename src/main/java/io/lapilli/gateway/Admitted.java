package io.lapilli.gateway;

import io.lapilli.budget.Hold;
import io.lapilli.catalog.Model;
import io.lapilli.limit.Permit;
import io.lapilli.metering.Reserved;
import io.lapilli.pricing.PinnedPrice;
import io.lapilli.shared.RequestId;
import io.lapilli.usage.Endpoint;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** A request that may go to an upstream, with the price that it will have, and what it took of limits and holds. */
record Admitted(
        RequestId id,
        Instant at,
        Caller caller,
        Endpoint endpoint,
        Model model,
        Ask ask,
        PinnedPrice price,
        Permit permit,
        Hold hold,
        @Nullable String rehearsal) {

    /** It does not go after all: as if it had not come. */
    void giveBack() {
        hold.release();
        permit.giveBack();
    }

    Reserved reserved() {
        return new Reserved(
                id,
                at,
                caller.organisation().id(),
                caller.project(),
                caller.key().id(),
                model.name(),
                endpoint,
                ask.streamed());
    }
}
