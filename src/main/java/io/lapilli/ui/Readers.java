package io.lapilli.ui;

import java.util.Locale;
import java.util.Optional;

/** How the shell learns who is signed in; filled by the module that knows the users. Called with the request's security context. */
public interface Readers {

    /** Empty when nobody is signed in. */
    Optional<Reader> current();

    /** Remembers the current reader's language on every device. */
    void prefer(Locale language);

    /** Remembers the current reader's appearance on every device. */
    void prefer(Appearance appearance);

    /** Path of the screen on which readers change their own profile; empty while there is none. */
    default Optional<String> profilePath() {
        return Optional.empty();
    }
}
