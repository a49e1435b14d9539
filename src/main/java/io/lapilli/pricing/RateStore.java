package io.lapilli.pricing;

import io.lapilli.shared.CalendarWindow;
import io.lapilli.shared.InvalidInputException;
import io.lapilli.shared.Meter;
import io.lapilli.shared.OrganisationId;
import io.lapilli.shared.RateId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The rates' rows. */
@Repository
class RateStore {

    private static final String ORDER = " ORDER BY model_name, CASE meter "
            + Stream.of(Meter.values())
                    .map(meter -> "WHEN '" + meter.name() + "' THEN " + meter.ordinal())
                    .collect(Collectors.joining(" "))
            + " END, CASE WHEN organisation_id IS NOT NULL THEN 2 WHEN tier IS NOT NULL THEN 1 ELSE 0 END,"
            + " organisation_id, tier, CASE WHEN service_class IS NULL THEN 0 ELSE 1 END, service_class,"
            + " CASE WHEN window_zone IS NULL THEN 0 ELSE 1 END, prompt_tokens_min, valid_from DESC, id";

    private final JdbcClient jdbc;

    RateStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    List<Rate> all() {
        return jdbc.sql("SELECT * FROM rate ORDER BY valid_from, id")
                .query(RateStore::rate)
                .list();
    }

    /** Every rate of a model and a meter, whomever it is for. */
    List<Rate> of(String model, Meter meter) {
        return jdbc.sql("SELECT * FROM rate WHERE model_name = ? AND meter = ? ORDER BY valid_from, id")
                .param(model)
                .param(meter.name())
                .query(RateStore::rate)
                .list();
    }

    /** Every rate of a model, whatever it counts and whomever it is for. */
    List<Rate> ofModel(String model) {
        return jdbc.sql("SELECT * FROM rate WHERE model_name = ? ORDER BY valid_from, id")
                .param(model)
                .query(RateStore::rate)
                .list();
    }

    List<Rate> search(RateFilter filter, Instant now, int offset, int limit) {
        return matching("SELECT *", filter, now, ORDER + " OFFSET :offset ROWS FETCH NEXT :limit ROWS ONLY")
                .param("offset", offset)
                .param("limit", limit)
                .query(RateStore::rate)
                .list();
    }

    int count(RateFilter filter, Instant now) {
        return matching("SELECT COUNT(*)", filter, now, "").query(Integer.class).single();
    }

    private JdbcClient.StatementSpec matching(String select, RateFilter filter, Instant now, String order) {
        var where = new ArrayList<String>();
        var values = new HashMap<String, Object>();
        if (filter.model() != null) {
            where.add("model_name = :model");
            values.put("model", filter.model());
        }
        if (filter.organisation() != null) {
            where.add("organisation_id = :organisation");
            values.put("organisation", filter.organisation().value());
        }
        if (filter.kind() != null) {
            where.add(
                    switch (filter.kind()) {
                        case CONTRACT -> "organisation_id IS NOT NULL";
                        case TIER -> "tier IS NOT NULL";
                        case LIST -> "organisation_id IS NULL AND tier IS NULL";
                    });
        }
        switch (filter.time()) {
            case NOW -> where.add("valid_from <= :now AND (valid_to IS NULL OR valid_to > :now)");
            case TO_COME -> where.add("valid_from > :now");
            case ENDED -> where.add("valid_to <= :now");
            case ANY -> {}
        }
        if (filter.time() != RateFilter.Time.ANY) {
            values.put("now", utc(now));
        }
        return jdbc.sql(select + " FROM rate" + (where.isEmpty() ? "" : " WHERE " + String.join(" AND ", where))
                        + order)
                .params(values);
    }

    Optional<Rate> byId(RateId id) {
        return jdbc.sql("SELECT * FROM rate WHERE id = ?")
                .param(id.value())
                .query(RateStore::rate)
                .optional();
    }

    /** By id, which is by the time of entry. */
    List<Rate> list(int most, @Nullable RateId after, @Nullable String model, @Nullable OrganisationId organisation) {
        var where = new ArrayList<String>();
        var values = new ArrayList<Object>();
        if (after != null) {
            where.add("id > ?");
            values.add(after.value());
        }
        if (model != null) {
            where.add("model_name = ?");
            values.add(model);
        }
        if (organisation != null) {
            where.add("organisation_id = ?");
            values.add(organisation.value());
        }
        values.add(most);
        return jdbc.sql("SELECT * FROM rate" + (where.isEmpty() ? "" : " WHERE " + String.join(" AND ", where))
                        + " ORDER BY id FETCH FIRST ? ROWS ONLY")
                .params(values)
                .query(RateStore::rate)
                .list();
    }

