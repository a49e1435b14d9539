package io.lapilli.shared;

import java.util.Optional;
import java.util.UUID;

/** Identity of a prompt. */
public record PromptId(UUID value) implements TypedId {

    private static final String PREFIX = "prompt";

    public static Optional<PromptId> parse(String text) {
        return IdText.read(PREFIX, text, PromptId::new);
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
