package io.lapilli.sandbox;

import io.lapilli.sandbox.text.Ascii;
import io.lapilli.sandbox.text.ChangeSet;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The rows of documents and of their changes; every one is looked for inside of its session. */
@Repository
class DocumentStore {

    private final JdbcClient jdbc;

    DocumentStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** A change without its text, for the timeline. @param restores the version that it brought back */
    record Typed(
            UUID document,
            int version,
            UUID participant,
            Instant at,
            @Nullable Integer restores) {}

    void insert(LiveSessionId session, Document document) {
        String text = Ascii.write(document.text());
        jdbc.sql(
                        "INSERT INTO live_document (id, session_id, kind, first_text, text, version) VALUES (?, ?, ?, ?, ?, 0)")
                .params(document.id(), session.value(), document.kind().name(), text, text)
                .update();
    }

    Optional<Document> find(LiveSessionId session, UUID id) {
        return read(session, id, "");
    }

    /** Nobody else changes it until the transaction ends. */
    Optional<Document> lock(LiveSessionId session, UUID id) {
        return read(session, id, " FOR UPDATE");
    }

    private Optional<Document> read(LiveSessionId session, UUID id, String end) {
        return jdbc.sql("SELECT id, kind, version, text FROM live_document WHERE id = ? AND session_id = ?" + end)
                .params(id, session.value())
                .query((row, _) -> new Document(
                        row.getObject(1, UUID.class),
                        DocumentKind.valueOf(row.getString(2)),
                        row.getInt(3),
                        Ascii.read(row.getString(4))))
                .optional();
    }

    List<Document> all(LiveSessionId session) {
        return jdbc.sql("SELECT id, kind, version, text FROM live_document WHERE session_id = ? ORDER BY id")
                .param(session.value())
                .query((row, _) -> new Document(
                        row.getObject(1, UUID.class),
                        DocumentKind.valueOf(row.getString(2)),
                        row.getInt(3),
                        Ascii.read(row.getString(4))))
                .list();
    }

    /** The text of version 0. */
    Optional<String> firstText(LiveSessionId session, UUID id) {
        return jdbc.sql("SELECT first_text FROM live_document WHERE id = ? AND session_id = ?")
                .params(id, session.value())
                .query((row, _) -> Ascii.read(row.getString(1)))
                .optional();
    }

    /** The count that a client's next change must have. */
    int nextOf(UUID document, String client) {
        return jdbc.sql(
                        "SELECT COALESCE(MAX(client_change) + 1, 0) FROM live_change WHERE document_id = ? AND client = ?")
                .params(document, client)
                .query(Integer.class)
                .single();
    }

    void append(UUID document, UUID participant, NewChanges changes, @Nullable Integer restores, Instant now) {
        int at = 0;
        for (ChangeSet one : changes.changes()) {
            jdbc.sql("""
                            INSERT INTO live_change (document_id, version, client, client_change, participant_id, changes, restores, made_at)
                            VALUES (?, ?, ?, ?, ?, ?, ?, ?)
                            """)
                    .param(document)
                    .param(changes.base() + at + 1)
                    .param(changes.client())
                    .param(changes.first() + at)
                    .param(participant)
                    .param(one.json())
                    .param(restores)
                    .param(OffsetDateTime.ofInstant(now, ZoneOffset.UTC))
                    .update();
            at++;
        }
    }

    /** False when somebody else was faster. */
    boolean advance(UUID document, int from, int to, String text) {
        return jdbc.sql("UPDATE live_document SET version = ?, text = ? WHERE id = ? AND version = ?")
                        .params(to, Ascii.write(text), document, from)
                        .update()
                == 1;
    }

    /** In their order. @param after the version before the first of them @param until the last; inclusive */
    List<Change> changes(LiveSessionId session, UUID document, int after, int until, int most) {
        return jdbc.sql("""
                        SELECT c.version, c.client, c.participant_id, c.changes FROM live_change c
                        JOIN live_document d ON d.id = c.document_id
                        WHERE c.document_id = ? AND d.session_id = ? AND c.version > ? AND c.version <= ?
                        ORDER BY c.version LIMIT ?
                        """)
                .params(document, session.value(), after, until, most)
                .query((row, _) ->
                        new Change(row.getInt(1), row.getString(2), row.getObject(3, UUID.class), row.getString(4)))
                .list();
    }

    /** The newest first. */
    List<Typed> typed(LiveSessionId session, int most) {
        return jdbc.sql("""
                        SELECT c.document_id, c.version, c.participant_id, c.made_at, c.restores FROM live_change c
                        JOIN live_document d ON d.id = c.document_id
                        WHERE d.session_id = ? ORDER BY c.made_at DESC, c.version DESC LIMIT ?
                        """)
                .params(session.value(), most)
                .query((row, _) -> new Typed(
                        row.getObject(1, UUID.class),
                        row.getInt(2),
                        row.getObject(3, UUID.class),
                        row.getObject(4, OffsetDateTime.class).toInstant(),
                        row.getObject(5, Integer.class)))
                .list();
    }

    /** What has become of rooms; both numbers only rise. @param revision of all but the documents */
    record Mark(long revision, long typed) {}

    Map<LiveSessionId, Mark> marks(Collection<LiveSessionId> sessions) {
        return sessions.isEmpty()
                ? Map.of()
                : jdbc
                        .sql("""
                                SELECT s.id, s.revision, COALESCE(SUM(d.version), 0) FROM live_session s
                                LEFT JOIN live_document d ON d.session_id = s.id
                                WHERE s.id IN (:ids) GROUP BY s.id, s.revision
                                """)
                        .param(
                                "ids",
                                sessions.stream().map(LiveSessionId::value).toList())
                        .query((row, _) -> Map.entry(
                                new LiveSessionId(row.getObject(1, UUID.class)),
                                new Mark(row.getLong(2), row.getLong(3))))
                        .list()
                        .stream()
                        .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }
}
