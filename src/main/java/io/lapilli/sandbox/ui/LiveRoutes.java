package io.lapilli.sandbox.ui;

import io.lapilli.sandbox.LiveSessionId;

/** Where live sessions are found. */
final class LiveRoutes {

    static final String BOARD = "live-sessions";

    /** For staff; the guests' page is a place of its own, since all else asks for a sign-in. */
    static final String ROOM = "live-sessions/:session";

    static final String GUEST = "room/:session";
    static final String SESSION = "session";

    private LiveRoutes() {}

    static String of(LiveSessionId session) {
        return BOARD + "/" + session.text();
    }
}
