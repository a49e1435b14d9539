package io.lapilli.playground;

import java.util.Locale;

/** One message of a conversation. */
public record Turn(Role role, String text) {

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
