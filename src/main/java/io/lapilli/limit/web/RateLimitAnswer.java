package io.lapilli.limit.web;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.lapilli.limit.Allowance;
import io.swagger.v3.oas.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** What holds for a model, as OpenAI's administration API shows it; null: not limited. */
@Schema(name = "RateLimit")
record RateLimitAnswer(
        String object,
        String id,
        String model,
        @JsonProperty("max_requests_per_1_minute") @Nullable Long maxRequestsPer1Minute,
        @JsonProperty("max_tokens_per_1_minute") @Nullable Long maxTokensPer1Minute,
        @JsonProperty("max_requests_per_1_day") @Nullable Long maxRequestsPer1Day,
        @JsonProperty("max_concurrent_requests") @Nullable Long maxConcurrentRequests) {

    static RateLimitAnswer of(String object, @Nullable String model, Allowance allowance) {
        return new RateLimitAnswer(
                object,
                LimitPlaces.id(model),
                LimitPlaces.name(model),
                allowance.requestsPerMinute(),
                allowance.tokensPerMinute(),
                allowance.requestsPerDay(),
                allowance.concurrentRequests());
    }
}
