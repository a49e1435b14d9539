package io.lapilli.prompt;

import io.lapilli.shared.KeyId;
import io.lapilli.shared.PromptId;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The rows of what prompts were used for. */
@Repository
class PromptUseStore {

    private final JdbcClient jdbc;

    PromptUseStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** What is counted apart from one another. */
    record Kind(PromptId prompt, LocalDate day, KeyId key, int version) {}

    /** @param lastAt of the last of them */
    record Count(long calls, Instant lastAt) {

        Count and(Count other) {
            return new Count(calls + other.calls, lastAt.isAfter(other.lastAt) ? lastAt : other.lastAt);
        }
    }

    /** Adds to what has been counted. One statement each, so that it holds with several nodes. */
    void add(Kind kind, Count count) {
        if (update(kind, count) == 0) {
            try {
                insert(kind, count);
            } catch (DuplicateKeyException anotherNodeWasFirst) {
                update(kind, count);
            }
        }
    }

    private int update(Kind kind, Count count) {
        return bound("""
                UPDATE prompt_use SET calls = calls + :calls,
                  last_at = CASE WHEN last_at < :last THEN :last ELSE last_at END
                WHERE prompt_id = :prompt AND used_on = :day AND key_id = :key AND number = :number
                """, kind, count).update();
    }

    private void insert(Kind kind, Count count) {
        bound("""
                INSERT INTO prompt_use (prompt_id, used_on, key_id, number, calls, last_at)
                VALUES (:prompt, :day, :key, :number, :calls, :last)
                """, kind, count).update();
    }

    private JdbcClient.StatementSpec bound(String sql, Kind kind, Count count) {
        return jdbc.sql(sql)
                .param("prompt", kind.prompt().value())
                .param("day", kind.day())
                .param("key", kind.key().value())
                .param("number", kind.version())
                .param("calls", count.calls())
                .param("last", PromptRows.at(count.lastAt()));
    }

    Map<PromptId, PromptUse> byPrompt(Collection<PromptId> prompts, LocalDate since) {
        var uses = new HashMap<PromptId, PromptUse>();
        if (!prompts.isEmpty()) {
            jdbc.sql("""
                            SELECT prompt_id, SUM(calls) AS calls, MAX(last_at) AS last_at FROM prompt_use
                            WHERE prompt_id IN (:prompts) AND used_on >= :since GROUP BY prompt_id
                            """)
                    .param("prompts", prompts.stream().map(PromptId::value).toList())
                    .param("since", since)
                    .query(row -> {
                        uses.put(
                                PromptRows.id(row, "prompt_id"),
                                new PromptUse(row.getLong("calls"), PromptRows.instant(row, "last_at")));
                    });
        }
        return uses;
    }

    List<KeyUse> byKey(PromptId prompt, LocalDate since, int most) {
        return jdbc.sql("""
                        SELECT key_id, number, SUM(calls) AS calls, MAX(last_at) AS last_at FROM prompt_use
                        WHERE prompt_id = ? AND used_on >= ? GROUP BY key_id, number
                        ORDER BY calls DESC, key_id, number FETCH FIRST ? ROWS ONLY
                        """)
                .params(prompt.value(), since, most)
                .query((row, _) -> new KeyUse(
                        new KeyId(PromptRows.uuid(row, "key_id")),
                        row.getInt("number"),
                        row.getLong("calls"),
                        PromptRows.instant(row, "last_at")))
                .list();
    }
}
