package io.lapilli.reconciliation;

import io.lapilli.shared.OrganisationId;
import java.time.DateTimeException;
import java.time.ZoneId;
import java.time.ZoneOffset;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The zone in which an organisation's own days are kept. */
final class Zones {

    private Zones() {}

    static ZoneId kept(JdbcClient jdbc, OrganisationId organisation) {
        return jdbc.sql("SELECT zone FROM usage_zone WHERE organisation_id = ?")
                .param(organisation.value())
                .query(String.class)
                .optional()
                .map(Zones::of)
                .orElse(Period.UTC);
    }

    /** As the rollups name it: UTC has one name, and so has what this Java does not know. */
    static ZoneId of(String name) {
        try {
            ZoneId zone = ZoneId.of(name);
            return zone.normalized().equals(ZoneOffset.UTC) ? Period.UTC : zone;
        } catch (DateTimeException unknown) {
            return Period.UTC;
        }
    }
}
