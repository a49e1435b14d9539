package io.lapilli.identity;

import io.lapilli.shared.Names;
import io.lapilli.shared.UserId;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A person who signs in. The password is not part of it: nothing that passes users around can pass a hash along.
 *
 * @param email in lower case; what the person signs in with
 * @param platformRole what the person does for the seller; null for a customer's people
 * @param language a language tag of {@link Languages}; null: the browser's
 * @param theme {@code system}, {@code light} or {@code dark}; null: not chosen
 * @param timeZone null: the browser's
 */
public record User(
        UserId id,
        String email,
        String name,
        @Nullable PlatformRole platformRole,
        @Nullable String language,
        @Nullable String theme,
        @Nullable ZoneId timeZone,
        @Nullable Instant disabledAt,
        @Nullable Instant lastSignInAt,
        Instant createdAt,
        int version) {

    private static final List<String> THEMES = List.of("system", "light", "dark");

    public User {
        email = Rules.email("email", email);
        name = Names.checked("name", name);
        if (language != null && !Languages.known(language)) {
            throw Rules.invalid("language", "unknown_language", "language must be one of " + Languages.TAGS);
        }
        if (theme != null && !THEMES.contains(theme)) {
            throw Rules.invalid("theme", "unknown_theme", "theme must be one of " + THEMES);
        }
    }

    public boolean disabled() {
        return disabledAt != null;
    }

    User named(String name) {
        return new User(
                id, email, name, platformRole, language, theme, timeZone, disabledAt, lastSignInAt, createdAt, version);
    }

    User with(@Nullable PlatformRole role) {
        return new User(id, email, name, role, language, theme, timeZone, disabledAt, lastSignInAt, createdAt, version);
    }

    User disabled(@Nullable Instant at) {
        return new User(id, email, name, platformRole, language, theme, timeZone, at, lastSignInAt, createdAt, version);
    }

    User with(Profile profile) {
        return new User(
                id,
                email,
                profile.name(),
                platformRole,
                profile.language(),
                profile.theme(),
                profile.timeZone(),
                disabledAt,
                lastSignInAt,
                createdAt,
                version);
    }
}
