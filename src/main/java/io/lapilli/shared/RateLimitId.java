package io.lapilli.shared;

import java.util.Optional;
import java.util.UUID;

/** Identity of a rate limit. */
public record RateLimitId(UUID value) implements TypedId {

    private static final String PREFIX = "rlim";

    public static Optional<RateLimitId> parse(String text) {
        return IdText.read(PREFIX, text, RateLimitId::new);
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
