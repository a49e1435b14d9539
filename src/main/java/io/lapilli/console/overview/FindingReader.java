package io.lapilli.console.overview;

import io.lapilli.apikey.ApiKey;
import io.lapilli.console.overview.Overview.DayCosts;
import io.lapilli.ui.Place;
import io.lapilli.usage.RecentRequests;
import io.lapilli.usage.UsageSeries.Point;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;

/** Reads what needs a look, what hurts most first. */
@Component
class FindingReader {

    private static final Duration LAST_HOUR = Duration.ofHours(1);
    private static final int ERRORS = 50;

    private final RecentRequests requests;
    private final PriceChanges prices;

    FindingReader(RecentRequests requests, PriceChanges prices) {
        this.requests = requests;
        this.prices = prices;
    }

    /** @param points by day and model, of more than a month @param models that are in use */
    List<Finding> read(
            Place place,
            RecentRequests.Summary recent,
            List<Point> points,
            List<String> models,
            List<ApiKey> keys,
            Instant now) {
        var findings = new ArrayList<Finding>();
        Attention.failures(recent).ifPresent(findings::add);
        findings.addAll(Attention.failing(
                requests.errors(place.organisation(), place.project(), now.minus(LAST_HOUR), ERRORS), keys));
        Attention.spend(costs(points), LocalDate.ofInstant(now, place.zone())).ifPresent(findings::add);
        findings.addAll(Attention.expiring(keys, now));
        findings.addAll(prices.coming(place, models));
        Attention.unused(keys, now).ifPresent(findings::add);
        return findings;
    }

    private static DayCosts costs(List<Point> points) {
        var days = new HashMap<LocalDate, Map<String, BigDecimal>>();
        for (Point point : points) {
            String model = point.group().model();
            if (model != null) {
                days.computeIfAbsent(point.start().toLocalDate(), _ -> new HashMap<>())
                        .merge(model, point.amount(), BigDecimal::add);
            }
        }
        return new DayCosts(days);
    }
}
