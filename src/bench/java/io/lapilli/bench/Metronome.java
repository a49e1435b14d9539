package io.lapilli.bench;

import java.nio.channels.Selector;
import java.util.concurrent.locks.LockSupport;

/**
 * Wakes a selector at fixed instants, to some 60 µs: a selector's own timeout knows only
 * milliseconds, and spinning would take a core from the gateway under test. Its thread does nothing
 * else.
 */
final class Metronome implements AutoCloseable {

    private final Selector selector;
    private final long beginNanos;
    private final long intervalNanos;
    private final Thread thread;
    private volatile boolean stopped;

    Metronome(Selector selector, long beginNanos, long intervalNanos) {
        this.selector = selector;
        this.beginNanos = beginNanos;
        this.intervalNanos = intervalNanos;
        thread = Thread.ofPlatform().daemon().name("metronome").start(this::tick);
    }

    private void tick() {
        long next = beginNanos;
        while (!stopped) {
            long wait = next - System.nanoTime();
            if (wait > 0) {
                LockSupport.parkNanos(wait);
            } else {
                selector.wakeup();
                next += intervalNanos * (1 - wait / intervalNanos);
            }
        }
    }

    @Override
    public void close() {
        stopped = true;
        LockSupport.unpark(thread);
    }
}
