package io.lapilli.metering;

import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.SortedSet;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * An append-only file of frames with group commit: appenders put bytes into a shared buffer under a short lock, one
 * thread writes and forces the buffer, and wakes those who wait. After a failure it cuts off what was not acknowledged,
 * and goes on in another segment as soon as the disk lets it; until then it takes nothing.
 */
final class Journal implements Closeable {

    /** What goes on around the journal. Both are called on the committing thread and must be quick. */
    interface Traffic {

        /** Requests that have begun and not ended. */
        int running();

        /** A batch has become durable. */
        void durable();
    }

    private static final Logger log = LoggerFactory.getLogger(Journal.class);
    /** With so many requests on their way it pays to let a few ends share a write. */
    private static final int COMPANY = 4;

    private static final int MOST_AWAITED = 32;

    private final JournalFolder folder;
    private final JournalOptions options;
    private final Traffic traffic;
    private final SpareSegment spare;
    private final Thread committer;
    private final JournalPosition start;

    private final ReentrantLock lock = new ReentrantLock();
    private final Condition work = lock.newCondition();
    private final Condition room = lock.newCondition();
    private Batch filling;
    private ByteBuffer other;
    private boolean asleep;
    /** How many must wait for the batch before the committer is woken. */
    private int awaited = 1;

    private volatile boolean broken;
    private volatile boolean closed;

    // written by the committer only
    private @Nullable JournalFile active;
    private volatile JournalPosition durable;

    private Journal(JournalFolder folder, JournalOptions options, long firstSegment, Traffic traffic)
            throws IOException {
        this.folder = folder;
        this.options = options;
        this.traffic = traffic;
        filling = new Batch(ByteBuffer.allocateDirect(options.batchBytes()));
        other = ByteBuffer.allocateDirect(options.batchBytes());
        spare = new SpareSegment(folder, options);
        start = JournalPosition.startOf(firstSegment);
        durable = start;
        try {
            active = spare.use(firstSegment);
        } catch (IOException | RuntimeException failure) {
            spare.close();
            throw failure;
        }
        committer = Thread.ofPlatform().name("journal-committer").daemon().start(this::commit);
    }

    /**
     * Recovers what an earlier process left and begins a new segment behind it.
     *
     * @param notBefore number that the new segment's must be above, besides those that are there
     * @param traffic asked and told on the committing thread
     * @throws JournalDamaged when the last segment had been finished and is not whole any more
     */
    static Journal open(JournalFolder folder, JournalOptions options, long notBefore, Traffic traffic)
            throws IOException {
        SortedSet<Long> segments = folder.segments();
        long last = 0;
        if (!segments.isEmpty()) {
            last = segments.last();
            JournalRecovery.finish(folder, last);
        }
        return new Journal(folder, options, Math.max(last, notBefore) + 1, traffic);
    }

    /** Where this process began to write. */
    JournalPosition start() {
        return start;
    }

    /** Up to here everything is on the disk. */
    JournalPosition durable() {
        return durable;
    }

    /** Whether something new should be begun: it also leaves room for the ends of what has begun. */
    boolean takesNew() {
        return !broken && !closed && (!spare.failed() || durable.offset() < options.segmentBytes() / 2);
    }

    /**
     * Puts a payload into the batch that is written next.
     *
     * @param urgent whether the caller is going to wait for it
     * @throws JournalUnavailable while the disk is broken, and after the close
     */
    Batch append(byte[] payload, boolean urgent) {
        byte[] frame = SegmentFormat.frame(payload);
        if (frame.length > options.batchBytes()) {
            throw new IllegalArgumentException("an entry of " + frame.length + " bytes does not fit into the journal");
        }
        lock.lock();
        try {
            while (true) {
                if (broken || closed) {
                    throw new JournalUnavailable("The usage journal takes nothing now");
                }
                if (filling.hasRoomFor(frame)) {
                    break;
                }
                wake();
                room.awaitUninterruptibly();
            }
            filling.add(frame, urgent);
            if (asleep || (urgent && filling.waiting() >= awaited)) {
                wake();
            }
            return filling;
        } finally {
            lock.unlock();
        }
    }

    private void wake() {
        asleep = false;
        work.signal();
    }

