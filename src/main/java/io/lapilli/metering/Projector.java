package io.lapilli.metering;

import io.lapilli.usage.RequestRecord;
import io.lapilli.usage.Settled;
import java.io.Closeable;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.LockSupport;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.transaction.TransactionException;

/**
 * Carries the journal into the database, batch by batch, on one thread. It reads from the file and holds no more than a
 * batch, so that a database that is away costs disk and no memory.
 */
final class Projector implements Closeable {

    private static final Logger log = LoggerFactory.getLogger(Projector.class);
    // a commit costs the embedded database as much as hundreds of rows, so few large ones are cheaper
    private static final int MOST = 8_000;
    private static final Duration PAUSE = Duration.ofMillis(200);
    // under load fewer and larger ones, still well within the two seconds in which usage must be seen
    private static final int MANY = 40;
    private static final Duration PAUSE_AFTER_MANY = Duration.ofMillis(800);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(2);

    private final JournalFolder folder;
    private final Journal journal;
    private final Projection projection;
    private final DatabaseDurability durability;
    private final JournalReader reader;
    private final OpenRequests open = new OpenRequests();
    private final Thread thread;

    private final ReentrantLock lock = new ReentrantLock();
    private final Condition moved = lock.newCondition();
    private volatile JournalPosition taken;
    /** Where {@link #taken} would be if entries that bring nothing into the database moved it too. */
    private volatile JournalPosition upTo;

    private volatile int running;
    private volatile boolean hurried;
    private volatile boolean closed;
    private volatile @Nullable Exception failure;
    private long released;

    /** @param from what the database has taken in; the thread does not run yet */
    Projector(
            JournalFolder folder,
            Journal journal,
            Projection projection,
            DatabaseDurability durability,
            JournalPositions.Taken from) {
        this.folder = folder;
        this.journal = journal;
        this.projection = projection;
        this.durability = durability;
        this.taken = from.position();
        this.upTo = taken;
        this.reader = new JournalReader(folder, from.open());
        thread = Thread.ofPlatform().name("journal-projector").daemon().unstarted(this::run);
    }

    /**
     * Takes in everything that earlier processes left, and ends what they had begun and not ended. Waits while the
     * database is away.
     *
     * @throws JournalDamaged when the journal can't be read
     */
    void replay() throws IOException {
        var known = new ArrayList<Settled>();
        while (read(taken, known)) {
            known.clear();
        }
        while (step() > 0) {
            log.info("The usage journal is replayed up to {}", taken);
        }
        List<Settled> interrupted =
                open.drain().stream().map(Projector::interrupted).toList();
        for (int i = 0; i < interrupted.size(); i += MOST) {
            List<Settled> some = interrupted.subList(i, Math.min(interrupted.size(), i + MOST));
            untilTheDatabaseDoes(() -> projection.takeMissing(some));
        }
    }

    /** Begins to carry on its own thread. */
    void start() {
        thread.start();
    }

    /** Everything in front of this is in the database. */
    JournalPosition taken() {
        return taken;
    }

    /** Requests that have begun and not ended, as far as they have been read. */
    int running() {
        return running;
    }

    /** Bytes of the journal that are durable and not yet in the database, to within a segment's unused end. */
    long lag(long segmentBytes) {
        JournalPosition written = journal.durable();
        JournalPosition read = upTo;
        return Math.max(0, (written.segment() - read.segment()) * segmentBytes + written.offset() - read.offset());
    }

    /** Why nothing is carried any more; null while all is well. */
    @Nullable
    Exception failure() {
        return failure;
    }

    /** Something became durable; somebody waits for it to come into the database. */
    void hurry() {
        hurried = true;
        LockSupport.unpark(thread);
    }

    /**
     * Waits until everything in front of a position is in the database.
     *
     * @return whether it is; false after the timeout, when the thread has ended, and when interrupted
     */
    boolean await(JournalPosition position, Duration timeout) {
        lock.lock();
        try {
            long nanos = timeout.toNanos();
            while (upTo.isBefore(position) && nanos > 0 && failure == null && !closed) {
                nanos = moved.awaitNanos(nanos);
            }
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        } finally {
            lock.unlock();
        }
        return !upTo.isBefore(position);
    }

