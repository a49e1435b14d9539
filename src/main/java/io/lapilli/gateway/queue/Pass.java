package io.lapilli.gateway.queue;

/** A call's place at a deployment: what it came to is said once or never, and closing it makes room for the next. */
public final class Pass implements AutoCloseable {

    private final Lane lane;
    /** Of its organisation. */
    final UnderWay.Count count;

    final boolean trial;
    /** Calls on their way when this one began. */
    final int among;

    private final long begunAt;
    private boolean told;
    private boolean closed;

    Pass(Lane lane, UnderWay.Count count, boolean trial, int among, long begunAt) {
        this.lane = lane;
        this.count = count;
        this.among = among;
        this.trial = trial;
        this.begunAt = begunAt;
    }

    /** An answer begins: enough to tell that the deployment is there again. */
    public void began() {
        if (trial) {
            lane.recovered();
        }
    }

    /** It went well. @param firstTokenAt {@link System#nanoTime} when its answer began; 0: that tells nothing */
    public void answered(long firstTokenAt) {
        if (!told) {
            told = true;
            lane.answered(this, firstTokenAt == 0 ? 0 : Math.max(1, firstTokenAt - begunAt));
        }
    }

    /** The deployment said that it is asked too much. */
    public void refused() {
        if (!told) {
            told = true;
            lane.refused(this);
        }
    }

    /** It failed. @param late whether because no answer came in time */
    public void failed(boolean late) {
        if (!told) {
            told = true;
            lane.failed(this, late);
        }
    }

    @Override
    public void close() {
        if (!closed) {
            closed = true;
            lane.leave(this, told);
        }
    }
}