    /** Lets go of the segments in front of one. */
    void release(long segment) throws IOException {
        for (long older : folder.segments().headSet(segment)) {
            folder.delete(older);
        }
    }

    private void commit() {
        for (Batch batch = take(); batch != null; batch = take()) {
            try {
                write(batch);
            } catch (IOException | RuntimeException failure) {
                log.error("The usage journal can't be written; nothing new is taken until it can", failure);
                refuse(batch, failure);
                mend();
                continue;
            }
            batch.durableUpTo(durable);
            traffic.durable();
        }
        try {
            finishActive();
        } catch (IOException failure) {
            log.warn("The last segment of the usage journal could not be finished; the next start does it", failure);
        }
    }

    /** The next batch that is due, or null after the close. */
    private @Nullable Batch take() {
        lock.lock();
        try {
            long left = options.idle().toNanos();
            while (!closed && !filling.isUrgent()) {
                if (left > 0) {
                    left = work.awaitNanos(left);
                } else if (filling.isEmpty()) {
                    asleep = true;
                    work.awaitUninterruptibly();
                    left = options.idle().toNanos();
                } else {
                    break;
                }
            }
            awaitCompany();
            return filling.isEmpty() ? null : swap();
        } catch (InterruptedException interrupted) {
            closed = true;
            return filling.isEmpty() ? null : swap();
        } finally {
            lock.unlock();
        }
    }

    /** Where more ends are about to come, a moment's wait saves most of the forced writes, and their cost. */
    private void awaitCompany() throws InterruptedException {
        int running = traffic.running();
        if (running < COMPANY) {
            return;
        }
        awaited = Math.min(running / 2, MOST_AWAITED);
        try {
            long left = options.company().toNanos();
            while (!closed && left > 0 && filling.isUrgent() && filling.waiting() < awaited) {
                left = work.awaitNanos(left);
            }
        } finally {
            awaited = 1;
        }
    }

    private Batch swap() {
        Batch taken = filling;
        filling = new Batch(other.clear());
        other = taken.bytes();
        room.signalAll();
        return taken;
    }

    private void write(Batch batch) throws IOException {
        ByteBuffer bytes = batch.bytes().flip();
        if (durable.offset() + bytes.remaining() + SegmentFormat.FRAME_BYTES > options.segmentBytes()) {
            finishActive();
            begin(durable.segment() + 1);
        }
        JournalFile file = active;
        if (file == null) {
            throw new IOException("no segment is open");
        }
        int length = bytes.remaining();
        file.write(bytes, durable.offset());
        file.force();
        durable = new JournalPosition(durable.segment(), durable.offset() + length);
    }

    private void begin(long segment) throws IOException {
        active = spare.use(segment);
        durable = JournalPosition.startOf(segment);
    }

    /** Cuts the active segment off behind what is durable, and seals it. May be repeated after a failure. */
    private void finishActive() throws IOException {
        JournalFile file = active;
        if (file != null) {
            JournalRecovery.seal(file, durable.offset());
            active = null;
            file.close();
        }
    }

    /** Tells those who wait, and those who would come, that nothing is taken. */
    private void refuse(Batch batch, Exception failure) {
        lock.lock();
        try {
            broken = true;
            filling.failed(failure);
            filling = new Batch(filling.bytes().clear());
            room.signalAll();
        } finally {
            lock.unlock();
        }
        batch.failed(failure);
    }

    private void mend() {
        while (!closed) {
            try {
                finishActive();
                begin(durable.segment() + 1);
                broken = false;
                log.info("The usage journal goes on in segment {}", durable.segment());
                return;
            } catch (IOException | RuntimeException still) {
                log.debug("The usage journal is still broken", still);
                pause();
            }
        }
    }

    private void pause() {
        lock.lock();
        try {
            long nanos = options.retry().toNanos();
            while (!closed && nanos > 0) {
                nanos = work.awaitNanos(nanos);
            }
        } catch (InterruptedException interrupted) {
            closed = true;
        } finally {
            lock.unlock();
        }
    }

    /** Writes what was taken, finishes the segment and ends the threads. The folder stays open. */
    @Override
    public void close() {
        lock.lock();
        try {
            closed = true;
            work.signalAll();
            room.signalAll();
        } finally {
            lock.unlock();
        }
        SpareSegment.join(committer);
        spare.close();
    }
}
