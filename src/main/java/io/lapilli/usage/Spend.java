package io.lapilli.usage;

import io.lapilli.shared.KeyId;
import io.lapilli.shared.Meter;
import io.lapilli.shared.OrganisationId;
import io.lapilli.shared.ProjectId;
import io.lapilli.shared.TypedId;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/**
 * Sums over days of an organisation's own zone, for screens. Amounts are exact, in the organisation's currency. Each
 * call is one query over the rollups by day.
 */
@Repository
public class Spend {

    private static final String TOKEN_METERS = Stream.of(Meter.values())
            .filter(Meter::countsTokens)
            .map(meter -> "'" + meter.wire() + "'")
            .collect(Collectors.joining(", "));

    private final JdbcClient jdbc;
    private final OrganisationZones zones;

    Spend(JdbcClient jdbc, OrganisationZones zones) {
        this.jdbc = jdbc;
        this.zones = zones;
    }

    /** @param requests charged ones */
    public record Total(BigDecimal amount, long tokens, long requests) {}

    /** Everything from one day to another, both included. */
    public Total total(OrganisationId organisation, LocalDate first, LocalDate last) {
        return jdbc.sql("SELECT SUM(amount), " + sumOf("meter IN (" + TOKEN_METERS + ")") + ", "
                        + sumOf("meter = '" + Meter.REQUESTS.wire() + "'")
                        + " FROM usage_day WHERE organisation_id = :organisation AND zone = :zone"
                        + " AND usage_date BETWEEN :first AND :last")
                .param("organisation", organisation.value())
                .param("zone", zone(organisation))
                .param("first", first)
                .param("last", last)
                .query((row, _) -> new Total(Amounts.plain(row.getBigDecimal(1)), row.getLong(2), row.getLong(3)))
                .single();
    }

    /** What each of many keys cost from one day to another, both included; a key without usage is left out. */
    public Map<KeyId, BigDecimal> byKey(
            OrganisationId organisation, Collection<KeyId> keys, LocalDate first, LocalDate last) {
        return by("key_id", KeyId::new, organisation, keys, first, last);
    }

    /** What each of many projects cost from one day to another, both included; one without usage is left out. */
    public Map<ProjectId, BigDecimal> byProject(
            OrganisationId organisation, Collection<ProjectId> projects, LocalDate first, LocalDate last) {
        return by("project_id", ProjectId::new, organisation, projects, first, last);
    }

    private <T extends TypedId> Map<T, BigDecimal> by(
            String column,
            Function<UUID, T> kind,
            OrganisationId organisation,
            Collection<T> ids,
            LocalDate first,
            LocalDate last) {
        var amounts = new HashMap<T, BigDecimal>();
        if (!ids.isEmpty()) {
            jdbc.sql("SELECT " + column + ", SUM(amount) FROM usage_day"
                            + " WHERE organisation_id = :organisation AND zone = :zone"
                            + " AND usage_date BETWEEN :first AND :last AND " + column + " IN (:ids) GROUP BY "
                            + column)
                    .param("organisation", organisation.value())
                    .param("zone", zone(organisation))
                    .param("first", first)
                    .param("last", last)
                    .param("ids", ids.stream().map(TypedId::value).toList())
                    .query(row -> {
                        amounts.put(kind.apply(row.getObject(1, UUID.class)), Amounts.plain(row.getBigDecimal(2)));
                    });
        }
        return amounts;
    }

    private String zone(OrganisationId organisation) {
        return zones.kept(organisation).map(ZoneId::getId).orElse(DayZones.UTC.getId());
    }

    private static String sumOf(String condition) {
        return "COALESCE(SUM(CASE WHEN " + condition + " THEN quantity ELSE 0 END), 0)";
    }
}
