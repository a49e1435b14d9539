package io.lapilli.bench;

/**
 * A client that left, and what came of it.
 *
 * @param read tokens that it had seen
 * @param leftAt {@link System#nanoTime}
 * @param prompt tokens charged for the prompt
 * @param charged tokens charged for the answer
 */
record Abort(int read, long leftAt, AbortUpstream.End end, long prompt, long charged, boolean estimated) {

    /** Whether at least what the client read and at most what the upstream sent was charged, as an estimate. */
    boolean chargedAsDelivered() {
        return estimated && prompt > 0 && charged >= read && charged <= end.sent();
    }

    /** Whether the whole answer was charged by the upstream's own numbers. */
    boolean chargedAs(int tokens) {
        return !estimated && prompt == AbortUpstream.PROMPT && charged == tokens && end.sent() == tokens;
    }
}
