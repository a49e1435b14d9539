package io.lapilli.prompt;

import io.lapilli.shared.Changes;
import io.lapilli.shared.Names;
import io.lapilli.shared.OrganisationId;
import io.lapilli.shared.ProjectId;
import io.lapilli.shared.PromptId;
import io.lapilli.shared.UserId;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/**
 * The rows of prompts, versions and labels; every read names the organisation, or the prompt that was found by it.
 * Whoever changes one raises the mark first ({@link #nextVersion}): its row's lock puts versions into the order of the
 * commits.
 */
@Repository
class PromptStore {

    static final String TOPIC = "prompts";

    private static final String PROMPT =
            "SELECT id, organisation_id, project_id, name, latest, created_at, changed_at, archived_at FROM prompt";
    private static final String HEAD = "SELECT v.number, v.note, u.name AS author_name, v.published_at"
            + " FROM prompt_version v LEFT JOIN app_user u ON u.id = v.author_id";
    private static final String MOVE = "SELECT m.label, m.before, m.after, m.rolled_back, u.name AS by_name, m.moved_at"
            + " FROM prompt_label_move m LEFT JOIN app_user u ON u.id = m.by_user_id";
    private static final int LONGEST_WORDS = 20_000;

    private final JdbcClient jdbc;
    private final Changes changes;

    PromptStore(JdbcClient jdbc, Changes changes) {
        this.jdbc = jdbc;
        this.changes = changes;
    }

    /** Raises the mark; the version returned belongs into every row that this transaction writes. */
    long nextVersion() {
        changes.mark(TOPIC);
        return version();
    }

    long version() {
        return jdbc.sql("SELECT version FROM change_mark WHERE topic = ?")
                .param(TOPIC)
                .query(Long.class)
                .single();
    }

    // ---- prompts

    /** @throws org.springframework.dao.DuplicateKeyException when the name is taken */
    void insert(Prompt prompt, String words, long version) {
        bound("""
                INSERT INTO prompt (id, organisation_id, project_id, name, name_key, latest, words, created_at,
                  changed_at, archived_at, version)
                VALUES (:id, :organisation, :project, :name, :key, :latest, :words, :created, :changed, :archived,
                  :version)
                """, prompt, version)
                .param("project", prompt.project().value())
                .param("created", PromptRows.at(prompt.createdAt()))
                .param("words", words)
                .update();
    }

    /** All but the words. @throws org.springframework.dao.DuplicateKeyException when the name is taken */
    void update(Prompt prompt, long version) {
        bound("""
                UPDATE prompt SET name = :name, name_key = :key, latest = :latest, changed_at = :changed,
                  archived_at = :archived, version = :version
                WHERE organisation_id = :organisation AND id = :id
                """, prompt, version).update();
    }

    void setWords(PromptId prompt, String words) {
        jdbc.sql("UPDATE prompt SET words = ? WHERE id = ?")
                .params(words, prompt.value())
                .update();
    }

    private JdbcClient.StatementSpec bound(String sql, Prompt prompt, long version) {
        return jdbc.sql(sql)
                .param("id", prompt.id().value())
                .param("organisation", prompt.organisation().value())
                .param("name", prompt.name())
                .param("key", Names.key(prompt.name()))
                .param("latest", prompt.latest())
                .param("changed", PromptRows.at(prompt.changedAt()))
                .param("archived", PromptRows.atOrNull(prompt.archivedAt()))
                .param("version", version);
    }

    /** What is searched of a version. */
    static String words(PromptContent content) {
        var words = new StringBuilder();
        for (PromptMessage message : content.messages()) {
            words.append(message.text().toLowerCase(Locale.ROOT)).append('\n');
        }
        int end = Math.min(words.length(), LONGEST_WORDS);
        boolean cut = end > 0 && Character.isHighSurrogate(words.charAt(end - 1));
        return words.substring(0, cut ? end - 1 : end);
    }

    Optional<Prompt> find(OrganisationId organisation, PromptId id) {
        return jdbc.sql(PROMPT + " WHERE organisation_id = ? AND id = ?")
                .params(organisation.value(), id.value())
                .query(PromptRows::prompt)
                .optional();
    }

