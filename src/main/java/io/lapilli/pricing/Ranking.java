package io.lapilli.pricing;

import static java.util.Comparator.comparing;

import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Which of several matching rates wins, best first: contract before tier before list; then one that names the service
 * class, one that names hours, one that names prompt lengths before one that doesn't; then the newest. Two rates of the
 * same kind that name the same things are never valid together ({@link Overlaps}), so that nothing is left to chance.
 */
final class Ranking {

    static final Comparator<Rate> BEST_FIRST = comparing(Rate::kind)
            .thenComparing(rate -> rate.serviceClass() == null)
            .thenComparing(rate -> rate.window() == null)
            .thenComparing(rate -> rate.band() == null)
            .thenComparing(Rate::validFrom, Comparator.reverseOrder());

    private Ranking() {}

    /** The best candidate for a prompt of that length, from candidates in their order; null when none takes it. */
    static @Nullable Rate matching(List<Rate> candidates, long promptTokens) {
        for (Rate rate : candidates) {
            if (rate.band() == null || rate.band().contains(promptTokens)) {
                return rate;
            }
        }
        return null;
    }

    /** The candidate whose band is nearest, the better one when two are equally near; for lengths that no band names. */
    static @Nullable Rate nearest(List<Rate> candidates, long promptTokens) {
        Rate best = null;
        long bestDistance = Long.MAX_VALUE;
        for (Rate rate : candidates) {
            long distance = rate.band() == null ? 0 : rate.band().distance(promptTokens);
            if (distance < bestDistance) {
                best = rate;
                bestDistance = distance;
            }
        }
        return best;
    }

    /** What puts the first before the second. */
    static RateReason decisive(Rate winner, Rate loser) {
        if (winner.kind() != loser.kind()) {
            return winner.kind() == RateKind.CONTRACT ? RateReason.CONTRACT : RateReason.TIER;
        }
        if (winner.serviceClass() != null && loser.serviceClass() == null) {
            return RateReason.SERVICE_CLASS;
        }
        if (winner.window() != null && loser.window() == null) {
            return RateReason.WINDOW;
        }
        return winner.band() != null && loser.band() == null ? RateReason.BAND : RateReason.NEWER;
    }
}
