package io.lapilli.prompt;

import java.util.Locale;

/** One message of a prompt: whose it is, and its text or the template of it. */
public record PromptMessage(Role role, String text) {

    /** Whose message it is. */
    public enum Role {
        SYSTEM,
        USER,
        ASSISTANT;

        /** As the API says it. */
        public String wire() {
            return name().toLowerCase(Locale.ROOT);
        }
    }
}
