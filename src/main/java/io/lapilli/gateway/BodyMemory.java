package io.lapilli.gateway;

import java.util.concurrent.atomic.AtomicLong;
import org.springframework.stereotype.Component;

/**
 * The memory that long bodies may take together, so that many of them at once are refused and don't take the portal
 * down. Short ones are not counted.
 */
@Component
public class BodyMemory {

    /** Up to this many bytes a body is short. */
    public static final int SHORT = 64 << 10;

    private final long most;
    private final AtomicLong held = new AtomicLong();

    BodyMemory(GatewaySettings settings) {
        long set = settings.bodyMemory().toBytes();
        this.most = set > 0 ? set : Runtime.getRuntime().maxMemory() / 4;
    }

    /** A share of it for one body; nothing is held yet. */
    public Share share() {
        return new Share();
    }

    long held() {
        return held.get();
    }

    /** What one body holds; let go when closed. Not thread-safe. */
    public final class Share implements AutoCloseable {

        private long mine;

        private Share() {}

        /**
         * Makes it so many bytes.
         *
         * @throws Refusal 503 when there is not as much left
         */
        public void hold(long bytes) {
            if (bytes <= SHORT) {
                return;
            }
            long more = bytes - mine;
            if (held.addAndGet(more) > most) {
                held.addAndGet(-more);
                throw Refusal.failed(503, "overloaded", "Too many long requests at the moment.", "1");
            }
            mine = bytes;
        }

        @Override
        public void close() {
            held.addAndGet(-mine);
            mine = 0;
        }
    }
}
