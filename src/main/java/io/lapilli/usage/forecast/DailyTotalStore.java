package io.lapilli.usage.forecast;

import io.lapilli.shared.Meter;
import io.lapilli.shared.OrganisationId;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Sums over the rollups by day, in the zone in which each organisation's days are kept. */
@Repository
class DailyTotalStore {

    private static final String TOTALS = """
             FROM usage_zone z JOIN usage_total d ON d.organisation_id = z.organisation_id AND d.zone = z.zone
            WHERE z.organisation_id IN (:organisations)
            """;
    private static final String PARTS = TOTALS.replace("usage_total", "usage_day");

    private final JdbcClient jdbc;

    DailyTotalStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Only those that used something, ever. */
    Map<OrganisationId, ZoneId> zones(Collection<OrganisationId> organisations) {
        var zones = new HashMap<OrganisationId, ZoneId>();
        jdbc.sql("SELECT organisation_id, zone FROM usage_zone WHERE organisation_id IN (:organisations)")
                .param("organisations", ids(organisations))
                .query(row -> {
                    zones.put(new OrganisationId(row.getObject(1, UUID.class)), ZoneId.of(row.getString(2)));
                });
        return zones;
    }

    Map<OrganisationId, List<DayTotal>> since(Collection<OrganisationId> organisations, LocalDate first) {
        return days(organisations, first, LocalDate.of(9999, 1, 1));
    }

    /** @param end exclusive */
    Map<OrganisationId, List<DayTotal>> between(
            Collection<OrganisationId> organisations, LocalDate first, LocalDate end) {
        return days(organisations, first, end);
    }

    private Map<OrganisationId, List<DayTotal>> days(
            Collection<OrganisationId> organisations, LocalDate first, LocalDate end) {
        var days = new HashMap<OrganisationId, List<DayTotal>>();
        jdbc.sql("SELECT d.organisation_id, d.usage_date, d.tokens, d.amount" + TOTALS
                        + " AND d.usage_date >= :first AND d.usage_date < :end")
                .param("organisations", ids(organisations))
                .param("first", first)
                .param("end", end)
                .query(row -> {
                    days.computeIfAbsent(new OrganisationId(row.getObject(1, UUID.class)), _ -> new ArrayList<>())
                            .add(new DayTotal(
                                    row.getObject(2, LocalDate.class), row.getLong(3), plain(row.getBigDecimal(4))));
                });
        return days;
    }

    DailyTotals.Charged chargedBefore(OrganisationId organisation, LocalDate day) {
        return jdbc.sql("SELECT COALESCE(SUM(d.amount), 0), MIN(CASE WHEN d.amount > 0 THEN d.usage_date END)" + TOTALS
                        + " AND d.usage_date < :day")
                .param("organisations", ids(List.of(organisation)))
                .param("day", day)
                .query((row, _) ->
                        new DailyTotals.Charged(plain(row.getBigDecimal(1)), row.getObject(2, LocalDate.class)))
                .single();
    }

    List<DailyTotals.ModelCharge> charges(OrganisationId organisation, LocalDate first, LocalDate end) {
        return jdbc.sql("SELECT d.model_name, d.meter, SUM(d.amount)" + PARTS
                        + " AND d.usage_date >= :first AND d.usage_date < :end GROUP BY d.model_name, d.meter")
                .param("organisations", ids(List.of(organisation)))
                .param("first", first)
                .param("end", end)
                .query((row, _) -> new DailyTotals.ModelCharge(
                        row.getString(1), Meter.parse(row.getString(2)).orElseThrow(), plain(row.getBigDecimal(3))))
                .list();
    }

    private static BigDecimal plain(BigDecimal amount) {
        BigDecimal stripped = amount.stripTrailingZeros();
        return stripped.scale() < 0 ? stripped.setScale(0) : stripped;
    }

    private static List<UUID> ids(Collection<OrganisationId> organisations) {
        return organisations.stream().map(OrganisationId::value).toList();
    }
}
