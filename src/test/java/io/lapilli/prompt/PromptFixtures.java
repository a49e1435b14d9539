package io.lapilli.prompt;

import io.lapilli.prompt.PromptMessage.Role;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/** What prompts of tests say. */
public final class PromptFixtures {

    private PromptFixtures() {}

    /** One system message for the model {@code pro}. */
    public static PromptContent saying(String system) {
        return saying("pro", system);
    }

    public static PromptContent saying(String model, String system, Variable... variables) {
        return new PromptContent(
                List.of(new PromptMessage(Role.SYSTEM, system)), model, Map.of(), Arrays.asList(variables));
    }
}
