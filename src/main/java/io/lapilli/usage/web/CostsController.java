package io.lapilli.usage.web;

import io.lapilli.shared.web.ApiCaller;
import io.lapilli.shared.web.ApiException;
import io.lapilli.usage.BucketWidth;
import io.lapilli.usage.Costs;
import io.lapilli.usage.UsageDimension;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Money by days of UTC. */
@Tag(name = "Usage and costs")
@RestController
class CostsController {

    private static final Map<String, UsageDimension> DIMENSIONS = Map.of(
            "project_id",
            UsageDimension.PROJECT,
            "user_id",
            UsageDimension.USER,
            "api_key_id",
            UsageDimension.KEY,
            "model",
            UsageDimension.MODEL,
            CostsResult.LINE_ITEM,
            UsageDimension.MODEL);
    private static final List<String> BY =
            List.of("project_id", CostsResult.LINE_ITEM, "api_key_id", "model", "user_id");

    private final Costs costs;
    private final Clock clock;

    CostsController(Costs costs, Clock clock) {
        this.costs = costs;
        this.clock = clock;
    }

    @Operation(
            summary = "Costs by the day",
            description = "Days are whole ones of UTC, from the one that holds start_time to the one that holds the "
                    + "last instant before end_time. amount.value_exact has all digits.")
    @UsageQuery
    @GetMapping("/v1/organization/costs")
    BucketPage<CostsResult> costs(
            ApiCaller caller,
            @RequestParam("start_time") long startTime,
            @RequestParam(name = "end_time", required = false) @Nullable Long endTime,
            @RequestParam(name = "bucket_width", defaultValue = "1d") String bucketWidth,
            @RequestParam(name = "limit", required = false) @Nullable Integer limit,
            @RequestParam(name = "page", required = false) @Nullable String page,
            @Parameter(hidden = true) HttpServletRequest request) {
        if (!bucketWidth.equals("1d")) {
            throw ApiException.invalid("bucket_width", "bucket_width must be 1d");
        }
        BucketRange range = BucketRange.of(BucketWidth.DAY, startTime, endTime, limit, 7, 180, page, clock.instant());
        Set<String> groupBy = UsageParameters.groupBy(request, BY);
        var by = EnumSet.noneOf(UsageDimension.class);
        groupBy.forEach(name -> by.add(DIMENSIONS.get(name)));
        Map<Instant, List<Costs.Row>> rows = costs
                .byDay(
                        caller.organisation(),
                        LocalDate.ofInstant(range.from(), ZoneOffset.UTC),
                        LocalDate.ofInstant(range.to(), ZoneOffset.UTC),
                        by,
                        groupBy.contains(CostsResult.LINE_ITEM),
                        UsageParameters.filter(request))
                .stream()
                .collect(Collectors.groupingBy(
                        row -> row.date().atStartOfDay(ZoneOffset.UTC).toInstant()));
        return range.page(rows, row -> CostsResult.of(row, groupBy));
    }
}
