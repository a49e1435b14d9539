package io.lapilli.usage;

import io.lapilli.shared.Meter;
import io.lapilli.shared.OrganisationId;
import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Usage over time, for charts, on the clock of the organisation's zone. */
@Repository
public class UsageSeries {

    private static final String TOKENS = "COALESCE(SUM(CASE WHEN u.meter IN ("
            + Stream.of(Meter.values())
                    .filter(Meter::countsTokens)
                    .map(meter -> "'" + meter.wire() + "'")
                    .collect(Collectors.joining(", "))
            + ") THEN u.quantity ELSE 0 END), 0)";
    private static final String REQUESTS =
            "COALESCE(SUM(CASE WHEN u.meter = '" + Meter.REQUESTS.wire() + "' THEN u.quantity ELSE 0 END), 0)";
    private static final List<String> SUMS = List.of("SUM(u.amount)", TOKENS, REQUESTS);

    private final JdbcClient jdbc;
    private final OrganisationZones zones;

    UsageSeries(JdbcClient jdbc, OrganisationZones zones) {
        this.jdbc = jdbc;
        this.zones = zones;
    }

    /**
     * One part of one bar.
     *
     * @param start on the zone's clock; an hour that the clock shows twice is one bar
     * @param amount exact, in the organisation's currency
     * @param requests charged ones
     */
    public record Point(LocalDateTime start, UsageGroup group, BigDecimal amount, long tokens, long requests) {

        private Point plus(Point other) {
            return new Point(start, group, amount.add(other.amount), tokens + other.tokens, requests + other.requests);
        }
    }

    /**
     * @param zone the organisation's; by the day it costs least in the zone in which its days are kept
     * @param first day of the first bar
     * @param last day of the last bar
     * @param by what each bar is stacked by; null: bars in one piece
     * @return in the order of time; bars without usage are left out
     */
    public List<Point> read(
            OrganisationId organisation,
            ZoneId zone,
            SeriesUnit unit,
            LocalDate first,
            LocalDate last,
            @Nullable UsageDimension by,
            UsageFilter filter) {
        var sql = new UsageSql(organisation, by == null ? Set.of() : Set.of(by), filter);
        ZoneId days = DayZones.of(zone);
        if (unit == SeriesUnit.DAY && keepsDaysOf(organisation, days)) {
            return days(sql, days, first, last);
        }
        return quarters(sql, days, unit, first, last);
    }

    private boolean keepsDaysOf(OrganisationId organisation, ZoneId zone) {
        return zone.equals(DayZones.UTC)
                || zones.kept(organisation).filter(zone::equals).isPresent();
    }

    private List<Point> days(UsageSql sql, ZoneId zone, LocalDate first, LocalDate last) {
        return sql
                .and("u.zone = :zone AND u.usage_date BETWEEN :first AND :last")
                .with("zone", zone.getId())
                .with("first", first)
                .with("last", last)
                .query(jdbc, "usage_day", List.of("u.usage_date"), SUMS)
                .query((row, _) ->
                        point(sql, row, row.getObject(1, LocalDate.class).atStartOfDay()))
                .list()
                .stream()
                .sorted(Comparator.comparing(Point::start))
                .toList();
    }

    private List<Point> quarters(UsageSql sql, ZoneId zone, SeriesUnit unit, LocalDate first, LocalDate last) {
        record At(LocalDateTime start, UsageGroup group) {}
        Map<At, Point> points = new HashMap<>();
        sql.and("u.quarter >= :from AND u.quarter < :to")
                .with("from", first.atStartOfDay(zone).toInstant())
                .with("to", last.plusDays(1).atStartOfDay(zone).toInstant())
                .query(jdbc, "usage_quarter", List.of("u.quarter"), SUMS)
                .query(row -> {
                    var time = LocalDateTime.ofInstant(UsageSql.instant(row, 1), zone);
                    Point point = point(sql, row, unit.startOf(time));
                    points.merge(new At(point.start(), point.group()), point, Point::plus);
                });
        var sorted = new ArrayList<>(points.values());
        sorted.sort(Comparator.comparing(Point::start));
        return sorted;
    }

    private static Point point(UsageSql sql, ResultSet row, LocalDateTime start) throws SQLException {
        int sums = 2 + sql.dimensions();
        return new Point(
                start,
                sql.group(row, 2),
                Amounts.plain(row.getBigDecimal(sums)),
                row.getLong(sums + 1),
                row.getLong(sums + 2));
    }
}
