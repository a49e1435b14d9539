package io.lapilli.tier;

import io.lapilli.shared.InvalidInputException;
import io.lapilli.shared.Names;
import org.jspecify.annotations.Nullable;

/**
 * What a tier is to be.
 *
 * @param name at most {@value #LONGEST_NAME} characters
 * @param rank where it stands; those from there on move up by one; null or too high: on top
 */
public record TierDraft(String name, @Nullable Integer rank, TierTerms terms) {

    public static final int LONGEST_NAME = 60;

    public TierDraft {
        name = Names.checked("name", name);
        if (name.length() > LONGEST_NAME) {
            throw new InvalidInputException(
                    "name", "too_long", "name must have at most " + LONGEST_NAME + " characters");
        }
        if (rank != null && rank < 1) {
            throw new InvalidInputException("rank", "out_of_range", "rank must be at least 1");
        }
    }
}
