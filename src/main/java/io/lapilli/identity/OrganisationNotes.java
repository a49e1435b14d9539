package io.lapilli.identity;

import io.lapilli.shared.OrganisationId;
import io.lapilli.shared.UserId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The rows of {@code organisation_note}. */
@Repository
class OrganisationNotes {

    private final JdbcClient jdbc;

    OrganisationNotes(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    void insert(UUID id, OrganisationNote note) {
        jdbc.sql("""
                INSERT INTO organisation_note (id, organisation_id, kind, happened_at, user_id, value_before,
                    value_after)
                VALUES (:id, :organisation, :kind, :at, :user, :before, :after)""")
                .param("id", id)
                .param("organisation", note.organisation().value())
                .param("kind", note.kind().name())
                .param("at", Rows.at(note.at()))
                .param("user", note.by() == null ? null : note.by().value())
                .param("before", note.before())
                .param("after", note.after())
                .update();
    }

    List<OrganisationNote> newest(OrganisationId organisation, int limit) {
        return jdbc.sql("SELECT * FROM organisation_note WHERE organisation_id = ? ORDER BY id DESC LIMIT ?")
                .params(organisation.value(), limit)
                .query(OrganisationNotes::read)
                .list();
    }

    private static OrganisationNote read(ResultSet row, int number) throws SQLException {
        UUID user = row.getObject("user_id", UUID.class);
        return new OrganisationNote(
                new OrganisationId(Rows.uuid(row, "organisation_id")),
                OrganisationNote.Kind.valueOf(row.getString("kind")),
                Rows.instant(row, "happened_at"),
                user == null ? null : new UserId(user),
                row.getString("value_before"),
                row.getString("value_after"));
    }
}
