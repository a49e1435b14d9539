package io.lapilli.shared.secret;

import org.jspecify.annotations.Nullable;

/** Something encrypted at rest can't be read: another secret made it, or it was changed. Holds none of the content. */
public class UndecipherableException extends RuntimeException {

    UndecipherableException(String label, @Nullable Throwable cause) {
        super("what is encrypted for \"" + label + "\" can't be read with this installation's secret", cause);
    }
}
