package io.lapilli.gateway.upstream;

import io.lapilli.catalog.UpstreamKind;

/** Carries a call to an upstream of one kind. There is one bean for each {@link UpstreamKind}; used by many threads. */
public interface UpstreamClient {

    UpstreamKind kind();

    /**
     * Sends the call and returns as soon as the status and the headers of the answer are there. Blocks; runs on a
     * virtual thread. Any HTTP status is an answer; only what gives no answer at all is a failure.
     *
     * <p>The caller closes the answer.
     *
     * @throws UpstreamFailure when there is no answer: no connection, or nothing in time
     */
    UpstreamAnswer call(UpstreamCall call) throws UpstreamFailure;
}
