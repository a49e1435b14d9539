package io.lapilli.gateway.queue;

/**
 * How many calls a deployment may have at the same time: as many as were configured, or as many as it carries. The
 * latter starts with as many as there may be at all, since an upstream that copes must not be held back, goes down when
 * the deployment says that it is too much, or when it becomes much slower than it usually is (but then not below what it
 * carried well of late: longer prompts are no overload), and grows again while all goes well. Instants in nanoseconds.
 * Not thread-safe.
 */
final class Concurrency {

    private static final int FEW = 16;
    private static final long AT_MOST_EVERY = 1_000_000_000L;
    private static final double LESS_WHEN_REFUSED = 0.7;
    private static final double MOST_LESS = 0.5;
    private static final double LEAST_LESS = 0.9;
    private static final double MUCH_SLOWER = 3;
    private static final double SLACK = 250_000_000;
    private static final double NEWEST = 0.1;
    /** In which what is usual follows what is slower, and what was carried is forgotten. */
    private static final double FORGETS_IN = 300e9;

    private final int most;
    private int configured;
    private double limit;
    private double usual;
    private double lately;
    private double carried;
    private long sampledAt;
    private long loweredAt;
    private boolean lowered;

    /** @param most there may ever be */
    Concurrency(int most) {
        this.most = most;
        this.limit = most;
    }

    /** @param calls 0: as many as it carries */
    void configure(int calls) {
        configured = calls;
    }

    int limit() {
        return configured > 0 ? configured : (int) limit;
    }

    boolean adapts() {
        return configured == 0;
    }

    /** Whether it has been lowered, and not grown back altogether. */
    boolean isLowered() {
        return configured == 0 && limit < most;
    }

    /** A call went well, and its answer began after so long. @param among calls on their way when it began */
    void answered(long now, long latency, int among) {
        learn(now, latency);
        if (lately > MUCH_SLOWER * usual + SLACK) {
            double less = Math.clamp(MUCH_SLOWER * usual / lately, MOST_LESS, LEAST_LESS);
            lower(now, Math.max(Math.max(FEW, carried), less * Math.min(limit, among)));
        } else {
            carried = Math.max(carried, among);
            went(among);
        }
    }

    private void learn(long now, long latency) {
        if (usual == 0) {
            usual = latency;
            lately = latency;
            sampledAt = now;
            return;
        }
        double passed = 1 - Math.exp((sampledAt - now) / FORGETS_IN);
        lately += NEWEST * (latency - lately);
        usual += latency < usual ? NEWEST * (latency - usual) : passed * (Math.min(latency, 2 * usual) - usual);
        carried -= passed * carried;
        sampledAt = now;
    }

    /** A call went well; how long it took tells nothing. */
    void went(int among) {
        if (limit < most && among * 2 > limit) {
            limit = Math.min(most, limit + Math.max(1, Math.sqrt(limit)) / limit);
        }
    }

    /** The deployment said that it is too much, or did not answer in time. */
    void refused(long now, int among) {
        lower(now, Math.max(1, LESS_WHEN_REFUSED * Math.min(limit, among)));
    }

    /** One crowd of calls is one reason. */
    private void lower(long now, double to) {
        if (to < limit && (!lowered || now - loweredAt >= AT_MOST_EVERY)) {
            limit = to;
            loweredAt = now;
            lowered = true;
        }
    }
}
