package io.lapilli.sandbox;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * A live session that somebody looks at on this node. Everything that changes is held here once; each {@link Viewer}
 * only knows how far it has come, so that one that is slow skips what came in between, and one more costs a few numbers.
 */
final class Room {

    private static final int FETCHED_AT_ONCE = 500;

    final LiveSessionId id;
    private final RoomReader reader;
    private final DocumentStore documents;
    private final RoomJson json;
    private final Map<UUID, RunText> active;
    private final Map<UUID, Tail> tails = new ConcurrentHashMap<>();
    private final Map<UUID, RunText> texts = new ConcurrentHashMap<>();
    private final Map<UUID, Cursor> cursors = new ConcurrentHashMap<>();
    private final Map<UUID, Integer> present = new ConcurrentHashMap<>();
    private final AtomicLong cursorVersion = new AtomicLong();
    private final AtomicLong stateVersion = new AtomicLong();
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition moved = lock.newCondition();
    private final Object loading = new Object();
    private final Object showing = new Object();
    private volatile RoomState state;
    private volatile @Nullable Shown shown;
    private volatile long ticks;
    private volatile boolean closed;

    /** The state as JSON, for everybody alike. */
    record Shown(long version, RoomState state, String json) {}

    /** @param active texts of the runs that go on at this node */
    Room(LiveSessionId id, RoomReader reader, DocumentStore documents, RoomJson json, Map<UUID, RunText> active) {
        this.active = active;
        this.id = id;
        this.reader = reader;
        this.documents = documents;
        this.json = json;
        this.state = reader.read(id);
        load(state);
    }

    RoomState state() {
        return state;
    }

    /** Reads anew what is not typed. */
    void reload() {
        synchronized (loading) {
            RoomState now = reader.read(id);
            load(now);
            state = now;
        }
        stateVersion.incrementAndGet();
        wake();
    }

    private void load(RoomState now) {
        for (Document document : now.documents()) {
            tails.computeIfAbsent(document.id(), _ -> new Tail(document.version()));
        }
        Map<UUID, RunText> wanted = new HashMap<>();
        for (LiveRun run : now.runs()) {
            RunText growing = active.get(run.id());
            RunText text = growing != null ? growing : texts.getOrDefault(run.id(), new RunText(""));
            text.reached(run.answer());
            texts.put(run.id(), text);
            wanted.put(run.id(), text);
        }
        texts.keySet().retainAll(wanted.keySet());
        pull();
    }

    /** Fetches what was typed since. */
    void pull() {
        tails.keySet().forEach(this::pull);
    }

    void pull(UUID document) {
        Tail tail = tails.get(document);
        if (tail == null) {
            return;
        }
        List<Change> more;
        do {
            more = documents.changes(id, document, tail.end(), Integer.MAX_VALUE, FETCHED_AT_ONCE);
            tail.add(more);
        } while (more.size() == FETCHED_AT_ONCE);
        wake();
    }

    /** The last version that is known here. */
    int version(UUID document) {
        Tail tail = tails.get(document);
        return tail == null ? 0 : tail.end();
    }

    List<Change> changesAfter(UUID document, int version) {
        Tail tail = tails.get(document);
        return tail == null
                ? List.of()
                : tail.after(version)
                        .orElseGet(() -> documents.changes(id, document, version, Integer.MAX_VALUE, FETCHED_AT_ONCE));
    }

    Document document(UUID document) {
        return documents.find(id, document).orElseThrow();
    }

    Map<UUID, RunText> texts() {
        return texts;
    }

    void stands(UUID participant, Cursor cursor) {
        if (!cursor.equals(cursors.put(participant, cursor))) {
            cursorVersion.incrementAndGet();
            wake();
        }
    }

    Map<UUID, Cursor> cursors() {
        return cursors;
    }

    long cursorVersion() {
        return cursorVersion.get();
    }

    void comes(UUID participant) {
        if (present.merge(participant, 1, Integer::sum) == 1) {
            presenceChanged();
        }
    }

    void goes(UUID participant) {
        if (present.computeIfPresent(participant, (_, count) -> count == 1 ? null : count - 1) == null) {
            if (cursors.remove(participant) != null) {
                cursorVersion.incrementAndGet();
            }
            presenceChanged();
        }
    }

    private void presenceChanged() {
        stateVersion.incrementAndGet();
        wake();
    }

    Set<UUID> present() {
        return present.keySet();
    }

    int viewers() {
        return present.values().stream().mapToInt(Integer::intValue).sum();
    }

    long stateVersion() {
        return stateVersion.get();
    }

    /** Made by the first who asks after a change. */
    Shown shown() {
        Shown now = shown;
        if (now != null && now.version() == stateVersion.get()) {
            return now;
        }
        synchronized (showing) {
            now = shown;
            long version = stateVersion.get();
            if (now == null || now.version() != version) {
                RoomState read = state;
                now = new Shown(version, read, json.of(read, present()));
                shown = now;
            }
            return now;
        }
    }

    /** Something has changed. */
    void wake() {
        lock.lock();
        try {
            ticks++;
            moved.signalAll();
        } finally {
            lock.unlock();
        }
    }

    long ticks() {
        return ticks;
    }

    /** Until something has changed since that tick, or the time is over. */
    void await(long since, Duration patience) throws InterruptedException {
        lock.lockInterruptibly();
        try {
            long nanos = patience.toNanos();
            while (ticks == since && !closed && nanos > 0) {
                nanos = moved.awaitNanos(nanos);
            }
        } finally {
            lock.unlock();
        }
    }

    void close() {
        closed = true;
        wake();
    }

    boolean closed() {
        return closed;
    }
}
