package io.lapilli.limit;

import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * How much is left to a caller, by the limit that leaves least. Where nothing is limited the limit is
 * {@link Allowance#MOST}.
 *
 * @param requestsReset nanoseconds until the requests are whole again; likewise for tokens
 */
public record RateState(
        long requestsLimit,
        long requestsRemaining,
        long requestsReset,
        long tokensLimit,
        long tokensRemaining,
        long tokensReset) {

    /** Nothing is limited. */
    public static final RateState UNLIMITED =
            new RateState(Allowance.MOST, Allowance.MOST, 0, Allowance.MOST, Allowance.MOST, 0);

    static RateState of(Line[] lines, long now) {
        Line requests = tightest(lines, false, now);
        Line tokens = tightest(lines, true, now);
        return new RateState(
                requests == null ? Allowance.MOST : requests.limit(),
                requests == null ? Allowance.MOST : requests.remaining(now),
                requests == null ? 0 : requests.used().rate.untilWhole(now),
                tokens == null ? Allowance.MOST : tokens.limit(),
                tokens == null ? Allowance.MOST : tokens.remaining(now),
                tokens == null ? 0 : tokens.used().rate.untilWhole(now));
    }

    private static @Nullable Line tightest(Line[] lines, boolean tokens, long now) {
        Line tightest = null;
        long least = 0;
        for (Line line : lines) {
            if (line.measure().period() > 0 && line.measure().countsTokens() == tokens) {
                long remaining = line.remaining(now);
                if (tightest == null || remaining < least) {
                    tightest = line;
                    least = remaining;
                }
            }
        }
        return tightest;
    }

    /** A duration as OpenAI's headers write it: {@code 6m0s}, {@code 8.64s}, {@code 20ms}; rounded up. */
    public static String text(long nanos) {
        long millis = Math.ceilDiv(nanos, TimeUnit.MILLISECONDS.toNanos(1));
        if (millis < 1000) {
            return millis == 0 ? "0s" : millis + "ms";
        }
        long hours = millis / 3_600_000;
        long minutes = millis / 60_000 % 60;
        var text = new StringBuilder(16);
        if (hours > 0) {
            text.append(hours).append('h');
        }
        if (hours > 0 || minutes > 0) {
            text.append(minutes).append('m');
        }
        text.append(millis / 1000 % 60);
        long rest = millis % 1000;
        if (rest > 0) {
            String digits = Long.toString(1000 + rest).substring(1);
            text.append('.').append(digits.replaceFirst("0+$", ""));
        }
        return text.append('s').toString();
    }
}
