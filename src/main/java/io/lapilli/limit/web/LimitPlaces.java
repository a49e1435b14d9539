package io.lapilli.limit.web;

import io.lapilli.identity.Actor;
import io.lapilli.shared.web.ApiCaller;
import io.lapilli.shared.web.ApiException;
import org.jspecify.annotations.Nullable;

/** The id under which a project's or a key's limit for a model is found: {@code rl-} and the model, or {@code rl-*}. */
final class LimitPlaces {

    static final String ALL = "*";
    private static final String PREFIX = "rl-";

    private LimitPlaces() {}

    static String id(@Nullable String model) {
        return PREFIX + name(model);
    }

    static String name(@Nullable String model) {
        return model == null ? ALL : model;
    }

    /** @param rest of the path, its slash included, since a model's name may hold slashes */
    static @Nullable String model(String rest) {
        String id = rest.substring(1);
        if (!id.startsWith(PREFIX) || id.length() == PREFIX.length()) {
            throw ApiException.notFound("There is no rate limit " + id + ".");
        }
        String name = id.substring(PREFIX.length());
        return name.equals(ALL) ? null : name;
    }

    static Actor actor(ApiCaller caller) {
        return new Actor(caller.user(), caller.key(), caller.operator());
    }
}
