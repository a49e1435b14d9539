package io.lapilli.identity;

import io.lapilli.shared.UserId;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/**
 * The same change to many users, on its way; goes on whether or not somebody watches. Thread-safe.
 *
 * <p>Each user is changed in a transaction of its own, so a run that is stopped, or that the portal's end stops, leaves
 * nothing half done.
 */
public final class BulkRun {

    private final BulkChange change;
    private final int total;
    private final List<Refusal> refusals = new ArrayList<>();
    private final CopyOnWriteArrayList<Runnable> listeners = new CopyOnWriteArrayList<>();
    private int done;
    private boolean finished;
    private volatile boolean stopped;

    BulkRun(BulkChange change, int total) {
        this.change = change;
        this.total = total;
    }

    /** A user who stayed as before, and why. */
    public record Refusal(UserId user, RuntimeException why) {}

    /** How far it is. @param done with those refused */
    public record State(int done, List<Refusal> refusals, boolean finished) {}

    public BulkChange change() {
        return change;
    }

    public int total() {
        return total;
    }

    public synchronized State state() {
        return new State(done, List.copyOf(refusals), finished);
    }

    /** After the user that is being changed; what is done stays done. */
    public void stop() {
        stopped = true;
    }

    boolean stopped() {
        return stopped;
    }

    /** Runs after each step, on the thread that works; must return quickly. Answers how to stop listening. */
    public Runnable onStep(Runnable listener) {
        listeners.add(listener);
        return () -> listeners.remove(listener);
    }

    void changed() {
        step(() -> done++);
    }

    void refused(UserId user, RuntimeException why) {
        step(() -> {
            done++;
            refusals.add(new Refusal(user, why));
        });
    }

    void finish() {
        step(() -> finished = true);
    }

    private void step(Runnable counted) {
        synchronized (this) {
            counted.run();
        }
        listeners.forEach(Runnable::run);
    }
}
