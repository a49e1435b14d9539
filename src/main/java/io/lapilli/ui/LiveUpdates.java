package io.lapilli.ui;

import com.vaadin.flow.component.Component;
import io.lapilli.shared.OrganisationId;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import org.springframework.scheduling.TaskScheduler;

/**
 * Redraws open screens when something happened in their organisation. What happens in quick succession is drawn once:
 * at most twice a second a screen, and the last time always. A screen stops following when it is left. Thread-safe;
 * {@link #happened} returns at once.
 */
@org.springframework.stereotype.Component
public class LiveUpdates {

    static final Duration PACE = Duration.ofMillis(500);

    private final Map<OrganisationId, Set<Redraw>> followers = new ConcurrentHashMap<>();
    private final TaskScheduler scheduler;
    private final Clock clock;

    LiveUpdates(TaskScheduler scheduler, Clock clock) {
        this.scheduler = scheduler;
        this.clock = clock;
    }

    /** Something worth a redraw happened in an organisation: usage was recorded, a key was made. From any thread. */
    public void happened(OrganisationId organisation) {
        followers.getOrDefault(organisation, Set.of()).forEach(Redraw::wake);
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
            var follower = new Redraw(attached.getUI(), PACE, redraw, scheduler, clock);
            Set<Redraw> all = followers.computeIfAbsent(organisation, _ -> ConcurrentHashMap.newKeySet());
            all.add(follower);
            component.addDetachListener(detached -> {
                all.remove(follower);
                detached.unregisterListener();
            });
        });
    }
}
