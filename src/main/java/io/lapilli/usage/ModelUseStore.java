package io.lapilli.usage;

import io.lapilli.pricing.KnownUse;
import io.lapilli.shared.Meter;
import io.lapilli.shared.OrganisationId;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Tells prices who used a model, from the rollups by day of UTC. */
@Repository
class ModelUseStore implements KnownUse {

    private final JdbcClient jdbc;

    ModelUseStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public List<ModelUse> ofModel(String model, LocalDate first, LocalDate last) {
        return jdbc.sql("""
                SELECT o.id, o.name, o.currency, d.service_class, d.meter, SUM(d.quantity), SUM(d.amount)
                FROM organisation o JOIN usage_day d ON d.organisation_id = o.id AND d.zone = :zone
                WHERE o.operator = FALSE AND d.usage_date BETWEEN :first AND :last AND d.model_name = :model
                GROUP BY o.id, o.name, o.currency, d.service_class, d.meter""")
                .param("zone", DayZones.UTC.getId())
                .param("first", first)
                .param("last", last)
                .param("model", model)
                .query((row, _) -> new ModelUse(
                        new OrganisationId(row.getObject(1, UUID.class)),
                        row.getString(2),
                        row.getString(3),
                        row.getString(4),
                        Meter.parse(row.getString(5)).orElseThrow(),
                        row.getLong(6),
                        Amounts.plain(row.getBigDecimal(7))))
                .list();
    }
}
