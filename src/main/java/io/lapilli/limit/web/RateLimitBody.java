package io.lapilli.limit.web;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.lapilli.limit.Allowance;
import io.swagger.v3.oas.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * Parts of an allowance; what is left out stays as it is.
 *
 * @param maxConcurrentRequests an extension of OpenAI's API
 */
@Schema(name = "RateLimitBody")
record RateLimitBody(
        @JsonProperty("max_requests_per_1_minute") @Nullable Long maxRequestsPer1Minute,
        @JsonProperty("max_tokens_per_1_minute") @Nullable Long maxTokensPer1Minute,
        @JsonProperty("max_requests_per_1_day") @Nullable Long maxRequestsPer1Day,
        @JsonProperty("max_concurrent_requests") @Nullable Long maxConcurrentRequests) {

    Allowance over(Allowance before) {
        return new Allowance(maxRequestsPer1Minute, maxTokensPer1Minute, maxRequestsPer1Day, maxConcurrentRequests)
                .or(before);
    }
}
