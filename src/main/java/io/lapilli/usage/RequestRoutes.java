package io.lapilli.usage;

import io.lapilli.shared.RequestId;
import java.util.Map;

/** Where the screen of usage explains one request, for links from screens below it. */
public final class RequestRoutes {

    public static final String PATH = "usage";

    /** The query's parameter that names the request. */
    public static final String REQUEST = "request";

    private RequestRoutes() {}

    /** The query that explains it. */
    public static Map<String, String> of(RequestId request) {
        return Map.of(REQUEST, request.text());
    }
}
