package io.lapilli.prompt;

import io.lapilli.shared.KeyId;
import io.lapilli.shared.PromptId;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/**
 * How often prompts are used, and by which keys. Counted in memory and told to the database every second, so that a call
 * waits for nothing; the last second may be lost with a process that is killed. Thread-safe.
 */
@Component
public class PromptUses {

    /** Use is told of so many days, today included. */
    public static final int DAYS = 30;

    /** At most so many keys are told of a prompt. */
    public static final int MOST_KEYS = 50;

    private static final Logger log = LoggerFactory.getLogger(PromptUses.class);

    private final ConcurrentHashMap<PromptUseStore.Kind, PromptUseStore.Count> counted = new ConcurrentHashMap<>();
    private final PromptUseStore store;
    private final Clock clock;

    PromptUses(PromptUseStore store, Clock clock) {
        this.store = store;
        this.clock = clock;
    }

    /** A call with that version was admitted. */
    public void count(PromptId prompt, int version, KeyId key) {
        Instant now = PromptRows.now(clock);
        var kind = new PromptUseStore.Kind(prompt, LocalDate.ofInstant(now, ZoneOffset.UTC), key, version);
        counted.merge(kind, new PromptUseStore.Count(1, now), PromptUseStore.Count::and);
    }

    /** Calls of the last {@value #DAYS} days by prompt; what was not called is left out. */
    public Map<PromptId, PromptUse> of(Collection<PromptId> prompts) {
        return store.byPrompt(prompts, since());
    }

    /** Calls of one prompt by key and version, the most frequent first. */
    public List<KeyUse> of(PromptId prompt) {
        return store.byKey(prompt, since(), MOST_KEYS);
    }

    private LocalDate since() {
        return LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC).minusDays(DAYS - 1L);
    }

    @Scheduled(fixedDelay = 1000)
    void tell() {
        for (PromptUseStore.Kind kind : counted.keySet()) {
            PromptUseStore.Count count = counted.remove(kind);
            if (count != null) {
                try {
                    store.add(kind, count);
                } catch (DataAccessException away) {
                    counted.merge(kind, count, PromptUseStore.Count::and);
                    log.debug("Uses of prompts can't be told now", away);
                    return;
                }
            }
        }
    }
}
