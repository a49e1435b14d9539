package io.lapilli.tier;

import io.lapilli.tier.TierConditions.TokensInWindow;
import io.lapilli.tier.TierProgress.Condition;
import io.lapilli.tier.TierProgress.Measured;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Says when a tier's conditions will hold, each and all, and which of them is waited for. */
final class TierForecaster {

    /** Below this part of what it is now, a window is called falling. */
    private static final double FALLING_BELOW = 0.9;

    private final TierConditions conditions;
    private final Standing standing;
    private final List<Measured> measured;
    private final Optional<Futures> futures;

    TierForecaster(TierConditions conditions, Standing standing) {
        this.conditions = conditions;
        this.standing = standing;
        this.measured = TierProgress.conditions(conditions, standing);
        this.futures = measured.stream().allMatch(Measured::met) ? Optional.empty() : Futures.of(conditions, standing);
    }

    List<Condition> conditions() {
        Measured binding = binding();
        return measured.stream()
                .map(one -> new Condition(one, one == binding, reach(one)))
                .toList();
    }

    /** When all hold together for the first time. */
    Reach all() {
        if (measured.stream().allMatch(Measured::met)) {
            return Reach.NOW;
        }
        List<Reach> waits =
                measured.stream().filter(one -> !one.met()).map(this::reach).toList();
        if (waits.stream().anyMatch(wait -> wait.state() == Reach.State.UNKNOWN)) {
            return Reach.UNKNOWN;
        }
        if (waits.stream().anyMatch(wait -> wait.state() == Reach.State.FALLING)) {
            return Reach.FALLING;
        }
        return futures.map(drawn -> reach(drawn.allOn, false)).orElseGet(() -> latest(waits));
    }

    private static Reach latest(List<Reach> waits) {
        return waits.stream().max(Comparator.comparing(TierForecaster::orderOf)).orElse(Reach.UNKNOWN);
    }

    /** The one that holds last; where that can't be said, the one that is farthest away. */
    private @Nullable Measured binding() {
        return measured.stream()
                .filter(one -> !one.met())
                .max(Comparator.comparing((Measured one) -> orderOf(reach(one)))
                        .thenComparing(Comparator.comparing(Measured::fraction).reversed()))
                .orElse(null);
    }

    private static LocalDate orderOf(Reach reach) {
        return reach.date() == null ? LocalDate.MAX : reach.date();
    }

    private Reach reach(Measured one) {
        if (one.met()) {
            return Reach.NOW;
        }
        if (!one.comparable()) {
            return Reach.NOT_WITHIN_A_YEAR;
        }
        if (one.kind() == ConditionKind.DAYS_SINCE_FIRST_PAYMENT
                && standing.paid().first() != null) {
            return onTheCalendar(standing.paid().first());
        }
        return futures.map(drawn -> switch (one.kind()) {
                    case TOKENS -> reach(drawn.tokensOn, falls(drawn));
                    case PAID -> reach(drawn.paidOn, false);
                    case DAYS_SINCE_FIRST_PAYMENT -> reach(drawn.daysOn, false);
                })
                .orElse(Reach.UNKNOWN);
    }

    private Reach onTheCalendar(LocalDate firstPayment) {
        Integer needed = conditions.daysSinceFirstPayment();
        LocalDate date = firstPayment.plusDays(needed == null ? 0 : needed);
        return date.isBefore(standing.use().today().plusDays(Futures.DAYS))
                ? Reach.expected(date, date, date)
                : Reach.NOT_WITHIN_A_YEAR;
    }

    private Reach reach(int[] on, boolean falls) {
        int[] sorted = on.clone();
        Arrays.sort(sorted);
        LocalDate date = date(at(sorted, 0.5));
        if (date == null) {
            return falls ? Reach.FALLING : Reach.NOT_WITHIN_A_YEAR;
        }
        LocalDate earliest = date(at(sorted, 0.5 - Reach.PERCENT / 200.0));
        return Reach.expected(date, earliest == null ? date : earliest, date(at(sorted, 0.5 + Reach.PERCENT / 200.0)));
    }

    private boolean falls(Futures drawn) {
        TokensInWindow tokens = conditions.tokens();
        if (tokens == null) {
            return false;
        }
        double[] later = drawn.windowLater.clone();
        Arrays.sort(later);
        return later[later.length / 2] < FALLING_BELOW * standing.use().tokens(tokens.days());
    }

    private @Nullable LocalDate date(int day) {
        return day == Futures.NEVER ? null : standing.use().today().plusDays(day);
    }

    private static int at(int[] sorted, double part) {
        return sorted[Math.max(0, (int) Math.ceil(part * sorted.length - 1e-9) - 1)];
    }
}
