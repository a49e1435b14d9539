package io.lapilli.identity;

import org.jspecify.annotations.Nullable;

/** What the seller can change of a user. @param platformRole null: none */
public record UserChange(String name, @Nullable PlatformRole platformRole, boolean disabled) {

    static UserChange of(User user) {
        return new UserChange(user.name(), user.platformRole(), user.disabled());
    }
}
