package io.lapilli.gateway.queue;

/**
 * How a deployment does lately: what happened half a minute ago counts for little. Instants in nanoseconds. Not
 * thread-safe.
 */
final class Pulse {

    private static final double FADES_IN = 30e9;
    private static final double NEWEST = 0.1;
    private static final double LEAST = 0.05;
    /** So many calls that went well stand before the first, so that one failure is not all there is. */
    private static final double BENEFIT_OF_DOUBT = 2;

    private double calls;
    private double failures;
    private double latency;
    private long at;

    void went(long now) {
        fade(now);
        calls++;
    }

    void failed(long now) {
        fade(now);
        calls++;
        failures++;
    }

    void began(long after) {
        latency = latency == 0 ? after : latency + NEWEST * (after - latency);
    }

    /** What of its weight it should get for its failures: 1 with none. */
    double trust(long now) {
        fade(now);
        return Math.max(LEAST, 1 - failures / (calls + BENEFIT_OF_DOUBT));
    }

    /** Nanoseconds until answers begin; 0 when that is not known. */
    double latency() {
        return latency;
    }

    private void fade(long now) {
        if (now > at) {
            double left = Math.exp((at - now) / FADES_IN);
            calls *= left;
            failures *= left;
            at = now;
        }
    }
}
