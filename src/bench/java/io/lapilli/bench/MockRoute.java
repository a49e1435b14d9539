package io.lapilli.bench;

/** What the mock can be asked. */
enum MockRoute {
    CHAT("POST /v1/chat/completions"),
    EMBEDDINGS("POST /v1/embeddings"),
    MODELS("GET /v1/models"),
    STATS("GET /stats"),
    UNKNOWN("");

    private static final MockRoute[] ALL = values();

    private final byte[] start;

    MockRoute(String start) {
        this.start = HttpHead.ascii(start);
    }

    static MockRoute of(HttpHead head) {
        for (MockRoute route : ALL) {
            if (head.startsWith(route.start)) {
                return route;
            }
        }
        return UNKNOWN;
    }
}
