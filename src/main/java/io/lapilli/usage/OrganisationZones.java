package io.lapilli.usage;

import io.lapilli.shared.OrganisationId;
import java.time.ZoneId;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The zone in which the days of each organisation are kept. */
@Repository
class OrganisationZones {

    private final JdbcClient jdbc;

    OrganisationZones(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * The zones of organisations whose rollups are about to be written. Locks them until the transaction's end, in one
     * order, so that writers neither meet in the same rows nor in a circle.
     */
    Map<OrganisationId, ZoneId> lock(Collection<OrganisationId> organisations) {
        var zones = new HashMap<OrganisationId, ZoneId>();
        if (organisations.isEmpty()) {
            return zones;
        }
        jdbc.sql("""
                        SELECT organisation_id, zone FROM usage_zone
                        WHERE organisation_id IN (:organisations) ORDER BY organisation_id FOR UPDATE
                        """).param("organisations", ids(organisations)).query(row -> {
            zones.put(new OrganisationId(row.getObject(1, UUID.class)), DayZones.of(row.getString(2)));
        });
        for (UUID id : ids(organisations)) {
            zones.computeIfAbsent(new OrganisationId(id), this::begin);
        }
        return zones;
    }

    /** The zone that is kept besides UTC; empty while nothing has been recorded. */
    Optional<ZoneId> kept(OrganisationId organisation) {
        return jdbc.sql("SELECT zone FROM usage_zone WHERE organisation_id = ?")
                .param(organisation.value())
                .query((row, _) -> DayZones.of(row.getString(1)))
                .optional();
    }

    private ZoneId begin(OrganisationId organisation) {
        ZoneId zone = jdbc.sql("SELECT time_zone FROM organisation WHERE id = ?")
                .param(organisation.value())
                .query((row, _) -> DayZones.of(row.getString(1)))
                .optional()
                .orElse(DayZones.UTC);
        jdbc.sql("INSERT INTO usage_zone (organisation_id, zone) VALUES (?, ?)")
                .params(organisation.value(), zone.getId())
                .update();
        return zone;
    }

    private static TreeSet<UUID> ids(Collection<OrganisationId> organisations) {
        var ids = new TreeSet<UUID>();
        organisations.forEach(organisation -> ids.add(organisation.value()));
        return ids;
    }
}
