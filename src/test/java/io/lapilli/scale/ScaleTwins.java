package io.lapilli.scale;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Makes four of every request, all alike but for their ids, and all sums four times as large. */
final class ScaleTwins {

    static final int ALIKE = 4;

    private static final Duration AT_ONCE = Duration.ofDays(7);

    /** What is summed of an organisation, and in which columns. */
    private static final List<String> SUMS = List.of(
            "usage_quarter SET quantity = quantity * 4, amount = amount * 4",
            "usage_day SET quantity = quantity * 4, amount = amount * 4",
            "usage_total SET tokens = tokens * 4, requests = requests * 4, amount = amount * 4",
            "speed_day SET answers = answers * 4",
            "settled_day SET requests = requests * 4, events = events * 4");

    private static final String TWINS = """
            INSERT INTO request_record (request_id, organisation_id, project_id, key_id, model_name, deployment_id,
              endpoint, streamed, status, code, attempts, admitted_at, first_token_ms, duration_ms, service_class,
              prompt_uncached, prompt_cached, prompt_cache_write, completion, reasoning, embedding, estimated, currency,
              amount, charge, output_words, output_lines, output_characters)
            SELECT CAST(CONCAT(SUBSTRING(CAST(r.request_id AS VARCHAR), 1, 35),
                TRANSLATE(SUBSTRING(CAST(r.request_id AS VARCHAR), 36, 1), '0123456789abcdef', t.digits)) AS UUID),
              organisation_id, project_id, key_id, model_name, deployment_id, endpoint, streamed, status, code, attempts,
              admitted_at, first_token_ms, duration_ms, service_class, prompt_uncached, prompt_cached,
              prompt_cache_write, completion, reasoning, embedding, estimated, currency, amount, charge, output_words,
              output_lines, output_characters
            FROM request_record r CROSS JOIN (VALUES (CAST('123456789abcdef0' AS VARCHAR)), ('23456789abcdef01'),
              ('3456789abcdef012')) AS t (digits)
            WHERE r.request_id >= ? AND r.request_id < ?
            """;

    private final JdbcClient jdbc;
    private final Instant now;

    ScaleTwins(JdbcClient jdbc, Instant now) {
        this.jdbc = jdbc;
        this.now = now;
    }

    void make(ScaleData.Progress progress) {
        long made = 0;
        Instant end = now.plus(Duration.ofDays(1));
        for (Instant from = now.minus(Duration.ofDays(ScaleSize.DAYS + 2L));
                from.isBefore(end);
                from = from.plus(AT_ONCE)) {
            made += jdbc.sql(TWINS).params(idAt(from), idAt(from.plus(AT_ONCE))).update();
            progress.reached("twins", made);
        }
        // in pieces, since a change of all rows at once has to be kept until it is committed
        List<UUID> organisations = jdbc.sql("SELECT organisation_id FROM speed_day GROUP BY organisation_id"
                        + " UNION SELECT organisation_id FROM settled_day GROUP BY organisation_id")
                .query(UUID.class)
                .list();
        for (String sum : SUMS) {
            for (UUID organisation : organisations) {
                jdbc.sql("UPDATE " + sum + " WHERE organisation_id = ?")
                        .param(organisation)
                        .update();
            }
        }
        jdbc.sql("UPDATE wallet_entry SET amount = amount * 4 WHERE kind = 'CHARGE'")
                .update();
        progress.reached("sums", organisations.size());
    }

    /** Before all ids of that millisecond: ids begin with it. */
    private static UUID idAt(Instant at) {
        return new UUID(at.toEpochMilli() << 16, 0);
    }
}
