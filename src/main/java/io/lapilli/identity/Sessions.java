package io.lapilli.identity;

import io.lapilli.identity.IdentityEvent.UserSessionEnded;
import io.lapilli.shared.Changes;
import io.lapilli.shared.NotFoundException;
import io.lapilli.shared.SessionId;
import io.lapilli.shared.Slice;
import io.lapilli.shared.UserId;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Which browser sessions count, in memory: a session carries the number its user had at the sign-in, and raising the
 * number ends all of them; a single one is ended by its id. Right on this node at once, on the others within half a
 * second.
 */
@Service
public class Sessions {

    /** A browser that stays away longer is signed out; the same as {@code server.servlet.session.timeout}. */
    public static final Duration IDLE = Duration.ofHours(12);

    /** More sessions of one person at the same time are not listed; to end all of them is one step. */
    private static final int MOST = 100;

    private final UserStore users;
    private final SessionStore store;
    private final Staff staff;
    private final Changes changes;
    private final ApplicationEventPublisher events;
    private final Clock clock;
    private final CopyOnWriteArrayList<Runnable> listeners = new CopyOnWriteArrayList<>();
    private volatile Counting counting = new Counting(Map.of(), Set.of());

    /** @param epochs of users without an entry the epoch is 0 */
    private record Counting(Map<UserId, Integer> epochs, Set<UUID> ended) {}

    Sessions(
            UserStore users,
            SessionStore store,
            Staff staff,
            Changes changes,
            ApplicationEventPublisher events,
            Clock clock) {
        this.users = users;
        this.store = store;
        this.staff = staff;
        this.changes = changes;
        this.events = events;
        this.clock = clock;
        changes.on(OrganisationDirectory.TOPIC, this::reload);
        load();
    }

    /** Whether that sign-in still counts: the user is not disabled, and nobody ended the session since. */
    public boolean counts(SignedIn signedIn) {
        Counting now = counting;
        return now.epochs().getOrDefault(signedIn.user(), 0) == signedIn.sessionEpoch()
                && !now.ended().contains(signedIn.session());
    }

    /** Runs after sessions may have ended; must return quickly. */
    public void onChange(Runnable listener) {
        listeners.add(listener);
    }

    /**
     * Those in which the user can still act, the one seen last first, at most 100: one's own, and for staff who see
     * users everybody's.
     */
    public List<Session> open(Actor by, UserId user) {
        requireSelfOrSight(by, user);
        return store.open(user, clock.instant().minus(IDLE), MOST);
    }

    /** Every attempt to sign in of the last half year, refused ones too, newest first; who may see it as above. */
    public Slice<Session> history(Actor by, UserId user, @Nullable SessionId before, int limit) {
        requireSelfOrSight(by, user);
        return store.history(user, before, limit);
    }

    private void requireSelfOrSight(Actor by, UserId user) {
        if (!user.equals(by.user())) {
            staff.requireSightOfUsers(by);
        }
    }

    /**
     * Ends one: the seller's right, and one's own.
     *
     * @throws NotFoundException when the user has no such session, or it ended already
     */
    @Transactional
    public void end(Actor by, UserId user, SessionId session) {
        if (!user.equals(by.user())) {
            by.requireSeller();
        }
        if (!store.end(user, session, Rows.now(clock))) {
            throw new NotFoundException("session", session.text());
        }
        changes.mark(OrganisationDirectory.TOPIC);
        events.publishEvent(new UserSessionEnded(by, user, session));
    }

    /** Notes that a browser signed out by itself. */
    @Transactional
    public void left(SignedIn signedIn) {
        store.end(signedIn.user(), new SessionId(signedIn.session()), Rows.now(clock));
    }

    /** Ends every one of the user's, without a check; in the caller's transaction. */
    void endAll(UserId user) {
        users.raiseSessionEpoch(user);
        store.endAll(user, Rows.now(clock));
        changes.mark(OrganisationDirectory.TOPIC);
    }

    private void reload() {
        if (load()) {
            listeners.forEach(Runnable::run);
        }
    }

    private synchronized boolean load() {
        var now = new Counting(
                Map.copyOf(users.sessionEpochs()),
                Set.copyOf(store.endedSince(clock.instant().minus(IDLE))));
        boolean changed = !now.equals(counting);
        counting = now;
        return changed;
    }
}
