package io.lapilli.shared;

import java.util.Optional;
import java.util.UUID;

/** Identity of a project. */
public record ProjectId(UUID value) implements TypedId {

    private static final String PREFIX = "proj";

    public static Optional<ProjectId> parse(String text) {
        return IdText.read(PREFIX, text, ProjectId::new);
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
