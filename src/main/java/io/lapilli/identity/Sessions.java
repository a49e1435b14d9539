package io.lapilli.identity;

import io.lapilli.shared.Changes;
import io.lapilli.shared.UserId;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import org.springframework.stereotype.Component;

/**
 * Which browser sessions count, in memory: a session carries the number its user had at the sign-in, and raising the
 * number ends it. Right on this node at once, on the others within half a second.
 */
@Component
public class Sessions {

    private final UserStore store;
    private final CopyOnWriteArrayList<Runnable> listeners = new CopyOnWriteArrayList<>();
    private volatile Map<UserId, Integer> epochs = Map.of();

    Sessions(UserStore store, Changes changes) {
        this.store = store;
        changes.on(OrganisationDirectory.TOPIC, this::reload);
        load();
    }

    /** Whether that sign-in still counts: the user is not disabled and did not end the sessions since. */
    public boolean counts(SignedIn signedIn) {
        Integer epoch = epochs.get(signedIn.user());
        return epoch != null && epoch == signedIn.sessionEpoch();
    }

    /** Runs after sessions may have ended; must return quickly. */
    public void onChange(Runnable listener) {
        listeners.add(listener);
    }

    private void reload() {
        if (load()) {
            listeners.forEach(Runnable::run);
        }
    }

    private synchronized boolean load() {
        Map<UserId, Integer> now = Map.copyOf(store.sessionEpochs());
        boolean changed = !now.equals(epochs);
        epochs = now;
        return changed;
    }
}
