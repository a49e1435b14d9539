package io.lapilli.gateway;

import static org.awaitility.Awaitility.await;

import io.lapilli.shared.OrganisationId;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What the database says became of requests, once it does. */
final class Settlements {

    private final JdbcClient jdbc;

    Settlements(ApplicationContext portal) {
        jdbc = portal.getBean(JdbcClient.class);
    }

    /** A request record with the tokens of its usage event; the counts are null when there is no event. */
    record Settlement(
            int status,
            @Nullable String code,
            int attempts,
            @Nullable Integer firstTokenMillis,
            @Nullable Long prompt,
            @Nullable Long cached,
            @Nullable Long completion,
            @Nullable Long reasoning,
            @Nullable Long embedding,
            @Nullable Boolean estimated,
            @Nullable BigDecimal amount) {

        boolean charged() {
            return prompt != null;
        }
    }

    /** Those of the only request for that model. */
    Settlement of(String model) {
        return await().atMost(Duration.ofSeconds(10))
                .pollInterval(Duration.ofMillis(20))
                .until(() -> all(model), found -> !found.isEmpty())
                .getFirst();
    }

    List<Settlement> all(String model) {
        return jdbc.sql("""
                SELECT r.*, e.prompt_uncached, e.prompt_cached, e.completion, e.reasoning, e.embedding, e.estimated, e.amount
                FROM request_record r LEFT JOIN usage_event e ON e.request_id = r.request_id
                WHERE r.model_name = ?""").param(model).query().listOfRows().stream()
                .map(Settlements::read)
                .toList();
    }

    private static Settlement read(Map<String, Object> row) {
        return new Settlement(
                ((Number) row.get("status")).intValue(),
                (String) row.get("code"),
                ((Number) row.get("attempts")).intValue(),
                (Integer) row.get("first_token_ms"),
                (Long) row.get("prompt_uncached"),
                (Long) row.get("prompt_cached"),
                (Long) row.get("completion"),
                (Long) row.get("reasoning"),
                (Long) row.get("embedding"),
                (Boolean) row.get("estimated"),
                (BigDecimal) row.get("amount"));
    }

    long refusals(OrganisationId organisation, String code) {
        return jdbc.sql("SELECT COALESCE(SUM(refusals), 0) FROM refusal_quarter WHERE organisation_id = ? AND code = ?")
                .params(organisation.value(), code)
                .query(Long.class)
                .single();
    }
}
