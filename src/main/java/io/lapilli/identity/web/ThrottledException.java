package io.lapilli.identity.web;

import java.time.Duration;
import org.springframework.security.core.AuthenticationException;

/** Too many attempts to sign in; the next one counts after a while. */
class ThrottledException extends AuthenticationException {

    private final Duration retryAfter;

    ThrottledException(Duration retryAfter) {
        super("throttled");
        this.retryAfter = retryAfter;
    }

    /** Whole seconds, at least one. */
    long seconds() {
        return Math.max(1, retryAfter.plusMillis(999).toSeconds());
    }
}
