package io.lapilli.usage;

import io.lapilli.shared.Meter;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Repository;

/** Adds sums to the rollups in the database. The writer holds the organisations' locks ({@link OrganisationZones}). */
@Repository
class RollupStore {

    private static final int BATCH = 500;
    private static final int FEW = 1_000;

    /** As the keys are ordered in the database, as far as it matters: rows in order cost half of what others do. */
    private static final Comparator<Row<Rollup.Quarter>> BY_QUARTER = Comparator.comparing(
                    (Row<Rollup.Quarter> row) -> row.key().organisation().value())
            .thenComparing(row -> row.key().quarter());

    private static final Comparator<Row<Rollup.Day>> BY_DAY = Comparator.comparing(
                    (Row<Rollup.Day> row) -> row.key().organisation().value())
            .thenComparing(row -> row.key().zone().getId())
            .thenComparing(row -> row.key().date());

    private static final String UPDATE_QUARTER = """
            UPDATE usage_quarter SET quantity = quantity + ?, amount = amount + ?
            WHERE organisation_id = ? AND quarter = ? AND project_id = ? AND key_id = ? AND model_name = ?
              AND deployment_id = ? AND endpoint = ? AND service_class = ? AND meter = ?
            """;
    private static final String INSERT_QUARTER = """
            INSERT INTO usage_quarter (quantity, amount, organisation_id, quarter, project_id, key_id, model_name,
              deployment_id, endpoint, service_class, meter, currency) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
            """;
    private static final String UPDATE_DAY = """
            UPDATE usage_day SET quantity = quantity + ?, amount = amount + ?
            WHERE organisation_id = ? AND zone = ? AND usage_date = ? AND project_id = ? AND key_id = ?
              AND model_name = ? AND endpoint = ? AND service_class = ? AND meter = ?
            """;
    private static final String INSERT_DAY = """
            INSERT INTO usage_day (quantity, amount, organisation_id, zone, usage_date, project_id, key_id, model_name,
              endpoint, service_class, meter, currency) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
            """;
    private static final String UPDATE_TOTAL = """
            UPDATE usage_total SET tokens = tokens + ?, requests = requests + ?, amount = amount + ?
            WHERE organisation_id = ? AND zone = ? AND usage_date = ?
            """;
    private static final String INSERT_TOTAL = """
            INSERT INTO usage_total (tokens, requests, amount, organisation_id, zone, usage_date)
            VALUES (?, ?, ?, ?, ?, ?)
            """;
    private static final String UPDATE_SPEED = """
            UPDATE speed_day SET answers = answers + ?
            WHERE organisation_id = ? AND usage_date = ? AND model_name = ? AND measure = ? AND step = ?
            """;
    private static final String INSERT_SPEED = """
            INSERT INTO speed_day (answers, organisation_id, usage_date, model_name, measure, step)
            VALUES (?, ?, ?, ?, ?, ?)
            """;

    private static final String UPDATE_SETTLED = """
            UPDATE settled_day SET requests = requests + ?, events = events + ?
            WHERE organisation_id = ? AND usage_date = ?
            """;
    private static final String INSERT_SETTLED = """
            INSERT INTO settled_day (requests, events, organisation_id, usage_date) VALUES (?, ?, ?, ?)
            """;

    private final JdbcTemplate jdbc;

