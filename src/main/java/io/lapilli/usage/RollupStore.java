package io.lapilli.usage;

import io.lapilli.shared.Meter;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Map;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Repository;

/** Adds sums to the rollups in the database. The writer holds the organisations' locks ({@link OrganisationZones}). */
@Repository
class RollupStore {

    private static final int BATCH = 500;

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

    private final JdbcTemplate jdbc;

    RollupStore(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    void add(Rollup rollup) {
        addAll(rollup.quarters(), UPDATE_QUARTER, INSERT_QUARTER, RollupStore::bindQuarter);
        addAll(rollup.days(), UPDATE_DAY, INSERT_DAY, RollupStore::bindDay);
    }

    private record Row<K>(K key, Meter meter, Rollup.Sum sum) {}

    /** Binds what both statements share; the insert has the currency as its last column besides. */
    private interface Binding<K> {
        String bind(PreparedStatement statement, Row<K> row) throws SQLException;
    }

    private <K> void addAll(Map<K, Rollup.Sums> sums, String update, String insert, Binding<K> binding) {
        var rows = new ArrayList<Row<K>>();
        sums.forEach((key, meters) -> meters.forEach((meter, sum) -> rows.add(new Row<>(key, meter, sum))));
        int[][] updated = jdbc.batchUpdate(update, rows, BATCH, binding::bind);
        var missing = new ArrayList<Row<K>>();
        for (int i = 0; i < rows.size(); i++) {
            if (updated[i / BATCH][i % BATCH] == 0) {
                missing.add(rows.get(i));
            }
        }
        if (!missing.isEmpty()) {
            jdbc.batchUpdate(
                    insert, missing, BATCH, (statement, row) -> statement.setString(12, binding.bind(statement, row)));
        }
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
