package io.lapilli.usage;

import io.lapilli.shared.Changes;
import io.lapilli.shared.DeploymentId;
import io.lapilli.shared.KeyId;
import io.lapilli.shared.Meter;
import io.lapilli.shared.OrganisationId;
import io.lapilli.shared.ProjectId;
import java.time.ZoneId;
import java.util.List;
import java.util.UUID;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.EventListener;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** When an organisation has moved to another zone, sums its days again from the quarters of an hour. */
@Component
class DayZoneFollower {

    private final JdbcClient jdbc;
    private final RollupStore rollups;
    private final TransactionTemplate transaction;

    DayZoneFollower(JdbcClient jdbc, RollupStore rollups, PlatformTransactionManager transactions, Changes changes) {
        this.jdbc = jdbc;
        this.rollups = rollups;
        this.transaction = new TransactionTemplate(transactions);
        changes.on("identity", this::follow);
    }

    private record Moved(OrganisationId organisation, ZoneId zone) {}

    @EventListener(ApplicationReadyEvent.class)
    void follow() {
        List<Moved> moved = jdbc.sql("""
                        SELECT o.id, o.time_zone FROM organisation o
                        JOIN usage_zone z ON z.organisation_id = o.id AND z.zone <> o.time_zone
                        """)
                .query((row, _) ->
                        new Moved(new OrganisationId(row.getObject(1, UUID.class)), DayZones.of(row.getString(2))))
                .list();
        moved.forEach(one -> transaction.executeWithoutResult(_ -> move(one)));
    }

    private void move(Moved moved) {
        boolean done = jdbc.sql("UPDATE usage_zone SET zone = :zone WHERE organisation_id = :id AND zone <> :zone")
                        .param("zone", moved.zone().getId())
                        .param("id", moved.organisation().value())
                        .update()
                == 0;
        if (done) {
            return;
        }
        for (String table : List.of("usage_day", "usage_total")) {
            jdbc.sql("DELETE FROM " + table + " WHERE organisation_id = ? AND zone <> ?")
                    .params(moved.organisation().value(), DayZones.UTC.getId())
                    .update();
        }
        if (!moved.zone().equals(DayZones.UTC)) {
            rollups.add(daysOf(moved));
        }
    }

    private Rollup daysOf(Moved moved) {
        var days = new Rollup();
        jdbc.sql("""
                        SELECT quarter, project_id, key_id, model_name, deployment_id, endpoint, service_class, currency,
                          meter, quantity, amount
                        FROM usage_quarter WHERE organisation_id = ?
                        """).param(moved.organisation().value()).query(row -> {
            var quarter = new Rollup.Quarter(
                    UsageSql.instant(row, 1),
                    moved.organisation(),
                    new ProjectId(row.getObject(2, UUID.class)),
                    new KeyId(row.getObject(3, UUID.class)),
                    row.getString(4),
                    new DeploymentId(row.getObject(5, UUID.class)),
                    Endpoint.valueOf(row.getString(6)),
                    row.getString(7),
                    row.getString(8));
            days.addToDay(
                    quarter,
                    moved.zone(),
                    Meter.parse(row.getString(9)).orElseThrow(),
                    new Rollup.Sum(row.getLong(10), row.getBigDecimal(11)));
        });
        return days;
    }
}
