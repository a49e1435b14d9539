package io.lapilli.prompt;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.lapilli.shared.Changes;
import io.lapilli.shared.ProjectId;
import io.lapilli.shared.PromptId;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Where every prompt's labels point, in memory, and the versions that are used, up to {@value #MOST_CHARACTERS}
 * characters. What is published or moved is seen here as soon as its transaction has committed, on other nodes within a
 * second. A version that was not used lately is read once; since versions never change, it is never out of date.
 * Thread-safe.
 */
@Component
public class PromptBook {

    private static final int MOST_CHARACTERS = 16_000_000;

    private final PromptStore store;
    private final ConcurrentHashMap<PromptId, PromptStore.Pointers> pointers = new ConcurrentHashMap<>();
    private final Cache<Place, Renderer> versions = Caffeine.newBuilder()
            .maximumWeight(MOST_CHARACTERS)
            .weigher((Place _, Renderer renderer) -> renderer.weight())
            .build();
    private long loadedVersion;

    PromptBook(PromptStore store, Changes changes) {
        this.store = store;
        changes.on(PromptStore.TOPIC, this::load);
        load();
    }

    private record Place(PromptId prompt, int number) {}

    /** A version that can be rendered. */
    public record Found(PromptId prompt, int version, Renderer renderer) {}

    /** Whether the project has such a prompt, and it is not archived. */
    public boolean has(ProjectId project, PromptId prompt) {
        PromptStore.Pointers found = pointers.get(prompt);
        return found != null
                && found.prompt().project().equals(project)
                && !found.prompt().archived();
    }

    /** Where a label of a prompt that is {@link #has there} points; null: there is no such label. */
    public @Nullable Found byLabel(PromptId prompt, String label) {
        PromptStore.Pointers found = pointers.get(prompt);
        if (found == null) {
            return null;
        }
        Integer number = label.equals(Labels.LATEST)
                ? Integer.valueOf(found.prompt().latest())
                : found.labels().get(label);
        return number == null ? null : byNumber(prompt, number);
    }

    /** A version of a prompt that is {@link #has there}; null: there is no such version. */
    public @Nullable Found byNumber(PromptId prompt, int number) {
        var place = new Place(prompt, number);
        Renderer renderer = versions.getIfPresent(place);
        if (renderer == null) {
            renderer = store.version(prompt, number)
                    .map(version -> new Renderer(version.content()))
                    .orElse(null);
            if (renderer != null) {
                versions.put(place, renderer);
            }
        }
        return renderer == null ? null : new Found(prompt, number, renderer);
    }

    private synchronized void load() {
        for (PromptStore.Pointers changed : store.changed(loadedVersion)) {
            pointers.put(changed.prompt().id(), changed);
            loadedVersion = Math.max(loadedVersion, changed.version());
        }
    }
}
