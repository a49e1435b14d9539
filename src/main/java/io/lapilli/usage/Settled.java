package io.lapilli.usage;

import io.lapilli.shared.RequestId;
import java.util.OptionalDouble;
import org.jspecify.annotations.Nullable;

/**
 * A request that came to its end: its record, and what it consumed if it consumed anything. Both speak of the same
 * request, so what they share is the same in both.
 */
public record Settled(RequestRecord request, @Nullable UsageEvent event) {

    private static final int FEW_TOKENS = 10;
    private static final int FEW_MILLIS = 20;

    public Settled {
        if (event != null && !isOf(event, request)) {
            throw new IllegalArgumentException("the event is another request's than the record");
        }
    }

    private static boolean isOf(UsageEvent event, RequestRecord request) {
        return event.id().equals(request.id())
                && event.occurredAt().equals(request.admittedAt())
                && event.organisation().equals(request.organisation())
                && event.project().equals(request.project())
                && event.key().equals(request.key())
                && event.model().equals(request.model())
                && event.deployment().equals(request.deployment())
                && event.endpoint() == request.endpoint();
    }

    public RequestId id() {
        return request.id();
    }

    /**
     * How fast a streamed answer came after its first token, reasoning included; empty where it was too short to have a
     * pace.
     */
    public OptionalDouble tokensPerSecond() {
        Integer first = request.firstTokenMillis();
        if (first == null || event == null || event.tokens().output() < FEW_TOKENS) {
            return OptionalDouble.empty();
        }
        int millis = request.durationMillis() - first;
        return millis < FEW_MILLIS
                ? OptionalDouble.empty()
                : OptionalDouble.of((event.tokens().output() - 1) * 1000.0 / millis);
    }
}
