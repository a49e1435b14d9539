package io.lapilli.metering;

import java.nio.ByteBuffer;
import java.util.concurrent.CountDownLatch;
import org.jspecify.annotations.Nullable;

/** Frames that are written and forced together. Filled under the journal's lock, then only read. */
final class Batch {

    private final ByteBuffer bytes;
    private final CountDownLatch done = new CountDownLatch(1);
    private int waiting;
    private volatile @Nullable JournalPosition end;
    private volatile @Nullable Exception failure;

    Batch(ByteBuffer bytes) {
        this.bytes = bytes;
    }

    boolean hasRoomFor(byte[] frame) {
        return bytes.remaining() >= frame.length;
    }

    void add(byte[] frame, boolean urgent) {
        bytes.put(frame);
        waiting += urgent ? 1 : 0;
    }

    boolean isEmpty() {
        return bytes.position() == 0;
    }

    /** Whether somebody waits for it. */
    boolean isUrgent() {
        return waiting > 0;
    }

    /** How many wait for it. */
    int waiting() {
        return waiting;
    }

    ByteBuffer bytes() {
        return bytes;
    }

    void durableUpTo(JournalPosition position) {
        end = position;
        done.countDown();
    }

    void failed(Exception cause) {
        failure = cause;
        done.countDown();
    }

    /**
     * Waits until the batch is durable and says where it ends. An interruption does not end the wait, which is as short
     * as the disk allows: what is on its way to the disk can't be taken back.
     *
     * @throws JournalUnavailable when it could not be written
     */
    JournalPosition await() {
        boolean interrupted = false;
        while (true) {
            try {
                done.await();
                break;
            } catch (InterruptedException later) {
                interrupted = true;
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
        JournalPosition position = end;
        if (position == null) {
            throw new JournalUnavailable("The usage journal could not be written", failure);
        }
        return position;
    }
}
