package io.lapilli.usage.web;

import io.lapilli.shared.Meter;
import io.lapilli.shared.web.ApiCaller;
import io.lapilli.shared.web.ApiException;
import io.lapilli.usage.BucketWidth;
import io.lapilli.usage.Endpoint;
import io.lapilli.usage.UsageBuckets;
import io.lapilli.usage.UsageDimension;
import io.lapilli.usage.UsageFilter;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Token and request counts in buckets of UTC. */
@Tag(name = "Usage and costs")
@RestController
@RequestMapping("/v1/organization/usage")
class UsageController {

    private static final Map<String, UsageDimension> DIMENSIONS = Map.of(
            "project_id",
            UsageDimension.PROJECT,
            "user_id",
            UsageDimension.USER,
            "api_key_id",
            UsageDimension.KEY,
            "model",
            UsageDimension.MODEL,
            UsageResult.BATCH,
            UsageDimension.SERVICE_CLASS,
            "service_tier",
            UsageDimension.SERVICE_CLASS);
    private static final List<String> BY_COMPLETIONS =
            List.of("project_id", "user_id", "api_key_id", "model", UsageResult.BATCH, "service_tier");
    private static final List<String> BY_EMBEDDINGS = List.of("project_id", "user_id", "api_key_id", "model");
    private static final Duration MINUTES_KEPT = Duration.ofHours(24);

    private final UsageBuckets usage;
    private final Clock clock;

    UsageController(UsageBuckets usage, Clock clock) {
        this.usage = usage;
        this.clock = clock;
    }

    @Operation(
            summary = "Tokens and requests of chat completions",
            description = "Buckets are whole ones, from the one that holds start_time to the one that holds the last "
                    + "instant before end_time. num_model_requests counts charged requests.")
    @UsageQuery
    @GetMapping("/completions")
    BucketPage<UsageResult> completions(
            ApiCaller caller,
            @RequestParam("start_time") long startTime,
            @RequestParam(name = "end_time", required = false) @Nullable Long endTime,
            @RequestParam(name = "bucket_width", defaultValue = "1d") String bucketWidth,
            @RequestParam(name = UsageResult.BATCH, required = false) @Nullable Boolean batch,
            @RequestParam(name = "limit", required = false) @Nullable Integer limit,
            @RequestParam(name = "page", required = false) @Nullable String page,
            @Parameter(hidden = true) HttpServletRequest request) {
        BucketRange range = range(bucketWidth, startTime, endTime, limit, page);
        return answer(caller, range, request, BY_COMPLETIONS, Endpoint.CHAT, batch);
    }

    @Operation(
            summary = "Tokens and requests of embeddings",
            description = "Buckets are whole ones, from the one that holds start_time to the one that holds the last "
                    + "instant before end_time. num_model_requests counts charged requests.")
    @UsageQuery
    @GetMapping("/embeddings")
    BucketPage<UsageResult> embeddings(
            ApiCaller caller,
            @RequestParam("start_time") long startTime,
            @RequestParam(name = "end_time", required = false) @Nullable Long endTime,
            @RequestParam(name = "bucket_width", defaultValue = "1d") String bucketWidth,
            @RequestParam(name = "limit", required = false) @Nullable Integer limit,
            @RequestParam(name = "page", required = false) @Nullable String page,
            @Parameter(hidden = true) HttpServletRequest request) {
        BucketRange range = range(bucketWidth, startTime, endTime, limit, page);
        return answer(caller, range, request, BY_EMBEDDINGS, Endpoint.EMBEDDINGS, null);
    }

    private BucketRange range(
            String bucketWidth, long start, @Nullable Long end, @Nullable Integer limit, @Nullable String page) {
        Instant now = clock.instant();
        return switch (bucketWidth) {
            case "1d" -> BucketRange.of(BucketWidth.DAY, start, end, limit, 7, 31, page, now);
            case "1h" -> BucketRange.of(BucketWidth.HOUR, start, end, limit, 24, 168, page, now);
            case "1m" -> {
                BucketRange range = BucketRange.of(BucketWidth.MINUTE, start, end, limit, 60, 1440, page, now);
                if (range.from().isBefore(BucketWidth.MINUTE.startOf(now.minus(MINUTES_KEPT)))) {
                    throw ApiException.invalid("start_time", "buckets of 1m reach back 24 hours");
                }
                yield range;
            }
            default -> throw ApiException.invalid("bucket_width", "bucket_width must be 1m, 1h or 1d");
        };
    }

    private BucketPage<UsageResult> answer(
            ApiCaller caller,
            BucketRange range,
            HttpServletRequest request,
            List<String> known,
            Endpoint endpoint,
            @Nullable Boolean batch) {
        Set<String> groupBy = UsageParameters.groupBy(request, known);
        var by = EnumSet.noneOf(UsageDimension.class);
        groupBy.forEach(name -> by.add(DIMENSIONS.get(name)));
        UsageFilter filter = UsageParameters.filter(request).endpoint(endpoint).batch(batch);
        List<UsageBuckets.Row> rows =
                usage.read(caller.organisation(), range.width(), range.from(), range.to(), by, filter);
        Map<Instant, List<UsageResult>> results = new LinkedHashMap<>();
        rows.stream()
                .collect(Collectors.groupingBy(UsageBuckets.Row::start))
                .forEach((start, inBucket) -> results.put(start, merged(inBucket, endpoint, groupBy)));
        return range.page(results, result -> result);
    }

    /** Classes of service that look the same from outside (all that are not batch) become one result. */
    private static List<UsageResult> merged(List<UsageBuckets.Row> rows, Endpoint endpoint, Set<String> groupBy) {
        Map<UsageResult, UsageBuckets.Row> byGroup = new LinkedHashMap<>();
        for (UsageBuckets.Row row : rows) {
            var bare = new UsageBuckets.Row(row.start(), row.group(), Map.of());
            byGroup.merge(UsageResult.of(bare, endpoint, groupBy), row, UsageController::plus);
        }
        return byGroup.values().stream()
                .map(row -> UsageResult.of(row, endpoint, groupBy))
                .toList();
    }

    private static UsageBuckets.Row plus(UsageBuckets.Row one, UsageBuckets.Row other) {
        var sum = new EnumMap<Meter, Long>(Meter.class);
        sum.putAll(one.quantities());
        other.quantities().forEach((meter, quantity) -> sum.merge(meter, quantity, Math::addExact));
        return new UsageBuckets.Row(one.start(), one.group(), sum);
    }
}
