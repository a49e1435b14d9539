package io.lapilli.shared;

import java.util.Optional;
import java.util.UUID;

/** Identity of an upstream. */
public record UpstreamId(UUID value) implements TypedId {

    private static final String PREFIX = "ups";

    public static Optional<UpstreamId> parse(String text) {
        return IdText.read(PREFIX, text, UpstreamId::new);
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
