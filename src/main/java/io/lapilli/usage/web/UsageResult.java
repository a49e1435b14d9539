package io.lapilli.usage.web;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.lapilli.shared.Meter;
import io.lapilli.usage.Endpoint;
import io.lapilli.usage.UsageBuckets;
import io.lapilli.usage.UsageGroup;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What one group used in a bucket. The grouping's own fields are null unless it was grouped by them.
 *
 * @param inputTokens all that went in, cached and cache-written ones included
 * @param outputTokens all that came out, reasoning included; absent for embeddings
 * @param outputWords of answers for which a rate asks for words; absent where there were none; likewise lines and
 *     characters
 * @param numModelRequests charged requests
 */
record UsageResult(
        String object,
        long inputTokens,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable Long inputCachedTokens,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable Long inputUncachedTokens,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable Long inputCacheWriteTokens,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable Long outputTokens,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable Long outputWords,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable Long outputLines,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable Long outputCharacters,
        long numModelRequests,
        @Nullable String projectId,
        @Nullable String userId,
        @Nullable String apiKeyId,
        @Nullable String model,
        @Nullable Boolean batch,
        @Nullable String serviceTier) {

    static final String BATCH = "batch";

    static UsageResult of(UsageBuckets.Row row, Endpoint endpoint, Set<String> groupBy) {
        UsageGroup group = row.group();
        long cached = row.of(Meter.PROMPT_CACHED);
        long written = row.of(Meter.PROMPT_CACHE_WRITE);
        long uncached = row.of(Meter.PROMPT_UNCACHED);
        boolean chat = endpoint == Endpoint.CHAT;
        String serviceClass = group.serviceClass();
        return new UsageResult(
                chat ? "organization.usage.completions.result" : "organization.usage.embeddings.result",
                uncached + cached + written + row.of(Meter.EMBEDDING),
                chat ? cached : null,
                chat ? uncached : null,
                chat ? written : null,
                chat ? row.of(Meter.COMPLETION) + row.of(Meter.REASONING) : null,
                row.quantities().get(Meter.OUTPUT_WORDS),
                row.quantities().get(Meter.OUTPUT_LINES),
                row.quantities().get(Meter.OUTPUT_CHARACTERS),
                row.of(Meter.REQUESTS),
                group.project() == null ? null : group.project().text(),
                group.user() == null ? null : group.user().text(),
                group.key() == null ? null : group.key().text(),
                group.model(),
                groupBy.contains(BATCH) && serviceClass != null ? serviceClass.equals(BATCH) : null,
                groupBy.contains("service_tier") ? serviceClass : null);
    }
}
