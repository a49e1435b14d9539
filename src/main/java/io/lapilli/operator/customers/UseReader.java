package io.lapilli.operator.customers;

import io.lapilli.apikey.ApiKey;
import io.lapilli.apikey.ApiKeys;
import io.lapilli.identity.Organisation;
import io.lapilli.operator.Desk;
import io.lapilli.operator.customers.UseOverTime.Part;
import io.lapilli.shared.KeyId;
import io.lapilli.usage.SeriesUnit;
import io.lapilli.usage.UsageDimension;
import io.lapilli.usage.UsageFilter;
import io.lapilli.usage.UsageGroup;
import io.lapilli.usage.UsageSeries;
import io.lapilli.usage.UsageSeries.Point;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Reads a customer's use from the sums by day: one query by model, one by key. */
@Component
class UseReader {

    private final UsageSeries series;
    private final ApiKeys keys;
    private final Desk desk;
    private final Clock clock;

    UseReader(UsageSeries series, ApiKeys keys, Desk desk, Clock clock) {
        this.series = series;
        this.keys = keys;
        this.desk = desk;
        this.clock = clock;
    }

    /** @param money in its currency; otherwise tokens */
    UseOverTime read(Organisation customer, int days, boolean money) {
        desk.requireStaff();
        LocalDate today = LocalDate.ofInstant(clock.instant(), customer.timeZone());
        LocalDate first = today.minusDays(days - 1L);
        Function<Point, BigDecimal> measure = money ? Point::amount : point -> BigDecimal.valueOf(point.tokens());
        List<Point> byModel = points(customer, first, today, UsageDimension.MODEL);
        List<Point> byKey = points(customer, first, today, UsageDimension.KEY);
        return new UseOverTime(first, days, models(byModel, first, days, measure), keys(customer, byKey, measure));
    }

    private List<Point> points(Organisation customer, LocalDate first, LocalDate last, UsageDimension by) {
        return series.read(customer.id(), customer.timeZone(), SeriesUnit.DAY, first, last, by, UsageFilter.NONE);
    }

    private static List<Part> models(
            List<Point> points, LocalDate first, int days, Function<Point, BigDecimal> measure) {
        Map<UsageGroup, BigDecimal[]> values = new HashMap<>();
        for (Point point : points) {
            BigDecimal[] row = values.computeIfAbsent(point.group(), _ -> zeros(days));
            int at = (int) ChronoUnit.DAYS.between(first, point.start().toLocalDate());
            row[at] = row[at].add(measure.apply(point));
        }
        return greatestFirst(values.entrySet().stream()
                .map(entry -> part(entry.getKey().model(), List.of(entry.getValue())))
                .toList());
    }

    private List<Part> keys(Organisation customer, List<Point> points, Function<Point, BigDecimal> measure) {
        Map<KeyId, BigDecimal> sums = new HashMap<>();
        points.forEach(point ->
                sums.merge(Objects.requireNonNull(point.group().key()), measure.apply(point), BigDecimal::add));
        Map<KeyId, ApiKey> known = keys.find(customer.id(), sums.keySet());
        return greatestFirst(sums.entrySet().stream()
                .map(entry -> new Part(name(known.get(entry.getKey())), List.of(), entry.getValue()))
                .toList());
    }

    private static @Nullable String name(@Nullable ApiKey key) {
        return key == null ? null : key.name() + " …" + key.last4();
    }

    private static Part part(@Nullable String name, List<BigDecimal> values) {
        return new Part(name, values, values.stream().reduce(BigDecimal.ZERO, BigDecimal::add));
    }

    private static List<Part> greatestFirst(List<Part> parts) {
        return parts.stream()
                .sorted(Comparator.comparing(Part::sum).reversed())
                .collect(Collectors.toCollection(ArrayList::new));
    }

    private static BigDecimal[] zeros(int count) {
        var zeros = new BigDecimal[count];
        Arrays.fill(zeros, BigDecimal.ZERO);
        return zeros;
    }
}