    int count(ProjectId project) {
        return jdbc.sql("SELECT COUNT(*) FROM prompt WHERE project_id = ?")
                .param(project.value())
                .query(Integer.class)
                .single();
    }

    /** In the order of creation. */
    List<Prompt> page(PromptQuery query, @Nullable PromptId after, int limit) {
        return asked(
                        PROMPT + where(query) + (after == null ? "" : " AND id > :after")
                                + " ORDER BY id FETCH FIRST :limit ROWS ONLY",
                        query)
                .param("after", after == null ? null : after.value())
                .param("limit", limit)
                .query(PromptRows::prompt)
                .list();
    }

    /** The one changed last first. */
    List<Prompt> lately(PromptQuery query, int offset, int limit) {
        return asked(
                        PROMPT + where(query)
                                + " ORDER BY changed_at DESC, id OFFSET :offset ROWS FETCH NEXT :limit ROWS ONLY",
                        query)
                .param("offset", offset)
                .param("limit", limit)
                .query(PromptRows::prompt)
                .list();
    }

    int count(PromptQuery query) {
        return asked("SELECT COUNT(*) FROM prompt" + where(query), query)
                .query(Integer.class)
                .single();
    }

    private static String where(PromptQuery query) {
        return " WHERE organisation_id = :organisation"
                + (query.project() == null ? "" : " AND project_id = :project")
                + (query.archivedToo() ? "" : " AND archived_at IS NULL")
                + (query.text().isEmpty()
                        ? ""
                        : " AND (name_key LIKE :text ESCAPE '!' OR words LIKE :text ESCAPE '!')");
    }

    private JdbcClient.StatementSpec asked(String sql, PromptQuery query) {
        return jdbc.sql(sql)
                .param("organisation", query.organisation().value())
                .param(
                        "project",
                        query.project() == null ? null : query.project().value())
                .param("text", '%' + Names.key(query.text()).replaceAll("[!%_]", "!$0") + '%');
    }

    // ---- versions

    /** @throws org.springframework.dao.DuplicateKeyException when there is one of that number */
    void insert(PromptId prompt, int number, PromptContent content, String note, @Nullable UserId author, Instant at) {
        jdbc.sql("""
                        INSERT INTO prompt_version (prompt_id, number, content, note, author_id, published_at)
                        VALUES (:prompt, :number, :content, :note, :author, :at)
                        """)
                .param("prompt", prompt.value())
                .param("number", number)
                .param("content", ContentJson.write(content))
                .param("note", note)
                .param("author", PromptRows.value(author))
                .param("at", PromptRows.at(at))
                .update();
    }

    Optional<PromptVersion> version(PromptId prompt, int number) {
        return jdbc.sql("""
                        SELECT v.number, v.content, v.note, v.author_id, u.name AS author_name, v.published_at
                        FROM prompt_version v LEFT JOIN app_user u ON u.id = v.author_id
                        WHERE v.prompt_id = ? AND v.number = ?
                        """)
                .params(prompt.value(), number)
                .query((row, _) -> {
                    UUID author = row.getObject("author_id", UUID.class);
                    return new PromptVersion(
                            prompt,
                            row.getInt("number"),
                            ContentJson.read(row.getString("content")),
                            row.getString("note"),
                            author == null ? null : new UserId(author),
                            row.getString("author_name"),
                            PromptRows.instant(row, "published_at"));
                })
                .optional();
    }

    /** The newest first. @param before the number that the page before ended with; null: from the newest on */
    List<VersionHead> versions(PromptId prompt, @Nullable Integer before, int limit) {
        return jdbc.sql(HEAD + " WHERE v.prompt_id = :prompt" + (before == null ? "" : " AND v.number < :before")
                        + " ORDER BY v.number DESC FETCH FIRST :limit ROWS ONLY")
                .param("prompt", prompt.value())
                .param("before", before)
                .param("limit", limit)
                .query(PromptRows::head)
                .list();
    }

    // ---- labels

    /** By their names. */
    Map<String, Integer> labels(PromptId prompt) {
        return labels(List.of(prompt)).getOrDefault(prompt, Map.of());
    }

