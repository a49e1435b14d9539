package io.lapilli.gateway.queue;

/**
 * How fast places come free to those who wait: what happened some seconds ago counts for little, by the time that has
 * passed and not by how many came, since places often come free in bursts. Instants in nanoseconds. Not thread-safe.
 */
final class Pace {

    private static final double FADES_IN = 5e9;

    private double places;
    private double time;
    private long at = Long.MIN_VALUE;

    /** From here on somebody waits. */
    void begin(long now) {
        if (at == Long.MIN_VALUE) {
            at = now;
        }
    }

    /** Nobody waits any more, and places that come free tell nothing. */
    void end() {
        at = Long.MIN_VALUE;
    }

    /** A place came free. @param more whether somebody waits on */
    void free(long now, boolean more) {
        if (at != Long.MIN_VALUE) {
            double left = Math.exp((at - now) / FADES_IN);
            places = places * left + 1;
            time = time * left + now - at;
        }
        at = more ? now : Long.MIN_VALUE;
    }

    /** Nanoseconds from one place to the next; 0 while that is not known. */
    double between() {
        return places == 0 ? 0 : time / places;
    }
}
