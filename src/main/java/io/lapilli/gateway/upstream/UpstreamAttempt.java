package io.lapilli.gateway.upstream;

/** One call on its way. Sent and read by one thread; {@link #cancel} may come from any, at any time. */
public interface UpstreamAttempt {

    /**
     * Sends the call and returns as soon as the status and the headers of the answer are there. Blocks; runs on a
     * virtual thread. Any HTTP status is an answer; only what gives no answer at all is a failure. Called once; the
     * caller closes the answer.
     *
     * @throws UpstreamFailure when there is no answer: no connection, nothing in time, or cancelled
     */
    UpstreamAnswer send() throws UpstreamFailure;

    /**
     * Ends the call at the upstream at once, before, while or after it is sent; what waits for it ends with an
     * exception. Never blocks; harmless when repeated or when the answer is complete.
     */
    void cancel();
}
