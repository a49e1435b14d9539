package io.lapilli.pricing;

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
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The rates' rows. */
@Repository
class RateStore {

    private final JdbcClient jdbc;

    RateStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    List<Rate> all() {
        return jdbc.sql("SELECT * FROM rate ORDER BY valid_from, id")
                .query(RateStore::rate)
                .list();
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

    private static Instant instant(OffsetDateTime at) {
        return at.toInstant();
    }
}
