package io.lapilli.playground;

import io.lapilli.usage.Settled;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * One call of a model on its way. Written by the thread that calls, read by whoever shows it; what was read is let go,
 * so that a long answer is held once. Thread-safe.
 */
public final class Run {

    /** Characters of an answer that are shown; what comes beyond is counted and charged, and not shown. */
    public static final int MOST_SHOWN = 200_000;

    private final Runnable changed;
    private final long startedAt = System.nanoTime();
    private final StringBuilder text = new StringBuilder();
    private final StringBuilder reasoning = new StringBuilder();
    private int shown;
    private @Nullable Duration firstToken;
    private @Nullable String finish;
    private @Nullable Problem problem;
    private @Nullable Ended ended;
    private volatile boolean stopped;

    Run(Runnable changed) {
        this.changed = changed;
    }

    /**
     * What has come since it was last asked for.
     *
     * @param firstToken from the start to the first content; null while there is none
     * @param ended null while it goes on
     */
    public record Progress(
            String text,
            String reasoning,
            @Nullable Duration firstToken,
            @Nullable Ended ended) {}

    /**
     * How it ended.
     *
     * @param stopped whether by {@link #stop}
     * @param finish why the model ended, in the words of the API; null when it did not say
     * @param problem why there is no answer, or not all of it
     * @param settled what it came to; null when the call was refused at the door
     * @param cutShort whether the answer is longer than what is shown of it
     */
    public record Ended(
            boolean stopped,
            @Nullable String finish,
            @Nullable Problem problem,
            @Nullable Settled settled,
            boolean cutShort) {}

    /** Ends it; the upstream's answer is cancelled, and what was delivered is charged. Returns at once. */
    public void stop() {
        stopped = true;
    }

    boolean stopped() {
        return stopped;
    }

    public synchronized Progress take() {
        var progress = new Progress(text.toString(), reasoning.toString(), firstToken, ended);
        text.setLength(0);
        reasoning.setLength(0);
        return progress;
    }

    void arrived(ChunkText chunk) {
        synchronized (this) {
            if (firstToken == null
                    && !(chunk.content().isEmpty() && chunk.reasoning().isEmpty())) {
                firstToken = Duration.ofNanos(System.nanoTime() - startedAt);
            }
            append(text, chunk.content());
            append(reasoning, chunk.reasoning());
            finish = chunk.finish() == null ? finish : chunk.finish();
            problem = chunk.problem() == null ? problem : chunk.problem();
        }
        changed.run();
    }

    private void append(StringBuilder to, String more) {
        int room = Math.max(0, MOST_SHOWN - shown);
        to.append(more, 0, Math.min(room, more.length()));
        shown += more.length();
    }

    void ended(@Nullable Settled settled, @Nullable Problem refused) {
        synchronized (this) {
            ended = new Ended(stopped, finish, refused == null ? problem : refused, settled, shown > MOST_SHOWN);
        }
        changed.run();
    }
}
