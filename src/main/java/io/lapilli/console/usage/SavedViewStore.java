package io.lapilli.console.usage;

import io.lapilli.shared.Names;
import io.lapilli.shared.OrganisationId;
import io.lapilli.shared.UserId;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The rows of saved views; every statement names the user and the organisation. */
@Repository
class SavedViewStore {

    private final JdbcClient jdbc;

    SavedViewStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** By name. */
    List<SavedView> all(UserId user, OrganisationId organisation) {
        return jdbc.sql("SELECT id, name, query FROM saved_view WHERE user_id = ? AND organisation_id = ?"
                        + " ORDER BY name_key")
                .params(user.value(), organisation.value())
                .query((row, _) -> new SavedView(row.getObject(1, UUID.class), row.getString(2), row.getString(3)))
                .list();
    }

    void insert(UserId user, OrganisationId organisation, SavedView view, Instant now) {
        jdbc.sql("INSERT INTO saved_view (id, user_id, organisation_id, name, name_key, query, created_at)"
                        + " VALUES (?, ?, ?, ?, ?, ?, ?)")
                .params(
                        view.id(),
                        user.value(),
                        organisation.value(),
                        view.name(),
                        Names.key(view.name()),
                        view.query(),
                        now.atOffset(ZoneOffset.UTC))
                .update();
    }

    void rename(UserId user, OrganisationId organisation, UUID view, String name) {
        jdbc.sql("UPDATE saved_view SET name = ?, name_key = ?"
                        + " WHERE id = ? AND user_id = ? AND organisation_id = ?")
                .params(name, Names.key(name), view, user.value(), organisation.value())
                .update();
    }

    void delete(UserId user, OrganisationId organisation, UUID view) {
        jdbc.sql("DELETE FROM saved_view WHERE id = ? AND user_id = ? AND organisation_id = ?")
                .params(view, user.value(), organisation.value())
                .update();
    }
}
