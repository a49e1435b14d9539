package io.lapilli.shared;

import java.util.Optional;
import java.util.UUID;

/** Identity of a service account of a project. */
public record ServiceAccountId(UUID value) implements TypedId {

    private static final String PREFIX = "svc";

    public static Optional<ServiceAccountId> parse(String text) {
        return IdText.read(PREFIX, text, ServiceAccountId::new);
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
