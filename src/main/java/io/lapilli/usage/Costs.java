package io.lapilli.usage;

import io.lapilli.shared.Meter;
import io.lapilli.shared.OrganisationId;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Money by days of UTC, for the API. */
@Repository
public class Costs {

    private final JdbcClient jdbc;

    Costs(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * What one group cost on one day.
     *
     * @param meter null unless meters are told apart
     * @param quantity of that meter; 0 without one
     * @param amount exact, in {@code currency}
     */
    public record Row(
            LocalDate date,
            UsageGroup group,
            @Nullable Meter meter,
            long quantity,
            BigDecimal amount,
            String currency) {}

    /** @return in the order of days from {@code first} to the one before {@code end}; those without usage are left out */
    public List<Row> byDay(
            OrganisationId organisation,
            LocalDate first,
            LocalDate end,
            Set<UsageDimension> by,
            boolean byMeter,
            UsageFilter filter) {
        var sql = new UsageSql(organisation, by, filter)
                .and("u.zone = :zone AND u.usage_date >= :first AND u.usage_date < :end")
                .with("zone", DayZones.UTC.getId())
                .with("first", first)
                .with("end", end);
        var columns = new ArrayList<>(List.of("u.usage_date", "u.currency"));
        if (byMeter) {
            // what costs nothing by its nature is no line of a bill
            sql.and("u.meter <> '" + Meter.REQUESTS.wire() + "'");
            columns.add("u.meter");
        }
        int dimensions = columns.size() + 1;
        int sums = dimensions + sql.dimensions();
        return sql
                .query(jdbc, "usage_day", columns, List.of("SUM(u.quantity)", "SUM(u.amount)"))
                .query((row, _) -> new Row(
                        row.getObject(1, LocalDate.class),
                        sql.group(row, dimensions),
                        byMeter ? Meter.parse(row.getString(3)).orElseThrow() : null,
                        byMeter ? row.getLong(sums) : 0,
                        Amounts.plain(row.getBigDecimal(sums + 1)),
                        row.getString(2)))
                .list()
                .stream()
                .sorted(java.util.Comparator.comparing(Row::date))
                .toList();
    }
}
