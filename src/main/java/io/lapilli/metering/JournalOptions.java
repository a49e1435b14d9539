package io.lapilli.metering;

import java.time.Duration;

/**
 * @param segmentBytes size of a preallocated file; a batch holds at most a quarter of it
 * @param idle how long what nobody waits for may lie in memory
 * @param company how long an end waits, under load, for others to share its write
 * @param retry pause between attempts to write again after a failure
 */
record JournalOptions(long segmentBytes, Duration idle, Duration company, Duration retry) {

    JournalOptions {
        if (segmentBytes < 4 * 1024) {
            throw new IllegalArgumentException("a segment of the usage journal has at least 4 KiB");
        }
    }

    static JournalOptions ofSegments(long segmentBytes) {
        return new JournalOptions(segmentBytes, Duration.ofMillis(5), Duration.ofNanos(150_000), Duration.ofSeconds(1));
    }

    int batchBytes() {
        return (int) Math.min(1024 * 1024, segmentBytes / 4);
    }
}