    private void run() {
        try {
            while (!closed) {
                int carried = step();
                if (carried < MOST && !closed && !hurried) {
                    LockSupport.parkNanos((carried < MANY ? PAUSE : PAUSE_AFTER_MANY).toNanos());
                }
                hurried = false;
            }
            while (step() > 0) {
                log.debug("Carried up to {}", taken);
            }
        } catch (DatabaseAway away) {
            log.warn("The database is away; the next start takes in what the journal holds", away.getCause());
        } catch (IOException | RuntimeException broken) {
            log.error("The usage journal is not carried into the database any more; nothing new is taken", broken);
            failure = broken;
            signal();
        }
    }

    /** One batch. Returns how many requests came into the database. */
    private int step() throws IOException {
        var ended = new ArrayList<Settled>();
        JournalPosition limit = journal.durable();
        boolean more = true;
        while (more && ended.size() < MOST) {
            more = read(limit, ended);
        }
        running = open.size();
        if (ended.isEmpty()) {
            carried(limit);
            return 0;
        }
        JournalPosition behind = reader.position();
        var to = new JournalPositions.Taken(behind, open.oldest(behind));
        untilTheDatabaseDoes(() -> projection.take(folder.node(), ended, taken, to));
        taken = behind;
        carried(more ? behind : limit);
        letGo(to.open().segment());
        return ended.size();
    }

    private void carried(JournalPosition position) {
        if (upTo.isBefore(position)) {
            upTo = position;
            signal();
        }
    }

    /** Reads one entry, if there is one in front of the limit. */
    private boolean read(JournalPosition limit, List<Settled> ended) throws IOException {
        JournalPosition at = reader.position();
        byte[] payload = reader.next(limit);
        if (payload == null) {
            return false;
        }
        switch (EntryCodec.decode(payload)) {
            case Entry.Begin(Reserved request, boolean carried) -> {
                // what this process carried on is known already, and may have ended meanwhile
                if (!carried || at.isBefore(journal.start())) {
                    open.begin(request, at);
                }
            }
            case Entry.End(Settled request) -> {
                open.end(request.id());
                ended.add(request);
            }
        }
        return true;
    }

    private void untilTheDatabaseDoes(Runnable work) {
        Duration pause = PAUSE;
        while (true) {
            try {
                work.run();
                return;
            } catch (DataAccessException | TransactionException away) {
                if (closed) {
                    throw new DatabaseAway(away);
                }
                if (pause.equals(PAUSE)) {
                    log.error("The database does not take usage in; the journal keeps it, and it is tried again", away);
                }
                LockSupport.parkNanos(pause.toNanos());
                pause = pause.multipliedBy(2).compareTo(LONGEST_PAUSE) < 0 ? pause.multipliedBy(2) : LONGEST_PAUSE;
            }
        }
    }

    /** Deletes segments that the database needs no more, and copies on what would hold older ones. */
    private void letGo(long needed) {
        try {
            if (needed > released) {
                durability.force();
                journal.release(needed);
                released = needed;
            }
            if (needed < taken.segment() - 1) {
                carry(open.before(taken.segment()));
            }
        } catch (IOException | DataAccessException | JournalUnavailable later) {
            log.warn("Segments of the usage journal could not be let go of; it is tried again", later);
        }
    }

    private void carry(List<Reserved> requests) {
        JournalPosition before = journal.durable();
        @Nullable Batch last = null;
        for (Reserved request : requests) {
            last = journal.append(EntryCodec.encode(new Entry.Begin(request, true)), true);
        }
        if (last != null) {
            last.await();
            open.carried(requests, before);
        }
    }

    private static Settled interrupted(Reserved request) {
        return new Settled(
                new RequestRecord(
                        request.id(),
                        request.organisation(),
                        request.project(),
                        request.key(),
                        request.model(),
                        null,
                        request.endpoint(),
                        request.streamed(),
                        500,
                        "interrupted",
                        0,
                        request.admittedAt(),
                        null,
                        0),
                null);
    }

    private void signal() {
        lock.lock();
        try {
            moved.signalAll();
        } finally {
            lock.unlock();
        }
    }

    /** Carries what is durable, unless the database is away, and ends the thread. Close the journal first. */
    @Override
    public void close() throws IOException {
        closed = true;
        LockSupport.unpark(thread);
        SpareSegment.join(thread);
        signal();
        reader.close();
    }

    private static final class DatabaseAway extends RuntimeException {
        DatabaseAway(RuntimeException cause) {
            super(cause);
        }
    }
}