    /** @throws InvalidInputException when the organisation does not exist */
    void insert(Rate rate) {
        CalendarWindow window = rate.window();
        RateBand band = rate.band();
        try {
            jdbc.sql("INSERT INTO rate (id, model_name, meter, price, per, currency, valid_from, valid_to,"
                            + " organisation_id, tier, service_class, prompt_tokens_min, prompt_tokens_max,"
                            + " window_zone, window_days, window_from, window_to, created_at)"
                            + " VALUES (:id, :model, :meter, :price, :per, :currency, :valid_from, :valid_to,"
                            + " :organisation, :tier, :service_class, :min, :max, :zone, :days, :from, :to,"
                            + " :created_at)")
                    .param("id", rate.id().value())
                    .param("model", rate.model())
                    .param("meter", rate.meter().name())
                    .param("price", rate.price())
                    .param("per", rate.per())
                    .param("currency", rate.currency())
                    .param("valid_from", utc(rate.validFrom()))
                    .param("valid_to", rate.validTo() == null ? null : utc(rate.validTo()))
                    .param(
                            "organisation",
                            rate.organisation() == null
                                    ? null
                                    : rate.organisation().value())
                    .param("tier", rate.tier())
                    .param("service_class", rate.serviceClass())
                    .param("min", band == null ? null : band.min())
                    .param("max", band == null ? null : band.max())
                    .param("zone", window == null ? null : window.zone().getId())
                    .param("days", window == null ? null : days(window))
                    .param("from", window == null ? null : window.from().toString())
                    .param("to", window == null ? null : window.to().toString())
                    .param("created_at", utc(rate.createdAt()))
                    .update();
        } catch (DataIntegrityViolationException unknownOrganisation) {
            if (rate.organisation() == null) {
                throw unknownOrganisation;
            }
            throw new InvalidInputException(
                    "organization_id", "not_found", "there is no organisation " + rate.organisation());
        }
    }

    /** @param at null: it has no end any more */
    void end(RateId id, @Nullable Instant at) {
        jdbc.sql("UPDATE rate SET valid_to = :at WHERE id = :id")
                .param("at", at == null ? null : utc(at))
                .param("id", id.value())
                .update();
    }

    void delete(RateId id) {
        jdbc.sql("DELETE FROM rate WHERE id = ?").param(id.value()).update();
    }

    private static Rate rate(ResultSet row, int number) throws SQLException {
        UUID organisation = row.getObject("organisation_id", UUID.class);
        return new Rate(
                new RateId(row.getObject("id", UUID.class)),
                row.getString("model_name"),
                Meter.valueOf(row.getString("meter")),
                row.getBigDecimal("price"),
                row.getLong("per"),
                row.getString("currency"),
                instant(row.getObject("valid_from", OffsetDateTime.class)),
                row.getObject("valid_to") == null ? null : instant(row.getObject("valid_to", OffsetDateTime.class)),
                organisation == null ? null : new OrganisationId(organisation),
                row.getString("tier"),
                row.getString("service_class"),
                band(row.getObject("prompt_tokens_min", Long.class), row.getObject("prompt_tokens_max", Long.class)),
                window(row),
                instant(row.getObject("created_at", OffsetDateTime.class)));
    }

    private static @Nullable RateBand band(@Nullable Long min, @Nullable Long max) {
        return min == null && max == null ? null : new RateBand(min == null ? 0 : min, max);
    }

    private static @Nullable CalendarWindow window(ResultSet row) throws SQLException {
        String zone = row.getString("window_zone");
        if (zone == null) {
            return null;
        }
        Set<DayOfWeek> days = Stream.of(row.getString("window_days").split(","))
                .map(CalendarWindow::day)
                .collect(Collectors.toUnmodifiableSet());
        return new CalendarWindow(
                ZoneId.of(zone),
                days,
                LocalTime.parse(row.getString("window_from")),
                LocalTime.parse(row.getString("window_to")));
    }

    private static String days(CalendarWindow window) {
        return window.days().stream().sorted().map(CalendarWindow::text).collect(Collectors.joining(","));
    }

    private static OffsetDateTime utc(Instant at) {
        return at.atOffset(ZoneOffset.UTC);
    }

    private static Instant instant(OffsetDateTime at) {
        return at.toInstant();
    }
}
