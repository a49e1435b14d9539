package io.lapilli.budget.web;

import io.lapilli.identity.Actor;
import io.lapilli.shared.NotPermittedException;
import io.lapilli.shared.web.ApiCaller;

/** Who calls, in the words of the use cases. */
final class Callers {

    private Callers() {}

    static Actor actor(ApiCaller caller) {
        return new Actor(caller.user(), caller.key(), caller.operator());
    }

    /** The filter in front lets operator keys in only; this holds should a path ever miss it. */
    static Actor seller(ApiCaller caller) {
        if (!caller.operator()) {
            throw new NotPermittedException("the operator's administration");
        }
        return actor(caller);
    }
}
