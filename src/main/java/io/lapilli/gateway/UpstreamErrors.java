package io.lapilli.gateway;

import io.lapilli.catalog.Catalog;
import io.lapilli.catalog.Deployment;
import io.lapilli.gateway.queue.Overloaded;
import io.lapilli.gateway.upstream.UpstreamAnswer;
import io.lapilli.gateway.upstream.UpstreamFailure;
import java.io.IOException;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectMapper;

/** What an upstream's failing means for the client: in the portal's own words, or in the upstream's, cleaned. */
@Component
class UpstreamErrors {

    private static final int LONGEST = 64 << 10;
    private static final String SOON = "2";

    private final Catalog catalog;
    private final ObjectMapper json;
    private final UpstreamAlarm alarm;

    UpstreamErrors(Catalog catalog, ObjectMapper json, UpstreamAlarm alarm) {
        this.catalog = catalog;
        this.json = json;
        this.alarm = alarm;
    }

    static Refusal broken() {
        return Refusal.failed(502, "upstream_error", "The model's server broke off its answer.", SOON);
    }

    static Refusal unreadable() {
        return Refusal.failed(502, "upstream_error", "The model's server gave an answer that is none.", SOON);
    }

    static Refusal timeout() {
        return Refusal.failed(504, "upstream_timeout", "The model's server did not answer in time.", SOON);
    }

    static Refusal unavailable() {
        return Refusal.failed(503, "upstream_unavailable", "The model can't be reached at the moment.", SOON);
    }

    static Refusal stopping() {
        return Refusal.failed(503, "overloaded", "The portal is being restarted.", SOON);
    }

    static Refusal overloaded(Overloaded overloaded) {
        return Refusal.failed(
                503,
                "overloaded",
                "The model has as much to do as it can.",
                Long.toString(overloaded.retryAfterSeconds()));
    }

    static AttemptFailed of(UpstreamFailure failure) {
        return AttemptFailed.tryNext(
                switch (failure.reason()) {
                    case UNREACHABLE -> unavailable();
                    case TIMEOUT -> timeout();
                    case BROKEN -> broken();
                });
    }

    /** What to make of an answer that is no success. Reads its body, as far as it is not too long. */
    AttemptFailed of(UpstreamAnswer answer, Admitted request, Deployment deployment) {
        int status = answer.status();
        switch (status) {
            case 400, 404, 413, 422 -> {
                Refusal theirs = theirs(answer, request, deployment);
                return theirs == null ? AttemptFailed.tryNext(unreadable()) : AttemptFailed.forGood(theirs);
            }
            case 401, 402, 403 -> {
                alarm.refused(catalog.upstream(deployment.upstream()), status);
                return AttemptFailed.tryNext(Refusal.failed(
                        502, "upstream_error", "The model's server does not accept the portal's requests.", null));
            }
            case 429 -> {
                return AttemptFailed.tryNext(
                        Refusal.rateLimited("The model is asked too much at the moment.", retryAfter(answer)));
            }
            case 503, 529 -> {
                return AttemptFailed.tryNext(Refusal.failed(
                        503, "upstream_unavailable", "The model's server is overloaded.", retryAfter(answer)));
            }
            default -> {
                return AttemptFailed.tryNext(Refusal.failed(502, "upstream_error", "The model's server failed.", SOON));
            }
        }
    }

    private @Nullable Refusal theirs(UpstreamAnswer answer, Admitted request, Deployment deployment) {
        JsonNode error;
        try {
            byte[] body = answer.body().readNBytes(LONGEST);
            error = json.readTree(body).path("error");
        } catch (IOException | JacksonException unreadable) {
            return null;
        }
        String message = error.isString() ? error.asString() : text(error, "message");
        if (message == null) {
            return null;
        }
        var cleaner = new MessageCleaner(
                catalog.upstream(deployment.upstream()),
                catalog.credential(deployment.upstream()),
                deployment.upstreamModel(),
                request.model().name());
        return Refusal.passed(
                answer.status(),
                Refusal.INVALID,
                cleaner.cleanOrNull(text(error, "code")),
                cleaner.cleanOrNull(text(error, "param")),
                cleaner.clean(message));
    }

    private static @Nullable String text(JsonNode error, String field) {
        JsonNode value = error.path(field);
        return value.isString() || value.isNumber() ? value.asString() : null;
    }

    /** In seconds; upstreams also give dates, which mean nothing without their clock. */
    private static String retryAfter(UpstreamAnswer answer) {
        String given = answer.header("retry-after");
        return given != null && given.matches("[0-9]{1,5}") ? given : SOON;
    }
}
