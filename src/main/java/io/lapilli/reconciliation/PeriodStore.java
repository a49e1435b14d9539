package io.lapilli.reconciliation;

import io.lapilli.shared.OrganisationId;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Which days are proved, and which are to be proved. */
@Repository
class PeriodStore {

    private static final int BATCH = 500;

    /** Days that no run has read as they are now. */
    private static final String WAITING = """
            FROM settled_day s
            LEFT JOIN usage_zone z ON z.organisation_id = s.organisation_id
            LEFT JOIN reconciliation_period p ON p.organisation_id = s.organisation_id AND p.usage_date = s.usage_date
            WHERE (p.settled IS NULL OR p.settled <> s.requests OR p.zone <> COALESCE(z.zone, 'UTC')
              OR p.by_requests <> s.records_kept)
            """;

    private final JdbcClient jdbc;
    private final JdbcTemplate batches;

    PeriodStore(JdbcClient jdbc, JdbcTemplate batches) {
        this.jdbc = jdbc;
        this.batches = batches;
    }

    /** @param first and last day of UTC with anything in any of the tables that are compared */
    record Extent(LocalDate first, LocalDate last) {}

    /** What is proved, of everybody. */
    record Proved(
            long periods,
            long bySums,
            long requests,
            @Nullable LocalDate since) {}

    /** Everybody, and whoever else has settled anything, in the order of their ids, after the one given. */
    List<OrganisationId> organisations(@Nullable OrganisationId after, int most) {
        return jdbc.sql(
                        "SELECT id FROM (SELECT id FROM organisation UNION SELECT organisation_id FROM settled_day) them"
                                + (after == null ? "" : " WHERE id > :after")
                                + " ORDER BY id FETCH FIRST :most ROWS ONLY")
                .param("after", after == null ? null : after.value())
                .param("most", most)
                .query((row, _) -> new OrganisationId(row.getObject(1, UUID.class)))
                .list();
    }

    /** Days that have changed since they were proved, or never were, in their order. */
    List<LocalDate> waiting(OrganisationId organisation) {
        return jdbc.sql("SELECT s.usage_date " + WAITING + " AND s.organisation_id = ? ORDER BY s.usage_date")
                .param(organisation.value())
                .query((row, _) -> row.getObject(1, LocalDate.class))
                .list();
    }

    /** Days with differences, and those beside them where the day is another zone's. */
    List<LocalDate> differing(OrganisationId organisation) {
        return jdbc
                .sql("SELECT DISTINCT usage_date, zone FROM reconciliation_difference"
                        + " WHERE organisation_id = ? AND usage_date IS NOT NULL AND comparison <> 'WALLET'")
                .param(organisation.value())
                .query((row, _) -> {
                    LocalDate day = row.getObject(1, LocalDate.class);
                    return row.getString(2).equals(Period.UTC.getId())
                            ? List.of(day)
                            : List.of(day.minusDays(1), day, day.plusDays(1));
                })
                .list()
                .stream()
                .flatMap(List::stream)
                .toList();
    }

    /** The oldest days whose last proof was before an instant. */
    List<LocalDate> provedBefore(OrganisationId organisation, Instant instant, int most) {
        return jdbc.sql("""
                        SELECT usage_date FROM reconciliation_period WHERE organisation_id = ? AND proven_at < ?
                        ORDER BY usage_date FETCH FIRST ? ROWS ONLY
                        """)
                .params(organisation.value(), Period.utc(instant), most)
                .query((row, _) -> row.getObject(1, LocalDate.class))
                .list();
    }

    /** Days whose request records are not kept any more. */
    List<LocalDate> withoutRequests(OrganisationId organisation) {
        return jdbc.sql("SELECT usage_date FROM settled_day WHERE organisation_id = ? AND NOT records_kept")
                .param(organisation.value())
                .query((row, _) -> row.getObject(1, LocalDate.class))
                .list();
    }

