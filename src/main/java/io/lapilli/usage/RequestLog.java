package io.lapilli.usage;

import io.lapilli.shared.DeploymentId;
import io.lapilli.shared.KeyId;
import io.lapilli.shared.OrganisationId;
import io.lapilli.shared.ProjectId;
import io.lapilli.shared.RequestId;
import io.lapilli.shared.Slice;
import io.lapilli.shared.TokenCounts;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The requests of an organisation one by one, the newest first. Each call is one query that follows an index. */
@Repository
public class RequestLog {

    private static final String SELECT = """
            SELECT u.request_id, u.organisation_id, u.project_id, u.key_id, u.model_name, u.deployment_id, u.endpoint,
              u.streamed, u.status, u.code, u.attempts, u.admitted_at, u.first_token_ms, u.duration_ms,
              u.service_class, u.prompt_uncached, u.prompt_cached, u.prompt_cache_write, u.completion, u.reasoning,
              u.embedding, u.estimated, u.currency, u.charge
            FROM request_record u
            """;

    private final JdbcClient jdbc;

    RequestLog(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * Which requests are meant.
     *
     * @param usage its service class does not restrict here
     * @param from admitted at or after
     * @param to admitted before
     * @param failures only those with a status of 400 and more
     * @param code only those with this error's code
     */
    public record Filter(
            UsageFilter usage,
            Instant from,
            Instant to,
            boolean failures,
            @Nullable String code) {}

    /** Where a page ended. */
    public record Place(Instant admittedAt, RequestId id) {}

    /** @param after the last request of the page before; null for the first page */
    public Slice<Settled> page(OrganisationId organisation, Filter filter, @Nullable Place after, int limit) {
        var sql = new UsageSql(organisation, Set.of(), filter.usage().batch(null))
                .and("u.admitted_at >= :from AND u.admitted_at < :to")
                .with("from", filter.from())
                .with("to", filter.to())
                .with("limit", limit + 1);
        if (filter.failures()) {
            sql.and("u.status >= 400");
        }
        if (filter.code() != null) {
            sql.and("u.code = :code").with("code", filter.code());
        }
        if (after != null) {
            sql.and("u.admitted_at <= :at AND (u.admitted_at < :at OR u.request_id < :id)")
                    .with("at", after.admittedAt())
                    .with("id", after.id().value());
        }
        // the organisation stands in the order so that it is the index's own
        List<Settled> found = jdbc.sql(SELECT + " WHERE " + sql.where()
                        + " ORDER BY u.organisation_id, u.admitted_at DESC, u.request_id DESC LIMIT :limit")
                .params(sql.parameters())
                .query((row, _) -> settled(row))
                .list();
        return Slice.of(found, limit);
    }

    /** One request; empty when it is not there or another organisation's. */
    public Optional<Settled> find(OrganisationId organisation, RequestId id) {
        return jdbc.sql(SELECT + " WHERE u.request_id = :id AND u.organisation_id = :organisation")
                .param("id", id.value())
                .param("organisation", organisation.value())
                .query((row, _) -> settled(row))
                .optional();
    }

    private static Settled settled(ResultSet row) throws SQLException {
        RequestRecord request = record(row);
        return new Settled(request, row.getString("charge") == null ? null : event(request, row));
    }

    private static RequestRecord record(ResultSet row) throws SQLException {
        UUID deployment = row.getObject("deployment_id", UUID.class);
        return new RequestRecord(
                new RequestId(row.getObject("request_id", UUID.class)),
                new OrganisationId(row.getObject("organisation_id", UUID.class)),
                new ProjectId(row.getObject("project_id", UUID.class)),
                new KeyId(row.getObject("key_id", UUID.class)),
                row.getString("model_name"),
                deployment == null ? null : new DeploymentId(deployment),
                Endpoint.valueOf(row.getString("endpoint")),
                row.getBoolean("streamed"),
                row.getInt("status"),
                row.getString("code"),
                row.getInt("attempts"),
                UsageSql.instant(row, row.findColumn("admitted_at")),
                row.getObject("first_token_ms", Integer.class),
                row.getInt("duration_ms"));
    }

    private static UsageEvent event(RequestRecord request, ResultSet row) throws SQLException {
        return new UsageEvent(
                request.id(),
                request.admittedAt(),
                request.organisation(),
                request.project(),
                request.key(),
                request.model(),
                Objects.requireNonNull(request.deployment()),
                request.endpoint(),
                row.getString("service_class"),
                new TokenCounts(
                        row.getLong("prompt_uncached"),
                        row.getLong("prompt_cached"),
                        row.getLong("prompt_cache_write"),
                        row.getLong("completion"),
                        row.getLong("reasoning"),
                        row.getLong("embedding")),
                row.getBoolean("estimated"),
                ChargeText.read(row.getString("currency"), row.getString("charge")));
    }
}
