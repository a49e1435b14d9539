package io.lapilli.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.UIDetachedException;
import io.lapilli.shared.OrganisationId;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.TaskScheduler;

/**
 * Redraws open screens when something happened in their organisation. What happens in quick succession is drawn once:
 * at most twice a second a screen, and the last time always. A screen stops following when it is left. Thread-safe;
 * {@link #happened} returns at once.
 */
@org.springframework.stereotype.Component
public class LiveUpdates {

    static final Duration PACE = Duration.ofMillis(500);

    private static final Logger log = LoggerFactory.getLogger(LiveUpdates.class);

    private final Map<OrganisationId, Set<Follower>> followers = new ConcurrentHashMap<>();
    private final TaskScheduler scheduler;
    private final Clock clock;

    LiveUpdates(TaskScheduler scheduler, Clock clock) {
        this.scheduler = scheduler;
        this.clock = clock;
    }

    /** Something worth a redraw happened in an organisation: usage was recorded, a key was made. From any thread. */
    public void happened(OrganisationId organisation) {
        followers.getOrDefault(organisation, Set.of()).forEach(Follower::wake);
    }

    /** Organisations that an open screen follows. */
    public Set<OrganisationId> followed() {
        return followers.entrySet().stream()
                .filter(entry -> !entry.getValue().isEmpty())
                .map(Map.Entry::getKey)
                .collect(Collectors.toSet());
    }

    /**
     * From now on, while the component is attached, runs the redraw with the UI's lock whenever something happened.
     *
     * @param redraw reads anew and shows it; should be cheap (rollups, not events)
     */
    public void follow(Component component, OrganisationId organisation, Runnable redraw) {
        component.addAttachListener(attached -> {
            var follower = new Follower(attached.getUI(), redraw);
            Set<Follower> all = followers.computeIfAbsent(organisation, _ -> ConcurrentHashMap.newKeySet());
            all.add(follower);
            component.addDetachListener(detached -> {
                all.remove(follower);
                detached.unregisterListener();
            });
        });
    }

    private final class Follower {

        private final UI ui;
        private final Runnable redraw;
        private boolean pending;
        private Instant last = Instant.MIN;

        Follower(UI ui, Runnable redraw) {
            this.ui = ui;
            this.redraw = redraw;
        }

        synchronized void wake() {
            if (pending) {
                return;
            }
            pending = true;
            Instant now = clock.instant();
            Instant due = last.equals(Instant.MIN) || last.plus(PACE).isBefore(now) ? now : last.plus(PACE);
            scheduler.schedule(this::run, due);
        }

        private void run() {
            synchronized (this) {
                pending = false;
                last = clock.instant();
            }
            try {
                ui.access(redraw::run);
            } catch (UIDetachedException left) {
                log.trace("Screen was left before it was redrawn", left);
            }
        }
    }
}
