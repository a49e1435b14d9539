package io.lapilli.apikey.web;

import io.lapilli.identity.Actor;
import io.lapilli.shared.web.ApiCaller;

/** Who calls, in the words of the use cases. */
final class Callers {

    private Callers() {}

    static Actor actor(ApiCaller caller) {
        return new Actor(caller.user(), caller.key(), caller.operator());
    }
}