    RollupStore(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    void add(Rollup rollup) {
        List<Row<Rollup.Quarter>> quarters = rows(rollup.quarters());
        List<Row<Rollup.Day>> days = rows(rollup.days());
        List<Map.Entry<Rollup.Total, Rollup.Everything>> totals =
                List.copyOf(rollup.totals().entrySet());
        List<Map.Entry<Rollup.Speed, Long>> speeds = List.copyOf(rollup.speeds().entrySet());
        if (quarters.size() > FEW) {
            // a long stretch of time is new as a rule, and then need not be looked for row by row
            Instant first = quarters.stream()
                    .map(row -> row.key().quarter())
                    .min(Instant::compareTo)
                    .orElseThrow();
            if (isNewAfter(first, quarters)) {
                quarters = insertLater(
                        quarters,
                        row -> row.key().quarter().isAfter(first),
                        BY_QUARTER,
                        INSERT_QUARTER,
                        RollupStore::bindQuarter);
                days = insertLater(
                        days,
                        row -> row.key()
                                .date()
                                .isAfter(LocalDate.ofInstant(first, row.key().zone())),
                        BY_DAY,
                        INSERT_DAY,
                        RollupStore::bindDay);
                totals = insertLaterTotals(totals, first);
                speeds = insertLaterSpeeds(speeds, LocalDate.ofInstant(first, ZoneOffset.UTC));
            }
        }
        addAll(quarters, UPDATE_QUARTER, INSERT_QUARTER, RollupStore::bindQuarter);
        addAll(days, UPDATE_DAY, INSERT_DAY, RollupStore::bindDay);
        addTotals(totals);
        addEnds(List.copyOf(rollup.ended().entrySet()));
        addSpeeds(speeds);
    }

    private void addEnds(List<Map.Entry<Rollup.Total, Rollup.Ended>> ended) {
        insertMissing(
                ended,
                jdbc.batchUpdate(UPDATE_SETTLED, ended, BATCH, RollupStore::bindEnd),
                missing -> jdbc.batchUpdate(INSERT_SETTLED, missing, BATCH, RollupStore::bindEnd));
    }

    private static void bindEnd(PreparedStatement statement, Map.Entry<Rollup.Total, Rollup.Ended> end)
            throws SQLException {
        statement.setLong(1, end.getValue().requests());
        statement.setLong(2, end.getValue().events());
        statement.setObject(3, end.getKey().organisation().value());
        statement.setObject(4, end.getKey().date());
    }

    /** Few: one a day, zone and organisation. */
    private void addTotals(List<Map.Entry<Rollup.Total, Rollup.Everything>> totals) {
        insertMissing(
                totals,
                jdbc.batchUpdate(UPDATE_TOTAL, totals, BATCH, RollupStore::bindTotal),
                missing -> jdbc.batchUpdate(INSERT_TOTAL, missing, BATCH, RollupStore::bindTotal));
    }

    private static void bindTotal(PreparedStatement statement, Map.Entry<Rollup.Total, Rollup.Everything> total)
            throws SQLException {
        statement.setLong(1, total.getValue().tokens());
        statement.setLong(2, total.getValue().requests());
        statement.setBigDecimal(3, total.getValue().amount());
        statement.setObject(4, total.getKey().organisation().value());
        statement.setString(5, total.getKey().zone().getId());
        statement.setObject(6, total.getKey().date());
    }

    /** Inserts the rows that can't be there yet, and answers the others. */
    private <K> List<Row<K>> insertLater(
            List<Row<K>> rows, Predicate<Row<K>> later, Comparator<Row<K>> order, String insert, Binding<K> binding) {
        insert(rows.stream().filter(later).sorted(order).toList(), insert, binding);
        return rows.stream().filter(later.negate()).toList();
    }

    private List<Map.Entry<Rollup.Total, Rollup.Everything>> insertLaterTotals(
            List<Map.Entry<Rollup.Total, Rollup.Everything>> totals, Instant first) {
        Predicate<Map.Entry<Rollup.Total, Rollup.Everything>> later = row -> row.getKey()
                .date()
                .isAfter(LocalDate.ofInstant(first, row.getKey().zone()));
        jdbc.batchUpdate(INSERT_TOTAL, totals.stream().filter(later).toList(), BATCH, RollupStore::bindTotal);
        return totals.stream().filter(later.negate()).toList();
    }

    private List<Map.Entry<Rollup.Speed, Long>> insertLaterSpeeds(
            List<Map.Entry<Rollup.Speed, Long>> speeds, LocalDate first) {
        Predicate<Map.Entry<Rollup.Speed, Long>> later =
                row -> !row.getKey().organisation().equals(Rollup.EVERYBODY)
                        && row.getKey().date().isAfter(first);
        jdbc.batchUpdate(INSERT_SPEED, speeds.stream().filter(later).toList(), BATCH, RollupStore::bindSpeed);
        return speeds.stream().filter(later.negate()).toList();
    }

    /**
     * Those of all organisations together are written by every node, so they come last, in one order, and are held for
     * no longer than the commit takes.
     */
    private void addSpeeds(List<Map.Entry<Rollup.Speed, Long>> speeds) {
        List<Map.Entry<Rollup.Speed, Long>> own = of(speeds, false);
        List<Map.Entry<Rollup.Speed, Long>> everybodys = of(speeds, true);
        for (List<Map.Entry<Rollup.Speed, Long>> rows : List.of(own, everybodys)) {
            insertMissing(
                    rows,
                    jdbc.batchUpdate(UPDATE_SPEED, rows, BATCH, RollupStore::bindSpeed),
                    missing -> jdbc.batchUpdate(INSERT_SPEED, missing, BATCH, RollupStore::bindSpeed));
        }
    }

    private static List<Map.Entry<Rollup.Speed, Long>> of(
            List<Map.Entry<Rollup.Speed, Long>> speeds, boolean everybodys) {
        return speeds.stream()
                .filter(speed -> speed.getKey().organisation().equals(Rollup.EVERYBODY) == everybodys)
                .toList();
    }

    private boolean isNewAfter(Instant first, List<Row<Rollup.Quarter>> rows) {
        LocalDate day = LocalDate.ofInstant(first, ZoneOffset.UTC);
        return rows.stream()
                .map(row -> row.key().organisation().value())
                .distinct()
                .noneMatch(organisation -> isThere(
                                "SELECT 1 FROM usage_quarter WHERE organisation_id = ? AND quarter > ? LIMIT 1",
                                organisation,
                                Quarters.utc(first))
                        || isThere(
                                "SELECT 1 FROM speed_day WHERE organisation_id = ? AND usage_date > ? LIMIT 1",
                                organisation,
                                day));
    }

    private boolean isThere(String query, Object... parameters) {
        return !jdbc.query(query, (row, _) -> true, parameters).isEmpty();
    }

    private record Row<K>(K key, Meter meter, Rollup.Sum sum) {}

    /** Binds what both statements share; the insert has the currency as its last column besides. */
    private interface Binding<K> {
        String bind(PreparedStatement statement, Row<K> row) throws SQLException;
    }

    private static <K> List<Row<K>> rows(Map<K, Rollup.Sums> sums) {
        var rows = new ArrayList<Row<K>>();
        sums.forEach((key, meters) -> meters.forEach((meter, sum) -> rows.add(new Row<>(key, meter, sum))));
        return rows;
    }

    private <K> void addAll(List<Row<K>> rows, String update, String insert, Binding<K> binding) {
        insertMissing(
                rows,
                jdbc.batchUpdate(update, rows, BATCH, binding::bind),
                missing -> insert(missing, insert, binding));
    }

    private static <T> void insertMissing(List<T> rows, int[][] updated, Consumer<List<T>> insert) {
        var missing = new ArrayList<T>();
        for (int i = 0; i < rows.size(); i++) {
            if (updated[i / BATCH][i % BATCH] == 0) {
                missing.add(rows.get(i));
            }
        }
        if (!missing.isEmpty()) {
            insert.accept(missing);
        }
    }

    private <K> void insert(List<Row<K>> rows, String insert, Binding<K> binding) {
        if (!rows.isEmpty()) {
            jdbc.batchUpdate(
                    insert, rows, BATCH, (statement, row) -> statement.setString(12, binding.bind(statement, row)));
        }
    }

    private static void bindSpeed(PreparedStatement statement, Map.Entry<Rollup.Speed, Long> row) throws SQLException {
        Rollup.Speed key = row.getKey();
        statement.setLong(1, row.getValue());
        statement.setObject(2, key.organisation().value());
        statement.setObject(3, key.date());
        statement.setString(4, key.model());
        statement.setString(5, key.measure().wire());
        statement.setInt(6, key.step());
    }

    private static String bindQuarter(PreparedStatement statement, Row<Rollup.Quarter> row) throws SQLException {
        Rollup.Quarter key = row.key();
        statement.setLong(1, row.sum().quantity());
        statement.setBigDecimal(2, row.sum().amount());
        statement.setObject(3, key.organisation().value());
        statement.setObject(4, Quarters.utc(key.quarter()));
        statement.setObject(5, key.project().value());
        statement.setObject(6, key.key().value());
        statement.setString(7, key.model());
        statement.setObject(8, key.deployment().value());
        statement.setString(9, key.endpoint().name());
        statement.setString(10, key.serviceClass());
        statement.setString(11, row.meter().wire());
        return key.currency();
    }

    private static String bindDay(PreparedStatement statement, Row<Rollup.Day> row) throws SQLException {
        Rollup.Day key = row.key();
        statement.setLong(1, row.sum().quantity());
        statement.setBigDecimal(2, row.sum().amount());
        statement.setObject(3, key.organisation().value());
        statement.setString(4, key.zone().getId());
        statement.setObject(5, key.date());
        statement.setObject(6, key.project().value());
        statement.setObject(7, key.key().value());
        statement.setString(8, key.model());
        statement.setString(9, key.endpoint().name());
        statement.setString(10, key.serviceClass());
        statement.setString(11, row.meter().wire());
        return key.currency();
    }
}
