package io.lapilli.shared;

import java.util.UUID;

/**
 * An identity that can't be mistaken for another kind's. Stored as a UUID (version 7: sorted by time of creation),
 * shown to people and clients as {@code <prefix>_<26 characters>} ({@link IdText}).
 */
public interface TypedId {

    UUID value();

    /** What stands before the underscore, for example {@code proj}. */
    String prefix();

    /** The outside form, for example {@code proj_01jd9q4s6v8k2m3n5p7r9t1w3x}. */
    default String text() {
        return IdText.write(prefix(), value());
    }
}
