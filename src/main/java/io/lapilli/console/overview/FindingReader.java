package io.lapilli.console.overview;

import io.lapilli.apikey.ApiKey;
import io.lapilli.budget.BudgetNames;
import io.lapilli.budget.BudgetStanding;
import io.lapilli.budget.BudgetStandings;
import io.lapilli.budget.Wallets;
import io.lapilli.console.overview.Finding.BudgetFills;
import io.lapilli.console.overview.Finding.WalletEmpty;
import io.lapilli.console.overview.Overview.DayCosts;
import io.lapilli.shared.BudgetId;
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
    private final BudgetStandings budgets;
    private final BudgetNames names;
    private final Wallets wallets;

    FindingReader(
            RecentRequests requests, PriceChanges prices, BudgetStandings budgets, BudgetNames names, Wallets wallets) {
        this.requests = requests;
        this.prices = prices;
        this.budgets = budgets;
        this.names = names;
        this.wallets = wallets;
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
        if (wallets.empty(place.organisation())) {
            findings.add(new WalletEmpty());
        }
        findings.addAll(filling(place));
        Attention.failures(recent).ifPresent(findings::add);
        findings.addAll(Attention.failing(
                requests.errors(place.organisation(), place.project(), now.minus(LAST_HOUR), ERRORS), keys));
        Attention.spend(costs(points), LocalDate.ofInstant(now, place.zone())).ifPresent(findings::add);
        findings.addAll(Attention.expiring(keys, now));
        findings.addAll(prices.coming(place, models));
        Attention.unused(keys, now).ifPresent(findings::add);
        return findings;
    }

    private List<BudgetFills> filling(Place place) {
        List<BudgetStanding> full = budgets.needALook(place.organisation(), place.project()).stream()
                .limit(Attention.MOST)
                .toList();
        Map<BudgetId, String> named = full.isEmpty()
                ? Map.of()
                : names.of(
                        place.organisation(),
                        full.stream().map(BudgetStanding::budget).toList());
        return full.stream()
                .map(standing -> new BudgetFills(
                        standing, named.getOrDefault(standing.budget().id(), "")))
                .toList();
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
