package io.lapilli.usage;

import io.lapilli.shared.Meter;
import io.lapilli.shared.OrganisationId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Quantities by buckets of UTC, for the API. */
@Repository
public class UsageBuckets {

    /** Those that have a column of their own where events are kept. */
    private static final List<Meter> COLUMNS =
            Stream.of(Meter.values()).filter(Meter::takesRates).toList();

    private final JdbcClient jdbc;

    UsageBuckets(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * What one group consumed in one bucket.
     *
     * @param quantities of the meters that counted something; {@link Meter#REQUESTS} counts charged requests
     */
    public record Row(Instant start, UsageGroup group, Map<Meter, Long> quantities) {

        public long of(Meter meter) {
            return quantities.getOrDefault(meter, 0L);
        }
    }

    /**
     * Costs about as much as there are rollup rows between the two instants; by the minute, as there are events.
     *
     * @param from start of the first bucket
     * @param to start of the bucket behind the last one
     * @return in the order of time; buckets without usage are left out
     */
    public List<Row> read(
            OrganisationId organisation,
            BucketWidth width,
            Instant from,
            Instant to,
            Set<UsageDimension> by,
            UsageFilter filter) {
        var sql = new UsageSql(organisation, by, filter).with("from", from).with("to", to);
        return switch (width) {
            case MINUTE -> minutes(sql);
            case HOUR -> hours(sql);
            case DAY -> days(sql, from, to);
        };
    }

    private record At(Instant start, UsageGroup group) {}

    private List<Row> minutes(UsageSql sql) {
        var sums = new ArrayList<String>();
        COLUMNS.forEach(meter -> sums.add("SUM(u." + meter.wire() + ")"));
        sums.add("COUNT(*)");
        return sql
                .and("u.occurred_at >= :from AND u.occurred_at < :to")
                .query(jdbc, "usage_event", List.of("FLOOR(EXTRACT(EPOCH FROM u.occurred_at) / 60)"), sums)
                .query((row, _) -> minute(sql, row))
                .list()
                .stream()
                .sorted(java.util.Comparator.comparing(Row::start))
                .toList();
    }

    private static Row minute(UsageSql sql, ResultSet row) throws SQLException {
        var quantities = new EnumMap<Meter, Long>(Meter.class);
        int column = 2 + sql.dimensions();
        for (Meter meter : COLUMNS) {
            quantities.put(meter, row.getLong(column++));
        }
        quantities.put(Meter.REQUESTS, row.getLong(column));
        quantities.values().removeIf(quantity -> quantity == 0);
        return new Row(Instant.ofEpochSecond(row.getLong(1) * 60), sql.group(row, 2), quantities);
    }

    private List<Row> hours(UsageSql sql) {
        var found = new LinkedHashMap<At, Map<Meter, Long>>();
        sql.and("u.quarter >= :from AND u.quarter < :to")
                .query(jdbc, "usage_quarter", List.of("u.quarter", "u.meter"), List.of("SUM(u.quantity)"))
                .query(row -> {
                    add(found, BucketWidth.HOUR.startOf(UsageSql.instant(row, 1)), sql, row);
                });
        return sorted(found);
    }

    private List<Row> days(UsageSql sql, Instant from, Instant to) {
        var found = new LinkedHashMap<At, Map<Meter, Long>>();
        sql.and("u.zone = :zone AND u.usage_date >= :first AND u.usage_date < :end")
                .with("zone", DayZones.UTC.getId())
                .with("first", LocalDate.ofInstant(from, ZoneOffset.UTC))
                .with("end", LocalDate.ofInstant(to, ZoneOffset.UTC))
                .query(jdbc, "usage_day", List.of("u.usage_date", "u.meter"), List.of("SUM(u.quantity)"))
                .query(row -> {
                    Instant start = row.getObject(1, LocalDate.class)
                            .atStartOfDay(ZoneOffset.UTC)
                            .toInstant();
                    add(found, start, sql, row);
                });
        return sorted(found);
    }

    private static void add(Map<At, Map<Meter, Long>> found, Instant start, UsageSql sql, ResultSet row)
            throws SQLException {
        long quantity = row.getLong(3 + sql.dimensions());
        Meter meter = Meter.parse(row.getString(2)).orElseThrow();
        found.computeIfAbsent(new At(start, sql.group(row, 3)), _ -> new EnumMap<>(Meter.class))
                .merge(meter, quantity, Math::addExact);
    }

    private static List<Row> sorted(Map<At, Map<Meter, Long>> found) {
        var rows = new ArrayList<Row>();
        found.forEach(
                (at, quantities) -> rows.add(new Row(at.start(), at.group(), Collections.unmodifiableMap(quantities))));
        rows.sort(java.util.Comparator.comparing(Row::start));
        return rows;
    }
}
