package io.lapilli.metering;

import java.io.Closeable;
import java.io.IOException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Keeps a preallocated file ready on a thread of its own, so that a full disk shows long before it hurts. */
final class SpareSegment implements Closeable {

    private static final Logger log = LoggerFactory.getLogger(SpareSegment.class);

    /** Between two pieces of a spare that nobody waits for: it is made in seconds, and used up in many more. */
    private static final long REST_NANOS = 20_000_000;

    private final JournalFolder folder;
    private final JournalOptions options;
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private final Thread keeper;
    private volatile @Nullable IOException failure;
    private boolean ready;
    private boolean wanted;
    private boolean closed;

    SpareSegment(JournalFolder folder, JournalOptions options) {
        this.folder = folder;
        this.options = options;
        keeper = Thread.ofPlatform().name("journal-spare").daemon().start(this::keep);
    }

    /** Whether the last attempt to make one failed. */
    boolean failed() {
        return failure != null;
    }

    /** Makes the spare a segment; waits while it is being prepared. */
    JournalFile use(long segment) throws IOException {
        lock.lock();
        try {
            wanted = !ready;
            changed.signalAll();
            while (!ready && failure == null && !closed) {
                changed.awaitUninterruptibly();
            }
            wanted = false;
            if (!ready) {
                throw new IOException("no further segment of the usage journal could be made", failure);
            }
            ready = false;
            JournalFile file = folder.useSpare(segment);
            changed.signalAll();
            return file;
        } finally {
            lock.unlock();
        }
    }

    private void keep() {
        lock.lock();
        try {
            while (!closed) {
                if (ready) {
                    changed.awaitUninterruptibly();
                } else {
                    prepare();
                }
            }
        } finally {
            lock.unlock();
        }
    }

    private void prepare() {
        IOException cause = null;
        lock.unlock();
        try {
            folder.prepareSpare(options.segmentBytes(), this::rest);
        } catch (IOException full) {
            cause = full;
        } finally {
            lock.lock();
        }
        if (cause != null && failure == null) {
            log.error("No further segment of the usage journal can be made; it is tried again", cause);
        }
        failure = cause;
        ready = cause == null;
        changed.signalAll();
        if (cause != null) {
            pause(options.retry().toNanos());
        }
    }

    private void rest() {
        lock.lock();
        try {
            pause(REST_NANOS);
        } finally {
            lock.unlock();
        }
    }

    private void pause(long longest) {
        try {
            long nanos = longest;
            while (!closed && !wanted && nanos > 0) {
                nanos = changed.awaitNanos(nanos);
            }
        } catch (InterruptedException interrupted) {
            closed = true;
        }
    }

    @Override
    public void close() {
        lock.lock();
        try {
            closed = true;
            changed.signalAll();
        } finally {
            lock.unlock();
        }
        join(keeper);
    }

    /** Waits for a thread that has been told to end. */
    static void join(Thread thread) {
        try {
            thread.join(TimeUnit.SECONDS.toMillis(30));
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
