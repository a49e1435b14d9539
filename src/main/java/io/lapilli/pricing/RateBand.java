package io.lapilli.pricing;

import io.lapilli.shared.InvalidInputException;
import org.jspecify.annotations.Nullable;

/**
 * The prompt lengths that a rate is for, in tokens, cached ones included; both borders belong to it.
 *
 * @param min at least 0
 * @param max at least {@code min}; null: no upper border
 */
public record RateBand(long min, @Nullable Long max) {

    public RateBand {
        if (min < 0) {
            throw new InvalidInputException(
                    "prompt_tokens_min", "out_of_range", "prompt_tokens_min must be at least 0");
        }
        if (max != null && max < min) {
            throw new InvalidInputException(
                    "prompt_tokens_max", "out_of_range", "prompt_tokens_max must be at least prompt_tokens_min");
        }
    }

    public boolean contains(long promptTokens) {
        return promptTokens >= min && (max == null || promptTokens <= max);
    }

    boolean overlaps(RateBand other) {
        return contains(other.min) || other.contains(min);
    }

    /** How far a length is from the band, in tokens; 0 inside. */
    long distance(long promptTokens) {
        if (promptTokens < min) {
            return min - promptTokens;
        }
        return max == null || promptTokens <= max ? 0 : promptTokens - max;
    }
}
