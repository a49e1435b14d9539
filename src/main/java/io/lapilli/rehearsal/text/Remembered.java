package io.lapilli.rehearsal.text;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.Duration;
import java.util.function.Function;

/**
 * A pure function of a text whose results are kept for a while, since prompts repeat. What is kept is bounded by its
 * texts' length and goes after ten minutes without use. Thread-safe.
 */
public final class Remembered<T> {

    private static final long MOST_CHARACTERS = 2_000_000;

    private final Cache<String, T> results = Caffeine.newBuilder()
            .maximumWeight(MOST_CHARACTERS)
            .<String, T>weigher((text, _) -> text.length())
            .expireAfterAccess(Duration.ofMinutes(10))
            .build();
    private final Function<String, T> function;

    public Remembered(Function<String, T> function) {
        this.function = function;
    }

    public T of(String text) {
        return results.get(text, function);
    }
}
