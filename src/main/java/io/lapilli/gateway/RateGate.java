package io.lapilli.gateway;

import io.lapilli.catalog.Model;
import io.lapilli.limit.LimitKind;
import io.lapilli.limit.Measure;
import io.lapilli.limit.Permit;
import io.lapilli.limit.RateLimitExceeded;
import io.lapilli.limit.RateLimiter;
import io.lapilli.limit.RateState;
import java.util.Locale;
import org.springframework.stereotype.Component;

/** Holds requests to the limits of who asks. */
@Component
class RateGate {

    private final RateLimiter limiter;

    RateGate(RateLimiter limiter) {
        this.limiter = limiter;
    }

    /**
     * Takes the request's part, and tells its client how much is left.
     *
     * @throws Refusal 429 when it is too much
     */
    Permit acquire(Incoming request, Model model, Ask ask, Outlet outlet) {
        Caller caller = request.caller();
        try {
            Permit permit = limiter.acquire(
                    caller.organisation().id(),
                    caller.project(),
                    caller.key().id(),
                    model.name(),
                    () -> RoughTokens.of(request.endpoint(), ask));
            outlet.limited(permit.state());
            return permit;
        } catch (RateLimitExceeded exceeded) {
            outlet.limited(exceeded.state());
            throw Refusal.rateLimited(message(exceeded), Long.toString(exceeded.retryAfterSeconds()));
        }
    }

    RateState state(Caller caller) {
        return limiter.state(
                caller.organisation().id(), caller.project(), caller.key().id());
    }

    private static String message(RateLimitExceeded exceeded) {
        String whose = exceeded.kind() == LimitKind.KEY
                ? "key"
                : exceeded.kind() == LimitKind.PROJECT ? "project" : "organisation";
        String model = exceeded.model();
        String what = exceeded.measure() == Measure.CONCURRENT_REQUESTS
                ? "requests at the same time"
                : exceeded.measure().name().toLowerCase(Locale.ROOT).replace('_', ' ');
        return "Rate limit reached for this " + whose + (model == null ? "" : " and the model " + model) + ": "
                + exceeded.limit() + " " + what + ". Try again in " + exceeded.retryAfterSeconds() + "s.";
    }
}
