package io.lapilli.identity;

import io.lapilli.shared.NewIds;
import io.lapilli.shared.SessionId;
import io.lapilli.shared.UserId;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Writes down, some seconds late, what is not worth a wait: that a browser was seen, and that an attempt to sign in was
 * refused. So neither a click waits for it, nor does the time of a refusal tell whether there is such an account. What
 * a crash loses of it are seconds.
 */
@Component
public class SessionLog {

    private static final Logger log = LoggerFactory.getLogger(SessionLog.class);
    private static final Duration KEPT = Duration.ofDays(183);
    private static final int MOST_WAITING = 10_000;

    private final SessionStore store;
    private final UserStore users;
    private final TransactionTemplate transaction;
    private final NewIds ids;
    private final Clock clock;
    private final Map<SessionId, Seen> seen = new ConcurrentHashMap<>();
    private final BlockingQueue<Session> refused = new ArrayBlockingQueue<>(MOST_WAITING);
    private final AtomicLong dropped = new AtomicLong();

    private record Seen(SessionId session, UserId user, Instant at) {}

    SessionLog(SessionStore store, UserStore users, TransactionTemplate transaction, NewIds ids, Clock clock) {
        this.store = store;
        this.users = users;
        this.transaction = transaction;
        this.ids = ids;
        this.clock = clock;
    }

    /** That somebody's browser asked for something just now. Touches memory only. */
    public void seen(SignedIn signedIn) {
        var session = new SessionId(signedIn.session());
        seen.put(session, new Seen(session, signedIn.user(), Rows.now(clock)));
    }

    void refused(UserId user, Browser browser) {
        if (!refused.offer(Session.refused(new SessionId(ids.next()), user, Rows.now(clock), browser))) {
            dropped.incrementAndGet();
        }
    }

    @Scheduled(fixedDelay = 10_000)
    void write() {
        var failures = new ArrayList<Session>();
        refused.drainTo(failures);
        List<Seen> sightings = List.copyOf(seen.values());
        sightings.forEach(one -> seen.remove(one.session(), one));
        if (!failures.isEmpty() || !sightings.isEmpty()) {
            transaction.executeWithoutResult(_ -> write(failures, sightings));
        }
        long lost = dropped.getAndSet(0);
        if (lost > 0) {
            log.warn("{} refused attempts to sign in were too many at once to be written down", lost);
        }
    }

    /** In the order of ids, so that nodes that write about the same people wait and don't deadlock. */
    private void write(List<Session> failures, List<Seen> sightings) {
        failures.forEach(store::insert);
        sightings.stream()
                .sorted(Comparator.comparing((Seen one) -> one.user().value())
                        .thenComparing(one -> one.session().value()))
                .forEach(one -> {
                    users.seen(one.user(), one.at());
                    store.seen(one.session(), one.at());
                });
    }

    @Scheduled(cron = "0 20 3 * * *", zone = "UTC")
    void forget() {
        store.forgetBefore(clock.instant().minus(KEPT));
    }
}
