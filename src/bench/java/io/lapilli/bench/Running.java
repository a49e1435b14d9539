package io.lapilli.bench;

import java.io.IOException;
import java.util.Optional;

/**
 * A contestant that serves.
 *
 * @param process absent where there is nothing between generator and mock
 * @param jvm absent where it is none
 * @param charges absent where nothing is charged
 */
record Running(
        String name,
        String version,
        Target target,
        Optional<ManagedProcess> process,
        Optional<JavaProcess> jvm,
        Optional<Charges> charges)
        implements AutoCloseable {

    /** One that is no JVM and charges nothing. */
    Running(String name, String version, Target target, Optional<ManagedProcess> process) {
        this(name, version, target, process, Optional.empty(), Optional.empty());
    }

    /** Asks a gateway that charges how many requests it has charged so far. */
    interface Charges {
        long requests() throws IOException, InterruptedException;
    }

    ProcessCpu cpu() {
        return process.map(running -> ProcessCpu.ofTree(running.pid())).orElse(new ProcessCpu(0, 0));
    }

    @Override
    public void close() {
        jvm.ifPresent(JavaProcess::close);
        process.ifPresent(ManagedProcess::close);
    }
}
