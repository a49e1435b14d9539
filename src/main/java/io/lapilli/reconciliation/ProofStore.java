package io.lapilli.reconciliation;

import io.lapilli.shared.DeploymentId;
import io.lapilli.shared.KeyId;
import io.lapilli.shared.ProjectId;
import io.lapilli.shared.RequestId;
import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/**
 * Reads what is compared. Each comparison of a period is one statement, which the database sums and of which only what
 * differs comes here; the lines of charges alone, which are text, are read request by request, in one cursor.
 */
@Repository
class ProofStore {

    /** More differences of one comparison in one period tell nothing that these don't. */
    static final int MOST = 100;

    private static final int QUARTER_SECONDS = 900;
    private static final int FETCH = 1_000;

    private final JdbcClient jdbc;

    ProofStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** What is counted of a day. */
    record Ends(long requests, long events) {

        static final Ends NONE = new Ends(0, 0);
    }

    /** An event as far as its charge is concerned. */
    record Charged(
            RequestId id,
            Instant admittedAt,
            Map<String, Long> tokens,
            @Nullable BigDecimal amount,
            String charge) {}

    /** A quarter of an hour and a meter. */
    record Cell(Instant quarter, String meter) {}

    record Sum(long quantity, BigDecimal amount) {

        static final Sum NONE = new Sum(0, BigDecimal.ZERO);

        Sum plus(Sum other) {
            return new Sum(quantity + other.quantity, amount.add(other.amount));
        }
    }

    /** As it was counted when the requests came. */
    Map<LocalDate, Ends> settled(Period period) {
        var days = new HashMap<LocalDate, Ends>();
        bind(jdbc.sql("""
                        SELECT usage_date, requests, events FROM settled_day
                        WHERE organisation_id = :organisation AND usage_date >= :first AND usage_date < :end
                        """), period, period.in(Period.UTC)).query(row -> {
            days.put(row.getObject(1, LocalDate.class), new Ends(row.getLong(2), row.getLong(3)));
        });
        return days;
    }

    /** As the records say. */
    Map<LocalDate, Ends> recorded(Period period) {
        var days = new HashMap<LocalDate, Ends>();
        bind(jdbc.sql("""
                        SELECT nth_day, COUNT(*), COUNT(charge) FROM (
                          SELECT CAST(FLOOR(EXTRACT(EPOCH FROM admitted_at) / 86400) AS BIGINT) AS nth_day, charge
                          FROM request_record
                          WHERE organisation_id = :organisation AND admitted_at >= :from AND admitted_at < :to
                        ) records GROUP BY nth_day
                        """), period, period.in(Period.UTC)).query(row -> {
            days.put(LocalDate.ofEpochDay(row.getLong(1)), new Ends(row.getLong(2), row.getLong(3)));
        });
        return days;
    }

    /** Charged requests as the quarters of an hour say. */
    Map<LocalDate, Long> rolledUp(Period period) {
        var days = new HashMap<LocalDate, Long>();
        bind(jdbc.sql("""
                        SELECT nth_day, SUM(quantity) FROM (
                          SELECT CAST(FLOOR(EXTRACT(EPOCH FROM quarter) / 86400) AS BIGINT) AS nth_day, quantity
                          FROM usage_quarter
                          WHERE organisation_id = :organisation AND quarter >= :from AND quarter < :to
                            AND meter = 'requests'
                        ) quarters GROUP BY nth_day
                        """), period, period.in(Period.UTC)).query(row -> {
            days.put(LocalDate.ofEpochDay(row.getLong(1)), row.getLong(2));
        });
        return days;
    }

    /** Every charged request of the period, in no order. */
    void eachCharge(Period period, Consumer<Charged> consumer) {
        String columns = String.join(", ", ProofSql.TOKENS);
        bind(
                        jdbc.sql("SELECT request_id, admitted_at, amount, charge, " + columns + " FROM request_record"
                                        + " WHERE organisation_id = :organisation AND admitted_at >= :from AND admitted_at < :to"
                                        + " AND charge IS NOT NULL")
                                .withFetchSize(FETCH),
                        period,
                        period.in(Period.UTC))
                .query(row -> {
                    var tokens = new HashMap<String, Long>();
                    for (String meter : ProofSql.TOKENS) {
                        tokens.put(meter, row.getLong(meter));
                    }
                    consumer.accept(new Charged(
                            new RequestId(row.getObject(1, UUID.class)),
                            row.getObject(2, OffsetDateTime.class).toInstant(),
                            tokens,
                            row.getBigDecimal(3),
                            row.getString(4)));
                });
    }

