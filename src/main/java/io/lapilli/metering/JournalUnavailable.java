package io.lapilli.metering;

import org.jspecify.annotations.Nullable;

/** The usage journal can't take anything now: it has not been replayed yet, or its disk is full or broken. */
public class JournalUnavailable extends RuntimeException {

    public JournalUnavailable(String message) {
        this(message, null);
    }

    public JournalUnavailable(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
