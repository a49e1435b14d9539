package io.lapilli.sandbox;

import io.lapilli.shared.InvalidInputException;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ScheduledFuture;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.TaskScheduler;
import org.springframework.stereotype.Component;

/** Runs a changed variant again when whoever types pauses, if the session is set so and the variant has run before. */
@Component
class AutoRerun {

    private static final Logger log = LoggerFactory.getLogger(AutoRerun.class);
    private static final Duration PAUSE = Duration.ofMillis(700);

    private final LiveSessionStore sessions;
    private final VariantStore variants;
    private final LiveRunStore runStore;
    private final DocumentStore documents;
    private final Runs runs;
    private final TaskScheduler scheduler;
    private final Map<UUID, ScheduledFuture<?>> waiting = new ConcurrentHashMap<>();

    AutoRerun(
            LiveSessionStore sessions,
            VariantStore variants,
            LiveRunStore runStore,
            DocumentStore documents,
            Runs runs,
            TaskScheduler scheduler) {
        this.sessions = sessions;
        this.variants = variants;
        this.runStore = runStore;
        this.documents = documents;
        this.runs = runs;
        this.scheduler = scheduler;
    }

    /** Somebody typed. */
    void typed(Participant by, UUID document) {
        waiting.compute(document, (_, before) -> {
            if (before != null) {
                before.cancel(false);
            }
            return scheduler.schedule(
                    () -> paused(by, document), scheduler.getClock().instant().plus(PAUSE));
        });
    }

    private void paused(Participant by, UUID document) {
        waiting.remove(document);
        boolean set = sessions.find(by.session())
                .filter(session -> session.autoRerun() && session.stage().runs())
                .isPresent();
        if (!set) {
            return;
        }
        Optional<Document> typed = documents.find(by.session(), document);
        typed.ifPresent(text -> variants.of(by.session()).stream()
                .filter(one -> one.document().equals(document) || text.kind() == DocumentKind.KNOWLEDGE)
                .filter(one -> stale(by.session(), one, text))
                .forEach(one -> again(by, one.id())));
    }

    /** Another node may have been faster, and what never ran is not run by itself. */
    private boolean stale(LiveSessionId session, Variant variant, Document typed) {
        @Nullable
        LiveRun last = runStore.last(session).stream()
                .filter(run -> run.variant().equals(variant.id()))
                .findFirst()
                .orElse(null);
        return last != null && (typed.kind() == DocumentKind.KNOWLEDGE || last.version() < typed.version());
    }

    private void again(Participant by, UUID variant) {
        try {
            runs.start(by, variant);
        } catch (InvalidInputException nothingToAsk) {
            log.debug("Nothing to run again", nothingToAsk);
        }
    }
}