    /** What the quarters of an hour say, by meter. */
    Map<Cell, Sum> cells(Period period) {
        var cells = new HashMap<Cell, Sum>();
        bind(jdbc.sql("""
                        SELECT quarter, meter, SUM(quantity), SUM(amount) FROM usage_quarter
                        WHERE organisation_id = :organisation AND quarter >= :from AND quarter < :to
                        GROUP BY quarter, meter
                        """), period, period.in(Period.UTC)).query(row -> {
            cells.put(
                    new Cell(row.getObject(1, OffsetDateTime.class).toInstant(), row.getString(2)),
                    new Sum(row.getLong(3), row.getBigDecimal(4)));
        });
        return cells;
    }

    List<Difference> eventsAgainstQuarters(Period period) {
        var found = new ArrayList<Difference>();
        bind(jdbc.sql(ProofSql.eventsAgainstQuarters()).param("most", MOST), period, period.in(Period.UTC))
                .query(row -> {
                    Instant quarter = Instant.ofEpochSecond(row.getLong("quarter") * QUARTER_SECONDS);
                    var sides = new Sides(
                            row,
                            found,
                            period,
                            Comparison.QUARTERS,
                            LocalDate.ofInstant(quarter, Period.UTC),
                            Period.UTC.getId());
                    Spot spot = spot(row, quarter, uuid(row, "deployment_id"));
                    sides.compare("requests", Measure.REQUESTS, spot);
                    for (String meter : ProofSql.TOKENS) {
                        sides.compare(meter, Measure.TOKENS, spot.meter(meter));
                    }
                    sides.compare("amount", Measure.AMOUNT, spot);
                });
        return found;
    }

    List<Difference> quartersAgainstDays(Period period, Period.Days days) {
        var found = new ArrayList<Difference>();
        bind(jdbc.sql(ProofSql.quartersAgainstDays(days)).param("most", MOST), period, days)
                .query(row -> {
                    LocalDate day = LocalDate.ofEpochDay(row.getLong("nth_day"));
                    String meter = row.getString("meter");
                    var sides = new Sides(
                            row,
                            found,
                            period,
                            Comparison.DAYS,
                            day,
                            days.zone().getId());
                    Spot spot = spot(row, null, null).meter(meter);
                    sides.compare("quantity", measure(meter), spot);
                    sides.compare("amount", Measure.AMOUNT, spot);
                });
        return found;
    }

    List<Difference> daysAgainstTotals(Period period, Period.Days days) {
        var found = new ArrayList<Difference>();
        bind(jdbc.sql(ProofSql.daysAgainstTotals()), period, days).query(row -> {
            var sides = new Sides(
                    row,
                    found,
                    period,
                    Comparison.TOTALS,
                    row.getObject("usage_date", LocalDate.class),
                    days.zone().getId());
            sides.compare("requests", Measure.REQUESTS, Spot.ANYWHERE);
            sides.compare("tokens", Measure.TOKENS, Spot.ANYWHERE);
            sides.compare("amount", Measure.AMOUNT, Spot.ANYWHERE);
        });
        return found;
    }

    static Measure measure(String meter) {
        return meter.equals("requests")
                ? Measure.REQUESTS
                : ProofSql.TOKENS.contains(meter) ? Measure.TOKENS : Measure.QUANTITY;
    }

    /** One row of both sides. */
    private record Sides(
            ResultSet row, List<Difference> found, Period period, Comparison comparison, LocalDate day, String zone) {

        void compare(String column, Measure measure, Spot spot) throws SQLException {
            BigDecimal expected = row.getBigDecimal("e_" + column);
            BigDecimal there = row.getBigDecimal("r_" + column);
            if (expected.compareTo(there) != 0) {
                found.add(new Difference(period.organisation(), comparison, day, zone, measure, spot, expected, there));
            }
        }
    }

    private static Spot spot(ResultSet row, @Nullable Instant quarter, @Nullable UUID deployment) throws SQLException {
        return new Spot(
                quarter,
                null,
                new ProjectId(row.getObject("project_id", UUID.class)),
                new KeyId(row.getObject("key_id", UUID.class)),
                row.getString("model_name"),
                deployment == null ? null : new DeploymentId(deployment),
                row.getString("endpoint"),
                row.getString("service_class"),
                null,
                null);
    }

    private static UUID uuid(ResultSet row, String column) throws SQLException {
        return row.getObject(column, UUID.class);
    }

    private static JdbcClient.StatementSpec bind(JdbcClient.StatementSpec statement, Period period, Period.Days days) {
        return statement
                .param("organisation", period.organisation().value())
                .param("from", Period.utc(days.from()))
                .param("to", Period.utc(days.to()))
                .param("zone", days.zone().getId())
                .param("first", days.first())
                .param("end", days.end());
    }
}
