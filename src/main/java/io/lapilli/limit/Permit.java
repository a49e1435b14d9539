package io.lapilli.limit;

import java.util.function.LongSupplier;

/** What a request took of its limits. Ended once, by any thread. */
public final class Permit {

    static final Permit UNLIMITED = new Permit(new Line[0], 0, 0, () -> 0);

    private final Line[] lines;
    private final long takenAt;
    private final long thought;
    private final LongSupplier clock;

    Permit(Line[] lines, long takenAt, long thought, LongSupplier clock) {
        this.lines = lines;
        this.takenAt = takenAt;
        this.thought = thought;
        this.clock = clock;
    }

    /**
     * How much is left, as of the instant at which it was taken: what has grown back since would make the same request
     * read now one way and now another.
     */
    public RateState state() {
        return lines.length == 0 ? RateState.UNLIMITED : RateState.of(lines, takenAt);
    }

    /** The request has ended and used so many tokens, prompt and answer together. */
    public void end(long tokens) {
        if (lines.length > 0) {
            long now = clock.getAsLong();
            for (Line line : lines) {
                line.end(now, thought, tokens);
            }
        }
    }

    /** The request was refused for another reason: as if it had not come. */
    public void giveBack() {
        if (lines.length > 0) {
            giveBack(lines, lines.length, clock.getAsLong(), thought);
        }
    }

    static void giveBack(Line[] lines, int count, long now, long thought) {
        for (int i = 0; i < count; i++) {
            lines[i].giveBack(now, thought);
        }
    }
}
