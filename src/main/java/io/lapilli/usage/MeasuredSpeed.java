package io.lapilli.usage;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * How fast a model's streamed answers came, found within about a tenth.
 *
 * @param answers how many were measured, at least 1
 * @param firstToken from admission to the first content: half of the answers took at most that long
 * @param firstTokenSlow 95 of 100 answers took at most that long
 * @param pace null while no answer was long enough to have one
 */
public record MeasuredSpeed(
        long answers,
        Duration firstToken,
        Duration firstTokenSlow,
        @Nullable Pace pace) {

    /**
     * Tokens a second after the first.
     *
     * @param usual half of the answers came at least that fast
     * @param slow 95 of 100 answers came at least that fast
     */
    public record Pace(double usual, double slow) {}
}
