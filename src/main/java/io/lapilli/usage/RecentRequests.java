package io.lapilli.usage;

import io.lapilli.shared.KeyId;
import io.lapilli.shared.OrganisationId;
import io.lapilli.shared.ProjectId;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/**
 * How the requests of late went, for screens. Looks at the newest {@value #MOST} requests at most, so that it costs the
 * same however many there are.
 */
@Repository
public class RecentRequests {

    /** How many requests are looked at. */
    public static final int MOST = 5_000;

    /** An answer that begins within so long is in time. */
    public static final Duration FIRST_TOKEN_IN_TIME = Duration.ofSeconds(30);

    /** An answer that is not streamed and is there within so long is in time. */
    public static final Duration ANSWER_IN_TIME = Duration.ofMinutes(2);

    private static final String SUMMARY = """
            SELECT COUNT(*),
              COALESCE(SUM(CASE WHEN status >= 500 THEN 1 ELSE 0 END), 0),
              COALESCE(SUM(CASE WHEN status < 500 AND (first_token_ms > %d OR first_token_ms IS NULL AND duration_ms > %d)
                THEN 1 ELSE 0 END), 0),
              PERCENTILE_DISC(0.95) WITHIN GROUP (ORDER BY first_token_ms),
              PERCENTILE_DISC(0.95) WITHIN GROUP (ORDER BY CASE WHEN first_token_ms IS NULL AND status < 400
                THEN duration_ms END),
              COALESCE(SUM(CASE WHEN admitted_at >= :lately THEN 1 ELSE 0 END), 0),
              COALESCE(SUM(CASE WHEN admitted_at >= :lately AND status >= 500 THEN 1 ELSE 0 END), 0)
            """.formatted(FIRST_TOKEN_IN_TIME.toMillis(), ANSWER_IN_TIME.toMillis());

    private static final String NEWEST =
            " ORDER BY u.organisation_id, u.admitted_at DESC, u.request_id DESC LIMIT :most";

    private final JdbcClient jdbc;

    RecentRequests(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * How requests ended.
     *
     * @param requests that were admitted
     * @param failed of these: without an answer through no fault of the caller (a status of 500 and more)
     * @param late of those that were answered: the first token after {@link #FIRST_TOKEN_IN_TIME}, or without one the
     *     whole answer after {@link #ANSWER_IN_TIME}
     * @param firstTokenP95 milliseconds to the first token that 95 of 100 streams stayed within; null without streams
     * @param answerP95 the same of whole answers that were not streamed
     * @param lately those of the last part of the time
     */
    public record Summary(
            long requests,
            long failed,
            long late,
            @Nullable Integer firstTokenP95,
            @Nullable Integer answerP95,
            Part lately) {

        /** The share that was answered in time, 0 to 1; 1 without requests. */
        public double inTime() {
            return requests == 0 ? 1 : (double) (requests - failed - late) / requests;
        }
    }

    /** Of a part of the time. */
    public record Part(long requests, long failed) {}

    /** Calls with a key that came back with an error's code, refused before or after admission. */
    public record Errors(KeyId key, String code, long times) {}

    /** @param project null: of all projects @param from admitted at or after @param lately begin of the last part */
    public Summary summary(OrganisationId organisation, @Nullable ProjectId project, Instant from, Instant lately) {
        var sql = newest(organisation, project, from).with("lately", lately);
        return jdbc.sql(SUMMARY + " FROM (SELECT u.status, u.first_token_ms, u.duration_ms, u.admitted_at"
                        + " FROM request_record u WHERE " + sql.where() + NEWEST + ") newest")
                .params(sql.parameters())
                .query((row, _) -> new Summary(
                        row.getLong(1),
                        row.getLong(2),
                        row.getLong(3),
                        row.getObject(4, Integer.class),
                        row.getObject(5, Integer.class),
                        new Part(row.getLong(6), row.getLong(7))))
                .single();
    }

    /**
     * By key and code, the most frequent first, without callers that went away. Refusals are counted from the beginning of {@code from}'s quarter.
     */
    public List<Errors> errors(OrganisationId organisation, @Nullable ProjectId project, Instant from, int limit) {
        record Kind(KeyId key, String code) {}
        Map<Kind, Long> times = new HashMap<>();
        var refused = filtered(organisation, project).and("u.quarter >= :from").with("from", Quarters.of(from));
        jdbc.sql("SELECT u.key_id, u.code, SUM(u.refusals) FROM refusal_quarter u WHERE " + refused.where()
                        + " GROUP BY u.key_id, u.code")
                .params(refused.parameters())
                .query(row -> {
                    times.merge(
                            new Kind(new KeyId(row.getObject(1, UUID.class)), row.getString(2)),
                            row.getLong(3),
                            Long::sum);
                });
        var failed = newest(organisation, project, from);
        jdbc.sql("SELECT key_id, code, COUNT(*) FROM (SELECT u.key_id, u.code, u.status FROM request_record u WHERE "
                        + failed.where() + NEWEST
                        + ") newest WHERE status >= 400 AND status <> 499 AND code IS NOT NULL"
                        + " GROUP BY key_id, code")
                .params(failed.parameters())
                .query(row -> {
                    times.merge(
                            new Kind(new KeyId(row.getObject(1, UUID.class)), row.getString(2)),
                            row.getLong(3),
                            Long::sum);
                });
        return times.entrySet().stream()
                .map(entry -> new Errors(entry.getKey().key(), entry.getKey().code(), entry.getValue()))
                .sorted(Comparator.comparing(Errors::times)
                        .reversed()
                        .thenComparing(Errors::code)
                        .thenComparing(errors -> errors.key().value()))
                .limit(limit)
                .toList();
    }

    /** When the newest request was admitted; empty when there never was one. */
    public Optional<Instant> latest(OrganisationId organisation) {
        return jdbc.sql("SELECT u.admitted_at FROM request_record u WHERE u.organisation_id = :organisation"
                        + " ORDER BY u.organisation_id, u.admitted_at DESC, u.request_id DESC LIMIT 1")
                .param("organisation", organisation.value())
                .query((row, _) -> UsageSql.instant(row, 1))
                .optional();
    }

    private static UsageSql newest(OrganisationId organisation, @Nullable ProjectId project, Instant from) {
        return filtered(organisation, project)
                .and("u.admitted_at >= :from")
                .with("from", from)
                .with("most", MOST);
    }

    private static UsageSql filtered(OrganisationId organisation, @Nullable ProjectId project) {
        UsageFilter filter = project == null ? UsageFilter.NONE : UsageFilter.NONE.projects(Set.of(project));
        return new UsageSql(organisation, Set.of(), filter);
    }
}
