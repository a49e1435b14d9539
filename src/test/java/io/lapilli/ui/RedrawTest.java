package io.lapilli.ui;

import static org.assertj.core.api.Assertions.assertThat;

import com.github.mvysny.kaributesting.v10.MockVaadin;
import com.vaadin.flow.component.UI;
import io.lapilli.support.MovableClock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.scheduling.concurrent.SimpleAsyncTaskScheduler;
import tools.jackson.databind.node.IntNode;

class RedrawTest {

    private static final Instant NOW = Instant.parse("2026-11-24T06:00:00Z");
    private static final Duration PACE = Duration.ofMillis(50);

    private final MovableClock clock = new MovableClock(NOW);
    private final Planned planned = new Planned();
    private int drawn;
    private Redraw redraw;

    @BeforeEach
    void open() {
        MockVaadin.setup();
        redraw = new Redraw(UI.getCurrent(), PACE, () -> drawn++, planned, clock);
    }

    @AfterEach
    void close() {
        MockVaadin.tearDown();
    }

    @Test
    void drawsAThousandChangesOfASecondTwentyTimes() {
        for (int i = 0; i < 1_000; i++) {
            redraw.wake();
            planned.runDue();
            clock.forward(Duration.ofMillis(1));
        }

        assertThat(drawn).isBetween(19, 21);
    }

    @Test
    void aPageThatTakesNothingIsDrawnAgainWhenItHasCaughtUp() {
        for (int i = 0; i < 500; i++) {
            redraw.wake();
            planned.runDue();
            clock.forward(PACE);
        }
        assertThat(drawn).isEqualTo(Redraw.MOST_UNANSWERED);

        UI.getCurrent()
                .getInternals()
                .dumpPendingJavaScriptInvocations()
                .getFirst()
                .complete(new IntNode(0));
        planned.runDue();

        assertThat(drawn).isEqualTo(Redraw.MOST_UNANSWERED + 1);
    }

    /** Runs what is due when the test says so. */
    private final class Planned extends SimpleAsyncTaskScheduler {

        private final List<Instant> at = new ArrayList<>();
        private final List<Runnable> tasks = new ArrayList<>();

        @Override
        public java.util.concurrent.ScheduledFuture<?> schedule(Runnable task, Instant startTime) {
            at.add(startTime);
            tasks.add(task);
            return null;
        }

        void runDue() {
            for (int i = tasks.size() - 1; i >= 0; i--) {
                if (!at.get(i).isAfter(clock.instant())) {
                    at.remove(i);
                    tasks.remove(i).run();
                }
            }
            MockVaadin.runUIQueue(true);
        }
    }
}
