package io.lapilli.reconciliation;

import io.lapilli.shared.BudgetId;
import io.lapilli.shared.DeploymentId;
import io.lapilli.shared.DifferenceId;
import io.lapilli.shared.KeyId;
import io.lapilli.shared.NewIds;
import io.lapilli.shared.OrganisationId;
import io.lapilli.shared.ProjectId;
import io.lapilli.shared.RequestId;
import io.lapilli.shared.TypedId;
import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The differences that there are, each as the last proof of its period found it. */
@Repository
class DifferenceStore {

    private static final String SELECT = """
            SELECT id, organisation_id, comparison, usage_date, zone, measure, expected, found, quarter, request_id,
              project_id, key_id, model_name, deployment_id, endpoint, service_class, meter, budget_id, found_at
            FROM reconciliation_difference
            """;

    private final JdbcClient jdbc;
    private final NewIds ids;

    DifferenceStore(JdbcClient jdbc, NewIds ids) {
        this.jdbc = jdbc;
        this.ids = ids;
    }

    /** Replaces those of a period's days. @return how many are new. In the caller's transaction */
    long replace(Period period, List<Difference> found, Instant at) {
        List<KnownDifference> before = ofDays(period);
        before.forEach(this::delete);
        return insert(found, before, at);
    }

    /** Replaces those of a comparison that is made over all days. @return how many are new */
    long replace(OrganisationId organisation, Comparison comparison, List<Difference> found, Instant at) {
        List<KnownDifference> before = jdbc.sql(SELECT + " WHERE organisation_id = ? AND comparison = ?")
                .params(organisation.value(), comparison.name())
                .query((row, _) -> difference(row))
                .list();
        before.forEach(this::delete);
        return insert(found, before, at);
    }

    /** Those of comparisons by days; days of a zone belong to the days of UTC that they share time with. */
    private List<KnownDifference> ofDays(Period period) {
        Period.Days own = period.in(period.zone());
        return jdbc
                .sql(SELECT + """
                         WHERE organisation_id = :organisation AND comparison NOT IN ('WALLET', 'BUDGETS')
                          AND usage_date >= :first AND usage_date < :end
                        """)
                .param("organisation", period.organisation().value())
                .param("first", own.first().isBefore(period.first()) ? own.first() : period.first())
                .param("end", own.end().isAfter(period.end()) ? own.end() : period.end())
                .query((row, _) -> difference(row))
                .list()
                .stream()
                .filter(known -> isOf(period, known.difference()))
                .toList();
    }

    private static boolean isOf(Period period, Difference known) {
        LocalDate day = known.day();
        if (day == null) {
            return false;
        }
        if (known.zone().equals(Period.UTC.getId())) {
            return !day.isBefore(period.first()) && day.isBefore(period.end());
        }
        return true;
    }

    private long insert(List<Difference> found, List<KnownDifference> before, Instant at) {
        long fresh = 0;
        for (Difference difference : found) {
            Optional<KnownDifference> known = before.stream()
                    .filter(one -> one.difference().isWhere(difference))
                    .findAny();
            fresh += known.isPresent() ? 0 : 1;
            insert(difference, known.map(KnownDifference::foundAt).orElse(at));
        }
        return fresh;
    }

    private void insert(Difference difference, Instant foundAt) {
        Spot spot = difference.spot();
        jdbc.sql("""
                        INSERT INTO reconciliation_difference (id, organisation_id, comparison, usage_date, zone,
                          measure, expected, found, quarter, request_id, project_id, key_id, model_name, deployment_id,
                          endpoint, service_class, meter, budget_id, found_at)
                        VALUES (:id, :organisation, :comparison, :day, :zone, :measure, :expected, :found, :quarter,
                          :request, :project, :key, :model, :deployment, :endpoint, :class, :meter, :budget, :at)
                        """)
                .param("id", ids.next())
                .param("organisation", difference.organisation().value())
                .param("comparison", difference.comparison().name())
                .param("day", difference.day())
                .param("zone", difference.zone())
                .param("measure", difference.measure().name())
                .param("expected", difference.expected())
                .param("found", difference.found())
                .param("quarter", spot.quarter() == null ? null : Period.utc(spot.quarter()))
                .param("request", value(spot.request()))
                .param("project", value(spot.project()))
                .param("key", value(spot.key()))
                .param("model", spot.model())
                .param("deployment", value(spot.deployment()))
                .param("endpoint", spot.endpoint())
                .param("class", spot.serviceClass())
                .param("meter", spot.meter())
                .param("budget", value(spot.budget()))
                .param("at", Period.utc(foundAt))
                .update();
    }

    private void delete(KnownDifference known) {
        jdbc.sql("DELETE FROM reconciliation_difference WHERE id = ?")
                .param(known.id().value())
                .update();
    }

    Map<Comparison, Long> counts() {
        var counts = new EnumMap<Comparison, Long>(Comparison.class);
        jdbc.sql("SELECT comparison, COUNT(*) FROM reconciliation_difference GROUP BY comparison")
                .query(row -> {
                    counts.put(Comparison.valueOf(row.getString(1)), row.getLong(2));
                });
        return counts;
    }

    /** In the order in which they were written. */
    List<KnownDifference> page(@Nullable DifferenceId after, int most) {
        return jdbc.sql(SELECT + (after == null ? "" : " WHERE id > :after")
                        + " ORDER BY id FETCH FIRST :most ROWS ONLY")
                .param("after", after == null ? null : after.value())
                .param("most", most)
                .query((row, _) -> difference(row))
                .list();
    }

    private static KnownDifference difference(ResultSet row) throws SQLException {
        OffsetDateTime quarter = row.getObject("quarter", OffsetDateTime.class);
        var spot = new Spot(
                quarter == null ? null : quarter.toInstant(),
                id(row, "request_id", RequestId::new),
                id(row, "project_id", ProjectId::new),
                id(row, "key_id", KeyId::new),
                row.getString("model_name"),
                id(row, "deployment_id", DeploymentId::new),
                row.getString("endpoint"),
                row.getString("service_class"),
                row.getString("meter"),
                id(row, "budget_id", BudgetId::new));
        return new KnownDifference(
                new DifferenceId(row.getObject("id", UUID.class)),
                new Difference(
                        new OrganisationId(row.getObject("organisation_id", UUID.class)),
                        Comparison.valueOf(row.getString("comparison")),
                        row.getObject("usage_date", LocalDate.class),
                        row.getString("zone"),
                        Measure.valueOf(row.getString("measure")),
                        spot,
                        plain(row.getBigDecimal("expected")),
                        plain(row.getBigDecimal("found"))),
                row.getObject("found_at", OffsetDateTime.class).toInstant());
    }

    /** Without the zeros that the column pads with. */
    private static BigDecimal plain(BigDecimal stored) {
        BigDecimal stripped = stored.stripTrailingZeros();
        return stripped.scale() < 0 ? stripped.setScale(0) : stripped;
    }

    private static <T> @Nullable T id(ResultSet row, String column, Function<UUID, T> kind) throws SQLException {
        UUID id = row.getObject(column, UUID.class);
        return id == null ? null : kind.apply(id);
    }

    private static @Nullable UUID value(@Nullable TypedId id) {
        return id == null ? null : id.value();
    }
}
