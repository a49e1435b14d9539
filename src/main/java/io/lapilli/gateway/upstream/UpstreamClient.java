package io.lapilli.gateway.upstream;

import io.lapilli.catalog.UpstreamKind;

/** Reaches the upstreams of one kind. There is one bean for each {@link UpstreamKind}; used by many threads. */
public interface UpstreamClient {

    UpstreamKind kind();

    /** Prepares a call; nothing is sent yet, and nothing blocks. */
    UpstreamAttempt attempt(UpstreamCall call);
}
