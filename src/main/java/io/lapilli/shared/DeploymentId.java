package io.lapilli.shared;

import java.util.Optional;
import java.util.UUID;

/** Identity of a model as served by one upstream. */
public record DeploymentId(UUID value) implements TypedId {

    private static final String PREFIX = "dep";

    public static Optional<DeploymentId> parse(String text) {
        return IdText.read(PREFIX, text, DeploymentId::new);
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
