package io.lapilli.ui;

import static org.assertj.core.api.Assertions.assertThat;

import com.github.mvysny.kaributesting.v10.MockVaadin;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.html.Div;
import io.lapilli.shared.OrganisationId;
import io.lapilli.support.MovableClock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.scheduling.concurrent.SimpleAsyncTaskScheduler;

class LiveUpdatesTest {

    private static final Instant NOW = Instant.parse("2026-11-24T06:00:00Z");
    private static final OrganisationId MORI = new OrganisationId(new UUID(1, 1));
    private static final OrganisationId HANA = new OrganisationId(new UUID(1, 2));

    private final MovableClock clock = new MovableClock(NOW);
    private final Planned planned = new Planned();
    private final LiveUpdates live = new LiveUpdates(planned, clock);
    private final Div screen = new Div();
    private int redraws;

    @BeforeEach
    void open() {
        MockVaadin.setup();
        live.follow(screen, MORI, () -> redraws++);
        UI.getCurrent().add(screen);
    }

    @AfterEach
    void close() {
        MockVaadin.tearDown();
    }

    @Test
    void redrawsAtOnce() {
        live.happened(MORI);

        assertThat(planned.at).containsExactly(NOW);
        assertThat(planned.runAll()).isEqualTo(1);
        assertThat(redraws).isEqualTo(1);
    }

    @Test
    void whatComesInQuickSuccessionIsDrawnOnceAndTheLastAlways() {
        live.happened(MORI);
        live.happened(MORI);
        planned.runAll();
        live.happened(MORI);
        live.happened(MORI);

        assertThat(planned.at).containsExactly(NOW, NOW.plus(LiveUpdates.PACE));
        planned.runAll();
        assertThat(redraws).isEqualTo(2);
    }

    @Test
    void leavesOtherOrganisationsAlone() {
        live.happened(HANA);

        assertThat(planned.at).isEmpty();
        assertThat(live.followed()).containsExactly(MORI);
    }

    @Test
    void forgetsAScreenThatWasLeft() {
        UI.getCurrent().remove(screen);
        live.happened(MORI);

        assertThat(planned.at).isEmpty();
        assertThat(live.followed()).isEmpty();
    }

    @Test
    void aScreenThatComesBackIsFollowedOnce() {
        UI.getCurrent().remove(screen);
        UI.getCurrent().add(screen);
        live.happened(MORI);

        assertThat(planned.runAll()).isEqualTo(1);
        assertThat(redraws).isEqualTo(1);
    }

    /** Runs what was planned when the test says so. */
    private static final class Planned extends SimpleAsyncTaskScheduler {

        private final List<Instant> at = new ArrayList<>();
        private final List<Runnable> tasks = new ArrayList<>();

        @Override
        public java.util.concurrent.ScheduledFuture<?> schedule(Runnable task, Instant startTime) {
            at.add(startTime);
            tasks.add(task);
            return null;
        }

        int runAll() {
            List<Runnable> now = List.copyOf(tasks);
            tasks.clear();
            now.forEach(Runnable::run);
            MockVaadin.clientRoundtrip(true);
            return now.size();
        }
    }
}
