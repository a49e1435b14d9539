package io.lapilli.metering;

import io.lapilli.usage.Settled;
import java.time.Duration;

/**
 * Where the data plane writes what it admitted and what became of it. Every {@link #reserve} must be followed by one
 * {@link #settle} with the same id, whatever happens in between. Safe for any number of threads; made for virtual ones.
 */
public interface Ledger {

    /**
     * Notes that a request was admitted. Takes microseconds and does not wait for the disk.
     *
     * @throws JournalUnavailable before readiness, and while the disk is full or broken: nothing may be sent upstream
     */
    void reserve(Reserved request);

    /**
     * Notes the end of a request, and returns when that is durable: on this node's disk, and with the durability
     * {@code database} in the database too. Only then may the last bytes of the answer leave.
     *
     * @throws JournalUnavailable when it could not be made durable; then it is not charged, and the answer must not
     *     look complete
     * @throws NotConfirmed when it is on this node's disk, and so will be charged, but not in the database in time
     */
    void settle(Settled request);

    /**
     * Waits until everything that was settled before the call is in the database.
     *
     * @return whether it is; there is nothing to wait for while the ledger is not open
     */
    boolean awaitTakenIn(Duration timeout);

    /** Whether {@link #reserve} would be taken now. */
    boolean available();
}
