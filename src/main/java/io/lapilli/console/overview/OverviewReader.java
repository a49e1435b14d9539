package io.lapilli.console.overview;

import static io.lapilli.console.overview.Usages.within;

import io.lapilli.apikey.ApiKey;
import io.lapilli.apikey.ApiKeys;
import io.lapilli.apikey.KeyKind;
import io.lapilli.apikey.KeyQuery;
import io.lapilli.console.overview.Overview.ModelDays;
import io.lapilli.console.overview.Overview.Month;
import io.lapilli.console.overview.Overview.Price;
import io.lapilli.console.overview.Overview.PriceChange;
import io.lapilli.tier.TierProgress;
import io.lapilli.tier.TierProgresses;
import io.lapilli.ui.Place;
import io.lapilli.usage.RecentRequests;
import io.lapilli.usage.SeriesUnit;
import io.lapilli.usage.UsageDimension;
import io.lapilli.usage.UsageSeries.Point;
import io.lapilli.usage.forecast.DailyTotals;
import io.lapilli.usage.forecast.MonthForecast;
import java.math.BigDecimal;
import java.math.MathContext;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZonedDateTime;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Reads the Overview of a place: some fifteen short queries over rollups, however many keys and projects there are. */
@Component
class OverviewReader {

    private static final int KEYS = 500;
    private static final Duration LATELY = Duration.ofDays(1);
    private static final Duration LAST_HOUR = Duration.ofHours(1);
    private static final BigDecimal MILLION = BigDecimal.valueOf(1_000_000);

    private final Usages usage;
    private final TodayReader todays;
    private final ShareReader shares;
    private final FindingReader findings;
    private final RecentRequests requests;
    private final PriceChanges prices;
    private final ApiKeys keys;
    private final DailyTotals totals;
    private final TierProgresses tiers;
    private final Clock clock;

    OverviewReader(
            Usages usage,
            TodayReader todays,
            ShareReader shares,
            FindingReader findings,
            RecentRequests requests,
            PriceChanges prices,
            ApiKeys keys,
            DailyTotals totals,
            TierProgresses tiers,
            Clock clock) {
        this.usage = usage;
        this.todays = todays;
        this.shares = shares;
        this.findings = findings;
        this.requests = requests;
        this.prices = prices;
        this.keys = keys;
        this.totals = totals;
        this.tiers = tiers;
        this.clock = clock;
    }

    /** @param days of the chart */
    Overview read(Place place, Days days) {
        Instant instant = clock.instant();
        ZonedDateTime now = instant.atZone(place.zone());
        LocalDate today = now.toLocalDate();
        LocalDate begin = earliest(today);
        Days.Period shown = days.on(today);
        List<Point> all = usage.read(
                place,
                SeriesUnit.DAY,
                shown.first().isBefore(begin) ? shown.first() : begin,
                today,
                UsageDimension.MODEL);
        List<Point> points = within(all, begin, today);
        List<String> models = models(daily(points, Days.MONTH.on(today)));
        List<PriceChange> changes = prices.between(place, models, begin, today);
        List<ModelDays> daily = daily(all, shown);
        List<ApiKey> keys = keys(place);
        RecentRequests.Summary recent = requests.summary(
                place.organisation(), place.project(), instant.minus(LATELY), instant.minus(LAST_HOUR));
        return new Overview(
                today,
                month(place, points, today),
                todays.read(place, Usages.tokens(within(points, today, today)), now),
                recent,
                price(points, changes, today),
                shown,
                daily,
                prices.between(place, models(daily), shown.first(), shown.last()),
                shares.read(place, today),
                findings.read(place, recent, points, models, keys, instant),
                tier(place));
    }

    private static LocalDate earliest(LocalDate today) {
        LocalDate monthBefore = today.minusMonths(1).withDayOfMonth(1);
        LocalDate twice = today.minusDays(2 * Overview.DAYS);
        return monthBefore.isBefore(twice) ? monthBefore : twice;
    }

    private Month month(Place place, List<Point> points, LocalDate today) {
        LocalDate sameDay = Overview.sameDayBefore(today);
        List<Point> thisMonth = within(points, today.withDayOfMonth(1), today);
        List<Point> then = within(points, sameDay.withDayOfMonth(1), sameDay);
        return new Month(
                Usages.amount(thisMonth),
                Usages.requests(thisMonth),
                then.isEmpty() ? null : Usages.amount(then),
                forecast(place));
    }

    private @Nullable MonthForecast forecast(Place place) {
        return place.project() == null
                ? MonthForecast.of(totals.of(place.organisation(), clock.instant()))
                        .orElse(null)
                : null;
    }

    private @Nullable TierProgress tier(Place place) {
        if (place.project() != null) {
            return null;
        }
        TierProgress progress = tiers.of(place.organisation());
        return progress.current() == null && progress.next() == null ? null : progress;
    }

    private static Price price(List<Point> points, List<PriceChange> changes, LocalDate today) {
        LocalDate since = changes.stream()
                .filter(change -> !change.day().isBefore(Overview.firstDay(today)))
                .max(Comparator.comparingDouble(change -> Math.abs(change.ratio())))
                .map(PriceChange::day)
                .orElse(null);
        if (since == null) {
            return new Price(perMillion(within(points, today.withDayOfMonth(1), today)), null, null);
        }
        BigDecimal now = perMillion(within(points, since, today));
        BigDecimal before = perMillion(within(points, LocalDate.MIN, since.minusDays(1)));
        return new Price(
                now,
                now == null || before == null || before.signum() == 0
                        ? null
                        : now.divide(before, MathContext.DECIMAL64).doubleValue() - 1,
                since);
    }

    private static @Nullable BigDecimal perMillion(List<Point> points) {
        long tokens = Usages.tokens(points);
        return tokens == 0
                ? null
                : Usages.amount(points).multiply(MILLION).divide(BigDecimal.valueOf(tokens), MathContext.DECIMAL64);
    }

    private static List<String> models(List<ModelDays> daily) {
        return daily.stream().map(ModelDays::model).toList();
    }

    private static List<ModelDays> daily(List<Point> points, Days.Period shown) {
        Map<String, long[]> byModel = new TreeMap<>();
        for (Point point : within(points, shown.first(), shown.last())) {
            int day = (int)
                    (point.start().toLocalDate().toEpochDay() - shown.first().toEpochDay());
            String model = point.group().model();
            if (model != null) {
                byModel.computeIfAbsent(model, _ -> new long[shown.length()])[day] += point.tokens();
            }
        }
        return byModel.entrySet().stream()
                .map(entry -> new ModelDays(
                        entry.getKey(), Arrays.stream(entry.getValue()).boxed().toList()))
                .sorted(Comparator.comparingLong(ModelDays::total).reversed())
                .toList();
    }

    private List<ApiKey> keys(Place place) {
        var query = new KeyQuery(KeyKind.PROJECT, place.project(), true, true, null, KEYS);
        return keys.list(place.organisation(), query).items();
    }
}
