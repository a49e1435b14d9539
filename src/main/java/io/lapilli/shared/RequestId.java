package io.lapilli.shared;

import java.util.Optional;
import java.util.UUID;

/** Identity of a request, of its usage event and of its request record. */
public record RequestId(UUID value) implements TypedId {

    private static final String PREFIX = "req";

    public static Optional<RequestId> parse(String text) {
        return IdText.read(PREFIX, text, RequestId::new);
    }

    @Override
    public String prefix() {
        return PREFIX;
    }

    @Override
    public String toString() {
        return text();
    }
}
