package io.lapilli.sandbox;

import io.lapilli.sandbox.DocumentStore.Mark;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.event.ContextClosedEvent;
import org.springframework.context.event.EventListener;
import org.springframework.dao.DataAccessException;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/**
 * The rooms that somebody looks at on this node. What happens here is shown at once, what happens on other nodes when
 * the database is looked at, five times a second.
 */
@Component
public class Rooms {

    private static final Logger log = LoggerFactory.getLogger(Rooms.class);

    private final RoomReader reader;
    private final DocumentStore documents;
    private final RoomJson json;
    private final Map<LiveSessionId, Open> open = new ConcurrentHashMap<>();
    private final Map<UUID, RunText> active = new ConcurrentHashMap<>();
    private final Map<LiveSessionId, Mark> seen = new ConcurrentHashMap<>();
    private volatile boolean closed;

    /** @param screens how many look at it */
    private record Open(Room room, int screens) {}

    Rooms(RoomReader reader, DocumentStore documents, RoomJson json) {
        this.reader = reader;
        this.documents = documents;
        this.json = json;
    }

    /**
     * A screen that looks at the participant's room, to be closed when it is gone.
     *
     * @param versions of the documents that the screen has; of the others it gets the whole text
     */
    public Viewer look(Participant me, Map<UUID, Integer> versions) {
        LiveSessionId id = me.session();
        Open mine = open.compute(
                id,
                (_, there) -> there == null
                        ? new Open(new Room(id, reader, documents, json, active), 1)
                        : new Open(there.room(), there.screens() + 1));
        if (mine.room().state().inside(me.id()).isEmpty()) {
            mine.room().reload();
        }
        if (closed) {
            mine.room().close();
        }
        return new Viewer(mine.room(), me, versions, () -> leave(id));
    }

    private void leave(LiveSessionId id) {
        open.computeIfPresent(
                id, (_, there) -> there.screens() == 1 ? null : new Open(there.room(), there.screens() - 1));
    }

    Optional<Room> find(LiveSessionId id) {
        return Optional.ofNullable(open.get(id)).map(Open::room);
    }

    /** A run begins here; its room, whenever it is looked at, finds its text while it grows. */
    RunText begin(UUID run) {
        return active.computeIfAbsent(run, _ -> new RunText(""));
    }

    /** The text of a run has grown. */
    void grew(LiveSessionId id) {
        find(id).ifPresent(Room::wake);
    }

    /** It ended, and stands in the database. */
    void ended(UUID run) {
        active.remove(run);
    }

    /** What the room shows has changed, typing apart. After the commit. */
    void changed(LiveSessionId id) {
        find(id).ifPresent(Room::reload);
    }

    /** Somebody typed. After the commit. */
    void typed(LiveSessionId id, UUID document) {
        find(id).ifPresent(room -> room.pull(document));
    }

    @Scheduled(fixedDelay = 200)
    void look() {
        seen.keySet().retainAll(open.keySet());
        try {
            documents.marks(open.keySet()).forEach((id, now) -> {
                Mark before = seen.put(id, now);
                if (before == null || before.revision() != now.revision()) {
                    each(id, Room::reload);
                } else if (before.typed() != now.typed()) {
                    each(id, Room::pull);
                }
            });
        } catch (DataAccessException away) {
            log.warn("Live sessions could not be looked at; it is tried again", away);
        }
    }

    private void each(LiveSessionId id, Consumer<Room> action) {
        find(id).ifPresent(action);
    }

    /** Links expire without anybody's doing. */
    @Scheduled(fixedDelay = 30_000)
    void lookAtTheClock() {
        open.values().forEach(one -> one.room().reload());
    }

    /** Lets every stream end, so that the server can; the screens come back when it does. */
    @EventListener(ContextClosedEvent.class)
    void close() {
        closed = true;
        open.values().forEach(one -> one.room().close());
    }
}
