package io.lapilli.apikey;

import io.lapilli.shared.Changes;
import io.lapilli.shared.KeyId;
import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Every live key of the portal in memory, by the keyed hash of its secret. Loaded before the portal answers; a change
 * reloads only the rows that it touched, on this node before the change returns, on the others within a second.
 * Thread-safe; a lookup takes no lock and reads no database.
 */
@Component
public class KeyRing {

    private final ConcurrentHashMap<SecretHash, VerifiedKey> live = new ConcurrentHashMap<>();
    private final KeyRingStore store;
    private final KeyHasher hasher;
    private final LastUsed lastUsed;
    private final InstantSource clock;
    private long loadedVersion;

    KeyRing(KeyRingStore store, KeyHasher hasher, LastUsed lastUsed, Changes changes, InstantSource clock) {
        this.store = store;
        this.hasher = hasher;
        this.lastUsed = lastUsed;
        this.clock = clock;
        changes.on(KeyRingStore.TOPIC, this::reload);
        load();
    }

    /** The key whose secret is presented; null when it is malformed, unknown, revoked or expired, which is not told. */
    public @Nullable VerifiedKey find(String presented) {
        KeyKind kind = KeyText.kind(presented);
        if (kind == null) {
            return null;
        }
        VerifiedKey key = live.get(hasher.hash(presented));
        if (key == null || key.kind() != kind) {
            return null;
        }
        Instant expiry = key.expiresAt();
        return expiry == null || clock.instant().isBefore(expiry) ? key : null;
    }

    /** Notes that the key was used; it is written to the database a few seconds later. */
    public void used(KeyId key, Instant when) {
        lastUsed.note(key, when);
    }

    private synchronized void load() {
        loadedVersion = store.version();
        store.eachLive(clock.instant(), row -> live.put(row.hash(), row.key()));
    }

    private synchronized void reload() {
        store.eachChanged(loadedVersion, row -> {
            take(row);
            loadedVersion = Math.max(loadedVersion, row.version());
        });
    }

    private void take(KeyRingStore.Row row) {
        if (row.revoked()) {
            live.remove(row.hash());
        } else {
            live.put(row.hash(), row.key());
        }
    }
}
