package io.lapilli.usage;

import io.lapilli.shared.KeyId;
import io.lapilli.shared.Meter;
import io.lapilli.shared.OrganisationId;
import io.lapilli.shared.ProjectId;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** What each key of an organisation used, exactly, from the rollups. Each call is one query over them, or two. */
@Repository
public class KeyTotals {

    private static final String SUMS = "SELECT project_id, key_id, SUM(amount), COALESCE(SUM(CASE WHEN meter IN ("
            + Stream.of(Meter.values())
                    .filter(Meter::countsTokens)
                    .map(meter -> "'" + meter.wire() + "'")
                    .collect(Collectors.joining(", "))
            + ") THEN quantity ELSE 0 END), 0) FROM ";
    private static final String BY_KEY = " GROUP BY project_id, key_id";

    private final JdbcClient jdbc;
    private final OrganisationZones zones;

    KeyTotals(JdbcClient jdbc, OrganisationZones zones) {
        this.jdbc = jdbc;
        this.zones = zones;
    }

    /** @param tokens in and out */
    public record Total(ProjectId project, KeyId key, BigDecimal amount, long tokens) {}

    /** Everything that there ever was. */
    public List<Total> ever(OrganisationId organisation) {
        return read(jdbc.sql(SUMS + "usage_day WHERE organisation_id = ? AND zone = ?" + BY_KEY)
                .params(organisation.value(), DayZones.UTC.getId()));
    }

    /**
     * From the beginning of one day to that of another.
     *
     * @param zone whose days; any, though another than the organisation's own costs a sum over quarters of an hour
     */
    public List<Total> between(OrganisationId organisation, ZoneId zone, LocalDate first, LocalDate end) {
        ZoneId days = DayZones.of(zone);
        if (days.equals(DayZones.UTC)
                || zones.kept(organisation).filter(days::equals).isPresent()) {
            return read(jdbc.sql(SUMS + "usage_day WHERE organisation_id = ? AND zone = ?"
                            + " AND usage_date >= ? AND usage_date < ?" + BY_KEY)
                    .params(organisation.value(), days.getId(), first, end));
        }
        return read(jdbc.sql(SUMS + "usage_quarter WHERE organisation_id = ? AND quarter >= ? AND quarter < ?" + BY_KEY)
                .params(
                        organisation.value(),
                        Quarters.utc(first.atStartOfDay(zone).toInstant()),
                        Quarters.utc(end.atStartOfDay(zone).toInstant())));
    }

    private static List<Total> read(JdbcClient.StatementSpec statement) {
        return statement
                .query((row, _) -> new Total(
                        new ProjectId(row.getObject(1, UUID.class)),
                        new KeyId(row.getObject(2, UUID.class)),
                        row.getBigDecimal(3),
                        row.getLong(4)))
                .list();
    }
}
