package io.lapilli.limit;

import io.lapilli.shared.InvalidInputException;
import org.jspecify.annotations.Nullable;

/**
 * How much of each measure there may be; null: the measure is not limited. Each from 1 to {@value #MOST}.
 *
 * @param tokensPerMinute prompt and answer together
 * @param concurrentRequests on their way at the same time
 */
public record Allowance(
        @Nullable Long requestsPerMinute,
        @Nullable Long tokensPerMinute,
        @Nullable Long requestsPerDay,
        @Nullable Long concurrentRequests) {

    /** More than anybody reaches: what the wire says where nothing is limited. */
    public static final long MOST = 1_000_000_000;

    public static final Allowance NONE = new Allowance(null, null, null, null);

    public Allowance {
        check("requests_per_minute", requestsPerMinute);
        check("tokens_per_minute", tokensPerMinute);
        check("requests_per_day", requestsPerDay);
        check("concurrent_requests", concurrentRequests);
    }

    public @Nullable Long of(Measure measure) {
        return switch (measure) {
            case REQUESTS_PER_MINUTE -> requestsPerMinute;
            case TOKENS_PER_MINUTE -> tokensPerMinute;
            case REQUESTS_PER_DAY -> requestsPerDay;
            case CONCURRENT_REQUESTS -> concurrentRequests;
        };
    }

    public boolean isEmpty() {
        return equals(NONE);
    }

    /** This one, and the other's where this one does not limit. */
    public Allowance or(Allowance other) {
        return new Allowance(
                requestsPerMinute == null ? other.requestsPerMinute : requestsPerMinute,
                tokensPerMinute == null ? other.tokensPerMinute : tokensPerMinute,
                requestsPerDay == null ? other.requestsPerDay : requestsPerDay,
                concurrentRequests == null ? other.concurrentRequests : concurrentRequests);
    }

    private static void check(String field, @Nullable Long value) {
        if (value != null && (value < 1 || value > MOST)) {
            throw new InvalidInputException(field, "out_of_range", field + " must be from 1 to " + MOST);
        }
    }
}
