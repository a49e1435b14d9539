package io.lapilli.bench;

import java.util.Map;

/**
 * What a JVM holds at a moment.
 *
 * @param heapBytes that are in use after a full collection
 * @param files open file descriptors, sockets included
 * @param threads of the platform
 */
record Footprint(long heapBytes, int files, int sockets, int threads, int virtualThreads) {

    Map<String, Object> content() {
        return Map.of(
                "heap_bytes",
                heapBytes,
                "files",
                files,
                "sockets",
                sockets,
                "threads",
                threads,
                "virtual_threads",
                virtualThreads);
    }
}
