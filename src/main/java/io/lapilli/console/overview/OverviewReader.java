package io.lapilli.console.overview;

import io.lapilli.apikey.ApiKey;
import io.lapilli.apikey.ApiKeys;
import io.lapilli.apikey.KeyKind;
import io.lapilli.apikey.KeyQuery;
import io.lapilli.console.overview.Overview.Day;
import io.lapilli.console.overview.Overview.KeyErrors;
import io.lapilli.console.overview.Overview.ModelDays;
import io.lapilli.console.overview.Overview.Month;
import io.lapilli.console.overview.Overview.Price;
import io.lapilli.console.overview.Overview.PriceChange;
import io.lapilli.console.overview.Overview.Share;
import io.lapilli.project.Project;
import io.lapilli.project.Projects;
import io.lapilli.shared.KeyId;
import io.lapilli.shared.ProjectId;
import io.lapilli.ui.Place;
import io.lapilli.usage.RecentRequests;
import io.lapilli.usage.SeriesUnit;
import io.lapilli.usage.UsageDimension;
import io.lapilli.usage.UsageFilter;
import io.lapilli.usage.UsageGroup;
import io.lapilli.usage.UsageSeries;
import io.lapilli.usage.UsageSeries.Point;
import java.math.BigDecimal;
import java.math.MathContext;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Reads the Overview of a place: some ten short queries over rollups. */
@Component
class OverviewReader {

    private static final int WEEKS = 4;
    private static final int MOST_SHARES = 5;
    private static final int MOST_NOTICES = 3;
    private static final int KEYS = 500;
    private static final Duration EXPIRES_SOON = Duration.ofDays(14);
    private static final Duration LATELY = Duration.ofDays(1);
    private static final Duration LAST_HOUR = Duration.ofHours(1);
    private static final BigDecimal MILLION = BigDecimal.valueOf(1_000_000);

    private final UsageSeries usage;
    private final RecentRequests requests;
    private final PriceChanges prices;
    private final Projects projects;
    private final ApiKeys keys;
    private final Clock clock;

    OverviewReader(
            UsageSeries usage,
            RecentRequests requests,
            PriceChanges prices,
            Projects projects,
            ApiKeys keys,
            Clock clock) {
        this.usage = usage;
        this.requests = requests;
        this.prices = prices;
        this.projects = projects;
        this.keys = keys;
        this.clock = clock;
    }

    Overview read(Place place) {
        ZonedDateTime now = clock.instant().atZone(place.zone());
        LocalDate today = now.toLocalDate();
        LocalDate begin = earliest(today);
        List<Point> points = series(place, SeriesUnit.DAY, begin, today, UsageDimension.MODEL);
        List<ModelDays> daily = daily(points, today);
        List<PriceChange> changes =
                prices.between(place, daily.stream().map(ModelDays::model).toList(), begin, today);
        List<ApiKey> all = keys(place);
        return new Overview(
                today,
                month(points, today),
                day(place, points, now),
                requests.summary(
                        place.organisation(), place.project(), now.toInstant().minus(LATELY)),
                price(points, changes, today),
                daily,
                changes.stream()
                        .filter(change -> !change.day().isBefore(firstDay(today)))
                        .toList(),
                shares(place, all, today),
                expiring(all, now.toInstant()),
                errors(place, all, now.toInstant()));
    }

    static LocalDate firstDay(LocalDate today) {
        return today.minusDays(Overview.DAYS - 1);
    }

    private static LocalDate earliest(LocalDate today) {
        LocalDate monthBefore = today.minusMonths(1).withDayOfMonth(1);
        LocalDate twice = today.minusDays(2 * Overview.DAYS);
        return monthBefore.isBefore(twice) ? monthBefore : twice;
    }

    private List<Point> series(
            Place place, SeriesUnit unit, LocalDate first, LocalDate last, @Nullable UsageDimension by) {
        UsageFilter filter = place.projectId()
                .map(project -> UsageFilter.NONE.projects(Set.of(project)))
                .orElse(UsageFilter.NONE);
        return usage.read(place.organisation(), place.zone(), unit, first, last, by, filter);
    }

    private static Month month(List<Point> points, LocalDate today) {
        LocalDate sameDay = Overview.sameDayBefore(today);
        List<Point> thisMonth = within(points, today.withDayOfMonth(1), today);
        List<Point> then = within(points, sameDay.withDayOfMonth(1), sameDay);
        return new Month(
                amount(thisMonth),
                thisMonth.stream().mapToLong(Point::requests).sum(),
                then.isEmpty() ? null : amount(then));
    }

    /** Hours that are over are compared, so that the running one does not make every day look slow. */
    private Day day(Place place, List<Point> points, ZonedDateTime now) {
        LocalDate today = now.toLocalDate();
        int hour = now.getHour();
        long tokens = tokens(within(points, today, today));
        if (hour == 0) {
            return new Day(tokens, hour, 0, null);
        }
        List<Long> usual = new ArrayList<>();
        for (int week = 1; week <= WEEKS; week++) {
            LocalDate then = today.minusWeeks(week);
            List<Point> hours = series(place, SeriesUnit.HOUR, then, then, null);
            if (!hours.isEmpty()) {
                usual.add(until(hours, hour));
            }
        }
        BigDecimal mean = usual.isEmpty()
                ? null
                : usual.stream()
                        .map(BigDecimal::valueOf)
                        .reduce(BigDecimal.ZERO, BigDecimal::add)
                        .divide(BigDecimal.valueOf(usual.size()), MathContext.DECIMAL64);
        return new Day(tokens, hour, until(series(place, SeriesUnit.HOUR, today, today, null), hour), mean);
    }