    /** By prompt, then by their names. */
    Map<PromptId, Map<String, Integer>> labels(Collection<PromptId> prompts) {
        var labels = new HashMap<PromptId, Map<String, Integer>>();
        if (!prompts.isEmpty()) {
            jdbc.sql("SELECT prompt_id, label, number FROM prompt_label WHERE prompt_id IN (:prompts)")
                    .param("prompts", prompts.stream().map(PromptId::value).toList())
                    .query(row -> {
                        labels.computeIfAbsent(PromptRows.id(row, "prompt_id"), _ -> new TreeMap<>())
                                .put(row.getString("label"), row.getInt("number"));
                    });
        }
        return labels;
    }

    /** @param number null: it points nowhere any more */
    void point(PromptId prompt, String label, @Nullable Integer number, Instant at) {
        jdbc.sql("DELETE FROM prompt_label WHERE prompt_id = ? AND label = ?")
                .params(prompt.value(), label)
                .update();
        if (number != null) {
            jdbc.sql("INSERT INTO prompt_label (prompt_id, label, number, moved_at) VALUES (?, ?, ?, ?)")
                    .params(prompt.value(), label, number, PromptRows.at(at))
                    .update();
        }
    }

    void insert(long version, PromptId prompt, LabelMove move, @Nullable UserId by) {
        jdbc.sql("""
                        INSERT INTO prompt_label_move (version, prompt_id, label, before, after, rolled_back, by_user_id,
                          moved_at)
                        VALUES (:version, :prompt, :label, :before, :after, :back, :by, :at)
                        """)
                .param("version", version)
                .param("prompt", prompt.value())
                .param("label", move.label())
                .param("before", move.before())
                .param("after", move.after())
                .param("back", move.rolledBack())
                .param("by", PromptRows.value(by))
                .param("at", PromptRows.at(move.at()))
                .update();
    }

    /** Of one label, the oldest first; the last {@code most} of them. */
    List<LabelMove> moves(PromptId prompt, String label, int most) {
        return jdbc.sql(MOVE + " WHERE m.prompt_id = ? AND m.label = ? ORDER BY m.version DESC FETCH FIRST ? ROWS ONLY")
                .params(prompt.value(), label, most)
                .query(PromptRows::move)
                .list()
                .reversed();
    }

    /** Of all labels, the newest first. */
    List<LabelMove> moves(PromptId prompt, int most) {
        return jdbc.sql(MOVE + " WHERE m.prompt_id = ? ORDER BY m.version DESC FETCH FIRST ? ROWS ONLY")
                .params(prompt.value(), most)
                .query(PromptRows::move)
                .list();
    }

    // ---- what is held in memory

    /** A prompt as the book holds it. */
    record Pointers(Prompt prompt, Map<String, Integer> labels, long version) {}

    /** Those that a newer version than that touched; all with 0. */
    List<Pointers> changed(long since) {
        var versions = new HashMap<PromptId, Long>();
        List<Prompt> prompts = jdbc.sql(
                        "SELECT id, organisation_id, project_id, name, latest, created_at, changed_at, archived_at,"
                                + " version FROM prompt WHERE version > ?")
                .param(since)
                .query((row, number) -> {
                    Prompt prompt = PromptRows.prompt(row, number);
                    versions.put(prompt.id(), row.getLong("version"));
                    return prompt;
                })
                .list();
        var labels = new HashMap<PromptId, Map<String, Integer>>();
        jdbc.sql("SELECT l.prompt_id, l.label, l.number FROM prompt_label l JOIN prompt p ON p.id = l.prompt_id"
                        + " WHERE p.version > ?")
                .param(since)
                .query(row -> {
                    labels.computeIfAbsent(PromptRows.id(row, "prompt_id"), _ -> new HashMap<>())
                            .put(row.getString("label"), row.getInt("number"));
                });
        return prompts.stream()
                .map(prompt -> new Pointers(
                        prompt,
                        Map.copyOf(labels.getOrDefault(prompt.id(), Map.of())),
                        versions.getOrDefault(prompt.id(), 0L)))
                .toList();
    }
}
