package io.lapilli.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;

/**
 * CPU time that all processes of the machine have used since its start, in microseconds, without
 * interrupts; and the time that the host took away from it.
 */
record MachineCpu(long busyMicros, long stolenMicros) {

    private static final long MICROS_PER_TICK = 10_000;

    static MachineCpu now() {
        try {
            String first =
                    Files.readString(Path.of("/proc/stat")).lines().findFirst().orElseThrow();
            long[] ticks = Arrays.stream(first.split(" +"))
                    .skip(1)
                    .mapToLong(Long::parseLong)
                    .toArray();
            return new MachineCpu((ticks[0] + ticks[1] + ticks[2]) * MICROS_PER_TICK, ticks[7] * MICROS_PER_TICK);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
