package io.lapilli.identity;

import io.lapilli.shared.AlreadyExistsException;
import io.lapilli.shared.InvalidInputException;
import io.lapilli.shared.NotFoundException;
import io.lapilli.shared.NotPermittedException;
import io.lapilli.shared.UserId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.stereotype.Service;

/** The same change to many users, one after the other: what is refused for one does not keep it from the others. */
@Service
public class BulkChanges {

    private static final Logger log = LoggerFactory.getLogger(BulkChanges.class);

    private final Users users;
    private final Executor executor;
    private final Map<UserId, BulkRun> latest = new ConcurrentHashMap<>();

    @Autowired
    BulkChanges(Users users) {
        this(users, work -> Thread.ofVirtual().name("bulk-change").start(work));
    }

    BulkChanges(Users users, Executor executor) {
        this.users = users;
        this.executor = executor;
    }

    /** Starts it in the background. The seller's right; asked again for each user. */
    public BulkRun start(Actor by, BulkChange change, List<UserId> of) {
        by.requireSeller();
        var run = new BulkRun(change, of.size());
        if (by.user() != null) {
            latest.put(by.user(), run);
        }
        executor.execute(() -> work(by, run, List.copyOf(of)));
        return run;
    }

    /** The one that this person started last on this node, finished or not, until it is {@link #forget forgotten}. */
    public Optional<BulkRun> latest(UserId of) {
        return Optional.ofNullable(latest.get(of));
    }

    public void forget(UserId of, BulkRun run) {
        latest.remove(of, run);
    }

    private void work(Actor by, BulkRun run, List<UserId> of) {
        try {
            for (UserId user : of) {
                if (run.stopped()) {
                    break;
                }
                one(by, run, user);
            }
        } finally {
            run.finish();
        }
    }

    private void one(Actor by, BulkRun run, UserId user) {
        try {
            apply(by, run.change(), user);
            run.changed();
        } catch (InvalidInputException | AlreadyExistsException | NotFoundException | NotPermittedException refusal) {
            run.refused(user, refusal);
        } catch (RuntimeException failure) {
            log.error("The change {} of {} failed", run.change(), user, failure);
            run.refused(user, failure);
        }
    }

    private void apply(Actor by, BulkChange change, UserId user) {
        switch (change) {
            case DISABLE -> users.modify(by, user, now -> new UserChange(now.name(), now.platformRole(), true));
            case ENABLE -> users.modify(by, user, now -> new UserChange(now.name(), now.platformRole(), false));
            case END_SESSIONS -> {
                if (user.equals(by.user())) {
                    // who looks after others is not thrown out by it
                    throw Rules.invalid("user", "own_sessions", "one's own sessions are ended by oneself");
                }
                users.endSessions(by, user);
            }
        }
    }
}
