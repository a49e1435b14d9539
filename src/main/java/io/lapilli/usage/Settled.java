package io.lapilli.usage;

import io.lapilli.shared.RequestId;
import org.jspecify.annotations.Nullable;

/**
 * A request that came to its end: its record, and what it consumed if it consumed anything. Both speak of the same
 * request, so what they share is the same in both.
 */
public record Settled(RequestRecord request, @Nullable UsageEvent event) {

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
}
