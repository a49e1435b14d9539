package io.lapilli.ui;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.UIDetachedException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.TaskScheduler;

/**
 * Redraws one page when it is told that something changed. What changes in quick succession is drawn once, at the pace
 * given, and the last change always. A page that takes nothing any more (asleep, on a slow line) is drawn again when it
 * has caught up, so that nothing piles up for it. Thread-safe.
 */
public final class Redraw {

    /** So often the page is asked whether it has come so far. */
    private static final int ASK_EVERY = 20;

    /** So many redraws may be on their way to it. */
    static final int MOST_UNANSWERED = 3 * ASK_EVERY;

    private static final Logger log = LoggerFactory.getLogger(Redraw.class);

    private final UI ui;
    private final Duration pace;
    private final Runnable redraw;
    private final TaskScheduler scheduler;
    private final Clock clock;
    private boolean pending;
    private Instant last = Instant.MIN;
    private int unanswered;

    /** @param redraw run with the page's lock */
    public Redraw(UI ui, Duration pace, Runnable redraw, TaskScheduler scheduler, Clock clock) {
        this.ui = ui;
        this.pace = pace;
        this.redraw = redraw;
        this.scheduler = scheduler;
        this.clock = clock;
    }

    /** Something changed. From any thread; returns at once. */
    public synchronized void wake() {
        if (!pending) {
            pending = true;
            if (unanswered < MOST_UNANSWERED) {
                plan();
            }
        }
    }

    private void plan() {
        Instant now = clock.instant();
        Instant due = last.equals(Instant.MIN) || last.plus(pace).isBefore(now) ? now : last.plus(pace);
        scheduler.schedule(this::run, due);
    }

    private void run() {
        synchronized (this) {
            pending = false;
            last = clock.instant();
        }
        try {
            ui.access(this::draw);
        } catch (UIDetachedException left) {
            log.trace("Screen was left before it was redrawn", left);
        }
    }

    private void draw() {
        redraw.run();
        int drawn;
        synchronized (this) {
            drawn = ++unanswered;
        }
        if (drawn % ASK_EVERY == 0) {
            ui.getPage().executeJs("return 0").then(_ -> answered());
        }
    }

    private synchronized void answered() {
        boolean waited = pending && unanswered >= MOST_UNANSWERED;
        unanswered = 0;
        if (waited) {
            plan();
        }
    }
}
