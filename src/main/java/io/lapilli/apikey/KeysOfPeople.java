package io.lapilli.apikey;

import io.lapilli.identity.PersonalKeys;
import io.lapilli.shared.KeyId;
import io.lapilli.shared.OrganisationId;
import io.lapilli.shared.UserId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Tells the module of the people which keys go with a person; those that nobody holds are not among them. */
@Repository
class KeysOfPeople implements PersonalKeys {

    private final JdbcClient jdbc;

    KeysOfPeople(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public List<PersonalKey> of(UserId person, @Nullable OrganisationId organisation, int most) {
        return jdbc.sql(
                        "SELECT id, kind, organisation_id, name, last4, created_at, expires_at, last_used_at FROM api_key"
                                + " WHERE user_id = :person AND revoked_at IS NULL AND kind <> 'PLAYGROUND' "
                                + (organisation == null ? "" : "AND organisation_id = :organisation ")
                                + "ORDER BY last_used_at DESC NULLS LAST, id DESC LIMIT :most")
                .param("person", person.value())
                .param("organisation", organisation == null ? null : organisation.value())
                .param("most", most)
                .query(KeysOfPeople::read)
                .list();
    }

    private static PersonalKey read(ResultSet row, int number) throws SQLException {
        KeyKind kind = KeyKind.valueOf(row.getString("kind"));
        return new PersonalKey(
                new KeyId(Objects.requireNonNull(Rows.uuid(row, "id"))),
                new OrganisationId(Objects.requireNonNull(Rows.uuid(row, "organisation_id"))),
                row.getString("name"),
                KeyText.prefix(kind) + "…" + row.getString("last4"),
                kind != KeyKind.PROJECT,
                Rows.instant(row, "created_at"),
                Rows.instantOrNull(row, "expires_at"),
                Rows.instantOrNull(row, "last_used_at"));
    }
}
