package io.lapilli.console;

import io.lapilli.shared.OrganisationId;
import io.lapilli.support.ApiCalls;
import io.lapilli.usage.RequestLog;
import io.lapilli.usage.Settled;
import io.lapilli.usage.UsageFilter;
import java.math.BigDecimal;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * What the API answers for any piece of time. It knows whole hours (tokens) and days (money) of UTC only: what is left
 * at both ends is asked for request by request.
 */
public final class ApiNumbers {

    private static final List<String> PARTS =
            List.of("prompt_uncached", "prompt_cached", "prompt_cache_write", "completion", "reasoning", "embedding");

    private final ApiCalls api;
    private final OrganisationId organisation;
    private final RequestLog log;
    private final Map<String, JsonNode> known = new HashMap<>();

    /** @param log tells which requests there are, and nothing else */
    public ApiNumbers(ApiCalls api, OrganisationId organisation, RequestLog log) {
        this.api = api;
        this.organisation = organisation;
        this.log = log;
    }

    /** Charged requests only. */
    public record Used(BigDecimal amount, long tokens, long requests) {

        public static final Used NOTHING = new Used(BigDecimal.ZERO, 0, 0);

        public Used plus(Used other) {
            return new Used(amount.add(other.amount), tokens + other.tokens, requests + other.requests);
        }
    }

    public Used sum(Instant from, Instant to) {
        return by(Group.ALL, from, to).values().stream().reduce(Used.NOTHING, Used::plus);
    }

    /** What usage is told apart by: names in a query, in an answer, and in a request's own. */
    enum Group {
        ALL(null, null),
        PROJECT("project_id", "project_id"),
        KEY("api_key_id", "api_key_id"),
        MODEL("model", "model");

        private final @Nullable String name;
        private final @Nullable String ofRequest;

        Group(@Nullable String name, @Nullable String ofRequest) {
            this.name = name;
            this.ofRequest = ofRequest;
        }

        private String query() {
            return name == null ? "" : "&group_by=" + name;
        }

        private String of(JsonNode result) {
            return name == null ? "" : result.path(name).asString();
        }

        private String ofRequest(JsonNode request) {
            return ofRequest == null ? "" : request.path(ofRequest).asString();
        }
    }

    /** By the group's ids, or the models' names. */
    Map<String, Used> by(Group group, Instant from, Instant to) {
        var used = new HashMap<String, Used>();
        BiConsumer<String, Used> add = (id, more) -> used.merge(id, more, Used::plus);
        money(group, from, to, add);
        tokens(group, from, to, add);
        return used;
    }

    private void money(Group group, Instant from, Instant to, BiConsumer<String, Used> add) {
        Instant first = up(from, ChronoUnit.DAYS);
        Instant last = to.truncatedTo(ChronoUnit.DAYS);
        boolean whole = first.isBefore(last);
        requests(from, whole ? first : to)
                .forEach(one -> add.accept(group.ofRequest(one), new Used(amount(one), 0, 0)));
        if (whole) {
            pages("/v1/organization/costs?bucket_width=1d&limit=180" + group.query(), first, last)
                    .forEach(result -> add.accept(
                            group.of(result),
                            new Used(
                                    new BigDecimal(result.path("amount")
                                            .path("value_exact")
                                            .asString()),
                                    0,
                                    0)));
            requests(last, to).forEach(one -> add.accept(group.ofRequest(one), new Used(amount(one), 0, 0)));
        }
    }

    private void tokens(Group group, Instant from, Instant to, BiConsumer<String, Used> add) {
        Instant first = up(from, ChronoUnit.HOURS);
        Instant last = to.truncatedTo(ChronoUnit.HOURS);
        boolean whole = first.isBefore(last);
        requests(from, whole ? first : to).forEach(one -> add.accept(group.ofRequest(one), counts(one)));
        if (whole) {
            for (String kind : List.of("completions", "embeddings")) {
                pages("/v1/organization/usage/" + kind + "?bucket_width=1h&limit=168" + group.query(), first, last)
                        .forEach(result -> add.accept(
                                group.of(result),
                                new Used(
                                        BigDecimal.ZERO,
                                        result.path("input_tokens").asLong()
                                                + result.path("output_tokens").asLong(0),
                                        result.path("num_model_requests").asLong())));
            }
            requests(last, to).forEach(one -> add.accept(group.ofRequest(one), counts(one)));
        }
    }

    private static Instant up(Instant instant, ChronoUnit unit) {
        Instant down = instant.truncatedTo(unit);
        return down.equals(instant) ? instant : down.plus(Duration.of(1, unit));
    }

    private static BigDecimal amount(JsonNode request) {
        return new BigDecimal(request.path("amount").asString());
    }

    private static Used counts(JsonNode request) {
        JsonNode usage = request.path("usage");
        return new Used(
                BigDecimal.ZERO,
                PARTS.stream().mapToLong(part -> usage.path(part).asLong()).sum(),
                1);
    }

    private List<JsonNode> pages(String path, Instant from, Instant to) {
        var results = new java.util.ArrayList<JsonNode>();
        String page = "";
        while (true) {
            JsonNode answer =
                    get(path + "&start_time=" + from.getEpochSecond() + "&end_time=" + to.getEpochSecond() + page);
            answer.path("data").forEach(bucket -> bucket.path("results").forEach(results::add));
            if (!answer.path("has_more").asBoolean()) {
                return results;
            }
            page = "&page=" + URLEncoder.encode(answer.path("next_page").asString(), StandardCharsets.UTF_8);
        }
    }

    /** Those that were charged, each asked for once. */
    private List<JsonNode> requests(Instant from, Instant to) {
        var all = new RequestLog.Filter(UsageFilter.NONE, from, to, false, null);
        var found = new java.util.ArrayList<JsonNode>();
        RequestLog.Place after = null;
        while (true) {
            var page = log.page(organisation, all, after, 1_000);
            for (Settled settled : page.items()) {
                after = new RequestLog.Place(settled.request().admittedAt(), settled.id());
                if (settled.event() != null) {
                    found.add(known.computeIfAbsent(settled.id().text(), id -> get("/v1/organization/requests/" + id)));
                }
            }
            if (!page.hasMore()) {
                return found;
            }
        }
    }

    private JsonNode get(String path) {
        var answer = api.get(path);
        if (answer.status() != 200) {
            throw new IllegalStateException(path + " answered " + answer.status());
        }
        return answer.json();
    }
}
