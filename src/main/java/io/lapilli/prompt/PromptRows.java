package io.lapilli.prompt;

import io.lapilli.shared.OrganisationId;
import io.lapilli.shared.ProjectId;
import io.lapilli.shared.PromptId;
import io.lapilli.shared.UserId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Between columns and values, the same on both engines. */
final class PromptRows {

    private PromptRows() {}

    /** Now, as precise as both engines keep it. */
    static Instant now(Clock clock) {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }

    static OffsetDateTime at(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }

    static @Nullable OffsetDateTime atOrNull(@Nullable Instant instant) {
        return instant == null ? null : at(instant);
    }

    static @Nullable UUID value(@Nullable UserId user) {
        return user == null ? null : user.value();
    }

    static Instant instant(ResultSet row, String column) throws SQLException {
        return row.getObject(column, OffsetDateTime.class).toInstant();
    }

    static @Nullable Instant instantOrNull(ResultSet row, String column) throws SQLException {
        OffsetDateTime at = row.getObject(column, OffsetDateTime.class);
        return at == null ? null : at.toInstant();
    }

    static UUID uuid(ResultSet row, String column) throws SQLException {
        return row.getObject(column, UUID.class);
    }

    static PromptId id(ResultSet row, String column) throws SQLException {
        return new PromptId(uuid(row, column));
    }

    static Prompt prompt(ResultSet row, int number) throws SQLException {
        return new Prompt(
                id(row, "id"),
                new OrganisationId(uuid(row, "organisation_id")),
                new ProjectId(uuid(row, "project_id")),
                row.getString("name"),
                row.getInt("latest"),
                instant(row, "created_at"),
                instant(row, "changed_at"),
                instantOrNull(row, "archived_at"));
    }

    static VersionHead head(ResultSet row, int number) throws SQLException {
        return new VersionHead(
                row.getInt("number"),
                row.getString("note"),
                row.getString("author_name"),
                instant(row, "published_at"));
    }

    static LabelMove move(ResultSet row, int number) throws SQLException {
        return new LabelMove(
                row.getString("label"),
                row.getObject("before", Integer.class),
                row.getObject("after", Integer.class),
                row.getBoolean("rolled_back"),
                row.getString("by_name"),
                instant(row, "moved_at"));
    }
}
