package io.lapilli.operator.today;

import io.lapilli.shared.Meter;
import io.lapilli.shared.OrganisationId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/**
 * What flows through all organisations. Each query goes from the few organisations that ever used something along the
 * index of each, so that it costs what lies in the piece of time, not what was ever used.
 */
@Repository
class FlowStore {

    private static final String QUARTERS = """
            SELECT q.quarter,
              COALESCE(SUM(CASE WHEN q.meter IN (%s) THEN q.quantity ELSE 0 END), 0),
              COALESCE(SUM(CASE WHEN q.meter = '%s' THEN q.quantity ELSE 0 END), 0)
            FROM usage_zone z JOIN usage_quarter q ON q.organisation_id = z.organisation_id
            """.formatted(
                    Arrays.stream(Meter.values())
                            .filter(Meter::countsTokens)
                            .map(meter -> "'" + meter.wire() + "'")
                            .collect(Collectors.joining(", ")),
                    Meter.REQUESTS.wire());

    private final JdbcClient jdbc;

    FlowStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** What was admitted in a small window and is recorded by now, request by request. @param to exclusive */
    Flow window(Instant from, Instant to) {
        return jdbc.sql("""
                        SELECT COALESCE(SUM(r.prompt_uncached + r.prompt_cached + r.prompt_cache_write + r.completion
                          + r.reasoning + r.embedding), 0), COUNT(r.charge)
                        FROM usage_zone z JOIN request_record r ON r.organisation_id = z.organisation_id
                          AND r.admitted_at >= :from AND r.admitted_at < :to
                        WHERE r.charge IS NOT NULL
                        """)
                .param("from", utc(from))
                .param("to", utc(to))
                .query((row, _) -> new Flow(row.getLong(1), row.getLong(2)))
                .single();
    }

    /** By quarters of an hour; those without use are absent. @param to exclusive */
    NavigableMap<Instant, Flow> quarters(Instant from, Instant to) {
        return read(jdbc.sql(QUARTERS + " AND q.quarter >= :from AND q.quarter < :to GROUP BY q.quarter")
                .param("from", utc(from))
                .param("to", utc(to)));
    }

    /** Of these alone, given by their starts. */
    NavigableMap<Instant, Flow> quarters(Collection<Instant> starts) {
        return read(jdbc.sql(QUARTERS + " AND q.quarter IN (:starts) GROUP BY q.quarter")
                .param("starts", starts.stream().map(FlowStore::utc).toList()));
    }

    private static NavigableMap<Instant, Flow> read(JdbcClient.StatementSpec query) {
        var flows = new TreeMap<Instant, Flow>();
        query.query(row -> {
            flows.put(row.getObject(1, OffsetDateTime.class).toInstant(), new Flow(row.getLong(2), row.getLong(3)));
        });
        return flows;
    }

    /** Which models each organisation used on its days from {@code first} on. @param end exclusive */
    Map<OrganisationId, Set<String>> models(LocalDate first, LocalDate end) {
        var models = new HashMap<OrganisationId, Set<String>>();
        jdbc.sql("""
                        SELECT DISTINCT z.organisation_id, d.model_name
                        FROM usage_zone z JOIN usage_day d ON d.organisation_id = z.organisation_id
                          AND d.zone = z.zone AND d.usage_date >= :first AND d.usage_date < :end
                        """).param("first", first).param("end", end).query(row -> {
            models.computeIfAbsent(organisation(row), _ -> new TreeSet<>()).add(row.getString(2));
        });
        return models;
    }

    private static OrganisationId organisation(ResultSet row) throws SQLException {
        return new OrganisationId(row.getObject(1, UUID.class));
    }

    private static OffsetDateTime utc(Instant at) {
        return at.atOffset(ZoneOffset.UTC);
    }
}
