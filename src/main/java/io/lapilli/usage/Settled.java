package io.lapilli.usage;

import io.lapilli.shared.RequestId;
import org.jspecify.annotations.Nullable;

/**
 * A request that came to its end: its record, and what it consumed if it consumed anything. Both speak of the same
 * request of the same key.
 */
public record Settled(RequestRecord request, @Nullable UsageEvent event) {

    public Settled {
        if (event != null
                && !(event.id().equals(request.id())
                        && event.organisation().equals(request.organisation())
                        && event.project().equals(request.project())
                        && event.key().equals(request.key()))) {
            throw new IllegalArgumentException("the event belongs to another request or key than the record");
        }
    }

    public RequestId id() {
        return request.id();
    }
}
