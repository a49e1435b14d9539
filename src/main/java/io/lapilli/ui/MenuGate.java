package io.lapilli.ui;

import java.util.Set;

/**
 * Takes entries out of navigation and palette that the reader's role in the current organisation does not open; any
 * module may have one. Read when the shell is built or refreshed. Not a guard: the screen refuses by itself.
 */
public interface MenuGate {

    /** Paths of entries, without a slash at the beginning. */
    Set<String> closed();
}
