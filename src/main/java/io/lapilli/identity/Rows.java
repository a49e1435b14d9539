package io.lapilli.identity;

import io.lapilli.shared.Names;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Between columns and values, the same on both engines. */
final class Rows {

    private Rows() {}

    /** Now, as precise as both engines keep it, so that what was written reads back equal. */
    static Instant now(Clock clock) {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }

    static OffsetDateTime at(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }

    static @Nullable OffsetDateTime atOrNull(@Nullable Instant instant) {
        return instant == null ? null : at(instant);
    }

    static Instant instant(ResultSet row, String column) throws SQLException {
        return row.getObject(column, OffsetDateTime.class).toInstant();
    }

    static @Nullable Instant instantOrNull(ResultSet row, String column) throws SQLException {
        OffsetDateTime at = row.getObject(column, OffsetDateTime.class);
        return at == null ? null : at.toInstant();
    }

    /** A pattern for {@code LIKE … ESCAPE '!'} on what is kept in lower case. */
    static String containing(String text) {
        String escaped = Names.key(text).replace("!", "!!").replace("%", "!%").replace("_", "!_");
        return '%' + escaped + '%';
    }

    static UUID uuid(ResultSet row, String column) throws SQLException {
        return row.getObject(column, UUID.class);
    }

    static @Nullable ZoneId zoneOrNull(ResultSet row, String column) throws SQLException {
        String zone = row.getString(column);
        return zone == null ? null : ZoneId.of(zone);
    }

    static <E extends Enum<E>> @Nullable E constantOrNull(Class<E> kind, ResultSet row, String column)
            throws SQLException {
        String name = row.getString(column);
        return name == null ? null : Enum.valueOf(kind, name);
    }
}
