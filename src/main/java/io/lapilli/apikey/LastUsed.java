package io.lapilli.apikey;

import io.lapilli.shared.KeyId;
import jakarta.annotation.PreDestroy;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** Gathers when keys were used and writes it in batches, so that a request costs no write. Exact to a second. */
@Component
class LastUsed {

    private static final Duration EXACT = Duration.ofSeconds(1);

    private final ConcurrentHashMap<KeyId, Instant> pending = new ConcurrentHashMap<>();
    private final KeyRingStore store;

    LastUsed(KeyRingStore store) {
        this.store = store;
    }

    /** A busy key mostly finds itself noted: reading is cheaper than every thread writing the same entry. */
    void note(KeyId key, Instant when) {
        Instant noted = pending.get(key);
        if (noted == null || noted.plus(EXACT).isBefore(when)) {
            pending.merge(key, when, (a, b) -> a.isAfter(b) ? a : b);
        }
    }

    /** What can't be written now is kept for the next time. */
    @Scheduled(fixedDelay = 3_000)
    @PreDestroy
    synchronized void flush() {
        Map<KeyId, Instant> batch = new HashMap<>(pending);
        if (!batch.isEmpty()) {
            store.used(batch);
            batch.forEach(pending::remove);
        }
    }
}
