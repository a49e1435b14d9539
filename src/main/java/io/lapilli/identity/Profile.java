package io.lapilli.identity;

import java.time.ZoneId;
import org.jspecify.annotations.Nullable;

/** What users say of themselves; the same fields as in {@link User}. */
public record Profile(
        String name,
        @Nullable String language,
        @Nullable String theme,
        @Nullable ZoneId timeZone) {

    static Profile of(User user) {
        return new Profile(user.name(), user.language(), user.theme(), user.timeZone());
    }
}
