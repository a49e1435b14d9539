package io.lapilli.shared;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * Tells what is held in memory that its rows changed, on every node. A writer marks a topic inside its transaction;
 * listeners on this node run right after the commit, on the committing thread, and on every other node within half a
 * second, when it sees the topic's higher version. Listeners reload from the database and must be idempotent.
 */
@Component
public class Changes {

    private static final Logger log = LoggerFactory.getLogger(Changes.class);

    private final JdbcClient jdbc;
    private final Map<String, CopyOnWriteArrayList<Runnable>> listeners = new ConcurrentHashMap<>();
    private final Map<String, Long> seen = new ConcurrentHashMap<>();

    Changes(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Registers a reload for a topic. Register first, then load, so that no change falls between. */
    public void on(String topic, Runnable reload) {
        listeners.computeIfAbsent(topic, _ -> new CopyOnWriteArrayList<>()).add(reload);
        seen.putIfAbsent(topic, version(topic));
    }

    /** Must be called inside the transaction that changes the rows. */
    public void mark(String topic) {
        if (jdbc.sql("UPDATE change_mark SET version = version + 1 WHERE topic = ?")
                        .param(topic)
                        .update()
                == 0) {
            throw new IllegalArgumentException("no change topic " + topic + ": a migration adds it");
        }
        TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
            @Override
            public void afterCommit() {
                run(topic);
            }
        });
    }

    @Scheduled(fixedDelay = 400)
    void look() {
        jdbc.sql("SELECT topic, version FROM change_mark")
                .query((row, _) -> Map.entry(row.getString(1), row.getLong(2)))
                .list()
                .forEach(mark -> {
                    Long before = seen.put(mark.getKey(), mark.getValue());
                    if (before != null && !before.equals(mark.getValue())) {
                        run(mark.getKey());
                    }
                });
    }

    private long version(String topic) {
        return jdbc.sql("SELECT version FROM change_mark WHERE topic = ?")
                .param(topic)
                .query(Long.class)
                .optional()
                .orElse(0L);
    }

    private void run(String topic) {
        for (Runnable reload : listeners.getOrDefault(topic, new CopyOnWriteArrayList<>())) {
            try {
                reload.run();
            } catch (RuntimeException failure) {
                // the version seen is forgotten, so that the next look tries again
                seen.put(topic, -1L);
                log.warn("Reloading {} failed; it is tried again", topic, failure);
            }
        }
    }
}