    private static long until(List<Point> hours, int hour) {
        return tokens(
                hours.stream().filter(point -> point.start().getHour() < hour).toList());
    }

    private static Price price(List<Point> points, List<PriceChange> changes, LocalDate today) {
        LocalDate since = changes.stream()
                .filter(change -> !change.day().isBefore(firstDay(today)))
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
        long tokens = tokens(points);
        return tokens == 0
                ? null
                : amount(points).multiply(MILLION).divide(BigDecimal.valueOf(tokens), MathContext.DECIMAL64);
    }

    private static List<ModelDays> daily(List<Point> points, LocalDate today) {
        LocalDate first = firstDay(today);
        Map<String, long[]> byModel = new TreeMap<>();
        for (Point point : within(points, first, today)) {
            int day = (int) (point.start().toLocalDate().toEpochDay() - first.toEpochDay());
            String model = point.group().model();
            if (model != null) {
                byModel.computeIfAbsent(model, _ -> new long[Overview.DAYS])[day] += point.tokens();
            }
        }
        return byModel.entrySet().stream()
                .map(entry -> new ModelDays(
                        entry.getKey(), Arrays.stream(entry.getValue()).boxed().toList()))
                .sorted(Comparator.comparingLong(ModelDays::total).reversed())
                .toList();
    }

    private List<Share> shares(Place place, List<ApiKey> all, LocalDate today) {
        boolean byKey = place.project() != null;
        UsageDimension by = byKey ? UsageDimension.KEY : UsageDimension.PROJECT;
        Function<UsageGroup, String> name = byKey ? keyNames(all) : projectNames(place);
        Map<UsageGroup, BigDecimal> amounts = series(place, SeriesUnit.DAY, today.withDayOfMonth(1), today, by).stream()
                .collect(Collectors.groupingBy(
                        Point::group, Collectors.reducing(BigDecimal.ZERO, Point::amount, BigDecimal::add)));
        return amounts.entrySet().stream()
                .filter(entry -> entry.getValue().signum() != 0)
                .sorted(Map.Entry.<UsageGroup, BigDecimal>comparingByValue().reversed())
                .limit(MOST_SHARES)
                .map(entry -> new Share(name.apply(entry.getKey()), entry.getValue()))
                .toList();
    }

    private Function<UsageGroup, String> projectNames(Place place) {
        Map<ProjectId, String> names =
                projects.all(place.organisation(), true).stream().collect(Collectors.toMap(Project::id, Project::name));
        return group -> names.getOrDefault(group.project(), "–");
    }

    private static Function<UsageGroup, String> keyNames(List<ApiKey> all) {
        Map<KeyId, String> names = all.stream().collect(Collectors.toMap(ApiKey::id, ApiKey::name));
        return group -> names.getOrDefault(group.key(), "–");
    }

    private List<ApiKey> keys(Place place) {
        var query = new KeyQuery(KeyKind.PROJECT, place.project(), true, true, null, KEYS);
        return keys.list(place.organisation(), query).items();
    }

    private static List<ApiKey> expiring(List<ApiKey> all, Instant now) {
        Predicate<Instant> soon = at -> at.isAfter(now) && at.isBefore(now.plus(EXPIRES_SOON));
        return all.stream()
                .filter(key -> key.revokedAt() == null)
                .filter(key -> key.expiresAt() != null && soon.test(key.expiresAt()))
                .sorted(Comparator.comparing(OverviewReader::expiry))
                .limit(MOST_NOTICES)
                .toList();
    }

    private static Instant expiry(ApiKey key) {
        return key.expiresAt() == null ? Instant.MAX : key.expiresAt();
    }

    private List<KeyErrors> errors(Place place, List<ApiKey> all, Instant now) {
        Map<KeyId, String> names = all.stream().collect(Collectors.toMap(ApiKey::id, ApiKey::redacted));
        return requests.errors(place.organisation(), place.project(), now.minus(LAST_HOUR), MOST_NOTICES).stream()
                .map(errors -> new KeyErrors(
                        names.getOrDefault(errors.key(), errors.key().text()), errors.code(), errors.times()))
                .toList();
    }

    private static List<Point> within(List<Point> points, LocalDate first, LocalDate last) {
        return points.stream()
                .filter(point -> {
                    LocalDate day = point.start().toLocalDate();
                    return !day.isBefore(first) && !day.isAfter(last);
                })
                .toList();
    }

    private static BigDecimal amount(List<Point> points) {
        return points.stream().map(Point::amount).reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    private static long tokens(List<Point> points) {
        return points.stream().mapToLong(Point::tokens).sum();
    }
}
