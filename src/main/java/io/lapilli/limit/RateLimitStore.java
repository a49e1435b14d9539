package io.lapilli.limit;

import io.lapilli.shared.RateLimitId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The rows of limits. Where a holder has no id or no model, the columns hold a value that is none. */
@Repository
class RateLimitStore {

    private static final UUID NOBODY = new UUID(0, 0);
    private static final String ALL_MODELS = "";
    private static final String SELECT =
            "SELECT id, kind, holder_id, model_name, requests_per_minute, tokens_per_minute,"
                    + " requests_per_day, concurrent_requests, created_at FROM rate_limit";

    private final JdbcClient jdbc;

    RateLimitStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    List<RateLimit> all() {
        return jdbc.sql(SELECT).query((row, _) -> limit(row)).list();
    }

    /** In the order of creation, after the one given; of one kind or holder where given. */
    List<RateLimit> page(@Nullable LimitKind kind, @Nullable UUID holder, @Nullable RateLimitId after, int limit) {
        return jdbc.sql(SELECT + " WHERE id > :after AND (:kind = '' OR kind = :kind)"
                        + " AND (:anybody = TRUE OR holder_id = :holder) ORDER BY id LIMIT :most")
                .param("after", after == null ? NOBODY : after.value())
                .param("kind", kind == null ? "" : kind.name())
                .param("anybody", holder == null)
                .param("holder", holder == null ? NOBODY : holder)
                .param("most", limit)
                .query((row, _) -> limit(row))
                .list();
    }

    /** Those of one holder, for whichever model; the one for all models first, then by model. */
    List<RateLimit> of(LimitKind kind, UUID holder) {
        return jdbc.sql(SELECT + " WHERE kind = ? AND holder_id = ? ORDER BY model_name")
                .params(kind.name(), holder)
                .query((row, _) -> limit(row))
                .list();
    }

    Optional<RateLimit> find(RateLimitId id) {
        return jdbc.sql(SELECT + " WHERE id = ?")
                .param(id.value())
                .query((row, _) -> limit(row))
                .optional();
    }

    Optional<RateLimit> find(LimitHolder holder) {
        return jdbc.sql(SELECT + " WHERE kind = ? AND holder_id = ? AND model_name = ?")
                .params(holder.kind().name(), id(holder), model(holder))
                .query((row, _) -> limit(row))
                .optional();
    }

    /** @throws org.springframework.dao.DuplicateKeyException when the holder has one */
    void insert(RateLimit limit) {
        bound("""
                INSERT INTO rate_limit (id, kind, holder_id, model_name, requests_per_minute, tokens_per_minute,
                  requests_per_day, concurrent_requests, created_at)
                VALUES (:id, :kind, :holder, :model, :requests, :tokens, :daily, :concurrent, :created)
                """, limit.id(), limit.allowance())
                .param("kind", limit.holder().kind().name())
                .param("holder", id(limit.holder()))
                .param("model", model(limit.holder()))
                .param("created", limit.createdAt().atOffset(ZoneOffset.UTC))
                .update();
    }

    void update(RateLimitId id, Allowance allowance) {
        bound(
                        "UPDATE rate_limit SET requests_per_minute = :requests, tokens_per_minute = :tokens,"
                                + " requests_per_day = :daily, concurrent_requests = :concurrent WHERE id = :id",
                        id,
                        allowance)
                .update();
    }

    private JdbcClient.StatementSpec bound(String sql, RateLimitId id, Allowance allowance) {
        return jdbc.sql(sql)
                .param("id", id.value())
                .param("requests", allowance.requestsPerMinute())
                .param("tokens", allowance.tokensPerMinute())
                .param("daily", allowance.requestsPerDay())
                .param("concurrent", allowance.concurrentRequests());
    }

    void delete(RateLimitId id) {
        jdbc.sql("DELETE FROM rate_limit WHERE id = ?").param(id.value()).update();
    }

    private static UUID id(LimitHolder holder) {
        UUID id = holder.id();
        return id == null ? NOBODY : id;
    }

    private static String model(LimitHolder holder) {
        String model = holder.model();
        return model == null ? ALL_MODELS : model;
    }

    private static RateLimit limit(ResultSet row) throws SQLException {
        UUID holder = row.getObject("holder_id", UUID.class);
        String model = row.getString("model_name");
        return new RateLimit(
                new RateLimitId(row.getObject("id", UUID.class)),
                new LimitHolder(
                        LimitKind.valueOf(row.getString("kind")),
                        holder.equals(NOBODY) ? null : holder,
                        model.equals(ALL_MODELS) ? null : model),
                new Allowance(
                        row.getObject("requests_per_minute", Long.class),
                        row.getObject("tokens_per_minute", Long.class),
                        row.getObject("requests_per_day", Long.class),
                        row.getObject("concurrent_requests", Long.class)),
                row.getObject("created_at", OffsetDateTime.class).toInstant());
    }
}
