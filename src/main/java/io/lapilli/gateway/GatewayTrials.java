package io.lapilli.gateway;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.lapilli.catalog.AbortPolicy;
import io.lapilli.catalog.Catalog;
import io.lapilli.catalog.Deployment;
import io.lapilli.catalog.DeploymentTried;
import io.lapilli.catalog.Model;
import io.lapilli.catalog.TrialCalls;
import io.lapilli.catalog.TrialResult;
import io.lapilli.catalog.TrialResult.Failed;
import io.lapilli.catalog.TrialResult.Reason;
import io.lapilli.catalog.Upstream;
import io.lapilli.gateway.upstream.UpstreamAnswer;
import io.lapilli.gateway.upstream.UpstreamAttempt;
import io.lapilli.gateway.upstream.UpstreamCall;
import io.lapilli.gateway.upstream.UpstreamFailure;
import io.lapilli.pricing.Charge;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectMapper;

/** Trial calls: past admission and settlement, straight to the upstream. */
@Component
class GatewayTrials implements TrialCalls {

    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final int LONGEST = 64 << 10;
    private static final int FEW_TOKENS = 16;
    private static final String QUESTION = "Answer with the word ok.";

    private final Catalog catalog;
    private final Attempts attempts;
    private final Flights flights;
    private final ObjectMapper json;
    private final ApplicationEventPublisher events;

    GatewayTrials(
            Catalog catalog, Attempts attempts, Flights flights, ObjectMapper json, ApplicationEventPublisher events) {
        this.catalog = catalog;
        this.attempts = attempts;
        this.flights = flights;
        this.json = json;
        this.events = events;
    }

    @Override
    public TrialResult ask(Model model, Deployment deployment) {
        Upstream upstream = catalog.upstream(deployment.upstream());
        long begunAt = System.nanoTime();
        TrialResult result = call(model, deployment, upstream)
                .map(call -> send(call, cleaner(upstream, deployment, model), begunAt))
                .orElseGet(() -> new Failed(Duration.ZERO, Reason.NO_API, null, null));
        events.publishEvent(new DeploymentTried(model.name(), deployment, result));
        return result;
    }

    private Optional<UpstreamCall> call(Model model, Deployment deployment, Upstream upstream) {
        String theirs = deployment.upstreamModel();
        if (model.kind().chats() && upstream.apis().contains(Upstream.CHAT)) {
            return Optional.of(call(
                    upstream,
                    "/chat/completions",
                    theirs,
                    Map.of(
                            "model",
                            theirs,
                            "messages",
                            List.of(Map.of("role", "user", "content", QUESTION)),
                            deployment.capField(),
                            FEW_TOKENS)));
        }
        if (model.kind().embeds() && upstream.apis().contains(Upstream.EMBEDDINGS)) {
            return Optional.of(call(upstream, "/embeddings", theirs, Map.of("model", theirs, "input", QUESTION)));
        }
        return Optional.empty();
    }

    private UpstreamCall call(Upstream upstream, String path, String model, Map<String, Object> body) {
        byte[] bytes = json.writeValueAsString(body).getBytes(UTF_8);
        return new UpstreamCall(upstream, path, model, new SplicedBody(bytes, bytes.length, List.of()), false, null);
    }

    private TrialResult send(UpstreamCall call, MessageCleaner cleaner, long begunAt) {
        try (Flight flight = flights.launch(new Nobody())) {
            return send(call, cleaner, begunAt, flight);
        }
    }

    private TrialResult send(UpstreamCall call, MessageCleaner cleaner, long begunAt, Flight flight) {
        try {
            UpstreamAttempt attempt = attempts.attempt(call);
            flight.carries(attempt, AbortPolicy.CANCEL);
            flight.awaits(PATIENCE.toNanos());
            try (UpstreamAnswer answer = attempt.send()) {
                byte[] body = answer.body().readNBytes(LONGEST);
                return read(answer.status(), body, cleaner, since(begunAt));
            }
        } catch (UpstreamFailure failure) {
            Reason reason = switch (failure.reason()) {
                case UNREACHABLE -> Reason.UNREACHABLE;
                case TIMEOUT -> Reason.TIMEOUT;
                case BROKEN -> Reason.BROKEN;
            };
            return new Failed(since(begunAt), flight.timedOut() ? Reason.TIMEOUT : reason, null, null);
        } catch (IOException cut) {
            return new Failed(since(begunAt), flight.timedOut() ? Reason.TIMEOUT : Reason.BROKEN, null, null);
        }
    }

    private TrialResult read(int status, byte[] body, MessageCleaner cleaner, Duration took) {
        JsonNode answer = parsed(body);
        if (status / 100 != 2) {
            return new Failed(took, reason(status), status, message(answer, cleaner));
        }
        if (answer == null || !answer.isObject() || !answer.path("error").isMissingNode()) {
            return new Failed(took, Reason.UNREADABLE, status, message(answer, cleaner));
        }
        JsonNode usage = answer.path("usage");
        return new TrialResult.Answered(
                took,
                usage.path("prompt_tokens").asLong(-1),
                usage.path("completion_tokens").asLong(-1));
    }

    private static Reason reason(int status) {
        return switch (status) {
            case 401, 402, 403 -> Reason.CREDENTIAL;
            case 404 -> Reason.NOT_FOUND;
            case 429 -> Reason.RATE_LIMITED;
            default -> status >= 400 && status < 500 ? Reason.REFUSED : Reason.FAILED;
        };
    }

    private @Nullable JsonNode parsed(byte[] body) {
        try {
            return json.readTree(body);
        } catch (JacksonException noJson) {
            return null;
        }
    }

    private static @Nullable String message(@Nullable JsonNode answer, MessageCleaner cleaner) {
        if (answer == null) {
            return null;
        }
        JsonNode error = answer.path("error");
        JsonNode message = error.isString() ? error : error.path("message");
        return message.isString() ? cleaner.clean(message.stringValue()) : null;
    }

    private MessageCleaner cleaner(Upstream upstream, Deployment deployment, Model model) {
        return new MessageCleaner(
                upstream, catalog.credential(upstream.id()), deployment.upstreamModel(), model.name());
    }

    private static Duration since(long begunAt) {
        return Duration.ofNanos(System.nanoTime() - begunAt);
    }

    /** Nobody waits for the answer but who reads it here. */
    private static final class Nobody implements Outlet {

        @Override
        public void begin(String contentType, long length, @Nullable Charge charge) {
            throw new UnsupportedOperationException();
        }

        @Override
        public void write(byte[] bytes, int from, int length) {
            throw new UnsupportedOperationException();
        }

        @Override
        public void flush() {
            throw new UnsupportedOperationException();
        }

        @Override
        public void finish() {
            throw new UnsupportedOperationException();
        }

        @Override
        public boolean gone() {
            return false;
        }
    }
}