    Optional<Extent> extent(OrganisationId organisation) {
        return jdbc.sql("""
                        SELECT MIN(first_day), MAX(last_day) FROM (
                          SELECT MIN(usage_date) AS first_day, MAX(usage_date) AS last_day FROM settled_day
                          WHERE organisation_id = :id
                          UNION ALL
                          SELECT MIN(usage_date), MAX(usage_date) FROM usage_day
                          WHERE organisation_id = :id AND zone = 'UTC'
                          UNION ALL
                          SELECT MIN(usage_date), MAX(usage_date) FROM usage_total
                          WHERE organisation_id = :id AND zone = 'UTC'
                          UNION ALL
                          SELECT MIN(usage_date), MAX(usage_date) FROM reconciliation_difference
                          WHERE organisation_id = :id
                        ) extents
                        """)
                .param("id", organisation.value())
                .query((row, _) -> {
                    LocalDate first = row.getObject(1, LocalDate.class);
                    LocalDate last = row.getObject(2, LocalDate.class);
                    return first == null ? Optional.<Extent>empty() : Optional.of(new Extent(first, last));
                })
                .single()
                .map(extent -> widened(organisation, extent));
    }

    /** Records and quarters have instants, and an index by them. */
    private Extent widened(OrganisationId organisation, Extent extent) {
        LocalDate first = extent.first();
        LocalDate last = extent.last();
        for (String bounds : List.of(
                "SELECT MIN(admitted_at), MAX(admitted_at) FROM request_record WHERE organisation_id = ?",
                "SELECT MIN(quarter), MAX(quarter) FROM usage_quarter WHERE organisation_id = ?")) {
            List<LocalDate> days = jdbc.sql(bounds)
                    .param(organisation.value())
                    .query((row, _) -> {
                        OffsetDateTime earliest = row.getObject(1, OffsetDateTime.class);
                        OffsetDateTime latest = row.getObject(2, OffsetDateTime.class);
                        return earliest == null
                                ? List.<LocalDate>of()
                                : List.of(
                                        LocalDate.ofInstant(earliest.toInstant(), Period.UTC),
                                        LocalDate.ofInstant(latest.toInstant(), Period.UTC));
                    })
                    .single();
            if (!days.isEmpty()) {
                first = days.getFirst().isBefore(first) ? days.getFirst() : first;
                last = days.getLast().isAfter(last) ? days.getLast() : last;
            }
        }
        return new Extent(first, last);
    }

    ZoneId zone(OrganisationId organisation) {
        return Zones.kept(jdbc, organisation);
    }

    /** Notes that days are proved as they were then. In the caller's transaction. */
    void proved(Proof proof, Instant at) {
        Period period = proof.period();
        jdbc.sql("""
                        DELETE FROM reconciliation_period
                        WHERE organisation_id = ? AND usage_date >= ? AND usage_date < ?
                        """)
                .params(period.organisation().value(), period.first(), period.end())
                .update();
        batches.batchUpdate("""
                INSERT INTO reconciliation_period (organisation_id, usage_date, settled, zone, by_requests, proven_at)
                VALUES (?, ?, ?, ?, ?, ?)
                """, List.copyOf(proof.settled().entrySet()), BATCH, (statement, day) -> {
            Map.Entry<LocalDate, Long> its = day;
            statement.setObject(1, period.organisation().value());
            statement.setObject(2, its.getKey());
            statement.setLong(3, its.getValue());
            statement.setString(4, period.zone().getId());
            statement.setBoolean(5, period.byRequests());
            statement.setObject(6, Period.utc(at));
        });
    }

    long waiting() {
        return jdbc.sql("SELECT COUNT(*) " + WAITING).query(Long.class).single();
    }

    Proved proved() {
        return jdbc.sql("""
                        SELECT COUNT(*), COALESCE(SUM(CASE WHEN by_requests THEN 0 ELSE 1 END), 0),
                          COALESCE(SUM(settled), 0), MIN(usage_date)
                        FROM reconciliation_period
                        """)
                .query((row, _) ->
                        new Proved(row.getLong(1), row.getLong(2), row.getLong(3), row.getObject(4, LocalDate.class)))
                .single();
    }
}
