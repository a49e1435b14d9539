package io.lapilli.tier;

import io.lapilli.tier.TierConditions.MoneyPaid;
import io.lapilli.tier.TierConditions.TokensInWindow;
import io.lapilli.usage.forecast.DailySeries;
import io.lapilli.usage.forecast.Pace;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.SplittableRandom;
import org.jspecify.annotations.Nullable;

/**
 * Many drawn futures of an organisation's use, and on which day of each a tier's conditions hold: each by itself, and
 * for the first time all together. Days are counted from today, which is 0; {@link #NEVER} is beyond a year.
 */
final class Futures {

    static final int DAYS = 366;
    static final int NEVER = Integer.MAX_VALUE;

    private static final int DRAWN = 200;

    private final TierConditions conditions;
    private final Standing standing;
    private final DailySeries tokens;
    private final DailySeries amounts;
    private final boolean[] firstOfMonth = new boolean[DAYS];

    final int[] tokensOn = new int[DRAWN];
    final int[] paidOn = new int[DRAWN];
    final int[] daysOn = new int[DRAWN];
    final int[] allOn = new int[DRAWN];
    /** The tokens in the window when it holds days to come only, or when all was reached before that. */
    final double[] windowLater = new double[DRAWN];

    private Futures(TierConditions conditions, Standing standing) {
        this.conditions = conditions;
        this.standing = standing;
        this.tokens = standing.use().tokenSeries();
        this.amounts = standing.use().amountSeries();
        LocalDate today = standing.use().today();
        for (int day = 0; day < DAYS; day++) {
            firstOfMonth[day] = today.plusDays(day).getDayOfMonth() == 1;
        }
    }

    /** Empty when there is too little use to say. */
    static Optional<Futures> of(TierConditions conditions, Standing standing) {
        var futures = new Futures(conditions, standing);
        boolean money = conditions.paid() != null || conditions.daysSinceFirstPayment() != null;
        Optional<Pace> tokenPace = Pace.of(futures.tokens);
        Optional<Pace> amountPace = money ? Pace.of(futures.amounts) : tokenPace;
        if (tokenPace.isEmpty() || amountPace.isEmpty()) {
            return Optional.empty();
        }
        for (int i = 0; i < DRAWN; i++) {
            // from equal sources: days of many tokens are days of much money
            futures.look(
                    i,
                    tokenPace.get().draw(new SplittableRandom(i)),
                    money ? amountPace.get().draw(new SplittableRandom(i)) : null);
        }
        return Optional.of(futures);
    }

    /** Goes through a future until each has held and all have held together. */
    private void look(int future, Pace.Future tokensAhead, Pace.@Nullable Future amountsAhead) {
        TokensInWindow needed = conditions.tokens();
        var money = new MoneyAhead(standing.paid(), standing.use().today());
        var tokensOfDay = new double[DAYS];
        double window = needed == null ? 0 : tokens.latest(needed.days()) - tokens.todaySoFar();
        int tokensFirst = NEVER;
        int paidFirst = NEVER;
        int daysFirst = NEVER;
        int allFirst = NEVER;
        for (int day = 0;
                day < DAYS && Math.max(Math.max(tokensFirst, paidFirst), Math.max(daysFirst, allFirst)) == NEVER;
                day++) {
            tokensOfDay[day] = tokensAhead.next();
            boolean enoughTokens = true;
            if (needed != null) {
                window += tokensOfDay[day] - (day == 0 ? 0 : leaving(needed.days(), day, tokensOfDay));
                enoughTokens = window >= needed.tokens();
                if (day < needed.days()) {
                    windowLater[future] = window;
                }
            }
            double charged = amountsAhead == null ? 0 : amountsAhead.next();
            money.pass(day, firstOfMonth[day], charged - (day == 0 ? amounts.todaySoFar() : 0));
            boolean enoughPaid = money.reaches(conditions.paid());
            boolean longEnough = money.daysSinceFirst(day, conditions.daysSinceFirstPayment());
            tokensFirst = enoughTokens ? Math.min(tokensFirst, day) : tokensFirst;
            paidFirst = enoughPaid ? Math.min(paidFirst, day) : paidFirst;
            daysFirst = longEnough ? Math.min(daysFirst, day) : daysFirst;
            allFirst = enoughTokens && enoughPaid && longEnough ? Math.min(allFirst, day) : allFirst;
        }
        tokensOn[future] = tokensFirst;
        paidOn[future] = paidFirst;
        daysOn[future] = daysFirst;
        allOn[future] = allFirst;
    }

    /** What falls out of the window when a day begins. */
    private double leaving(int windowDays, int day, double[] tokensOfDay) {
        int out = day - windowDays;
        if (out >= 0) {
            return tokensOfDay[out];
        }
        int index = tokens.days() + out;
        return index < 0 ? 0 : tokens.past(index);
    }

    /** How paying goes on along one future. */
    private static final class MoneyAhead {

        private final boolean monthly;
        private final String currency;
        private double amount;
        private double outstanding;
        private @Nullable Long firstDay;

        MoneyAhead(Paid paid, LocalDate today) {
            this.monthly = paid.monthly();
            this.currency = paid.currency();
            this.amount = paid.amount().doubleValue();
            this.outstanding = paid.outstanding().doubleValue();
            this.firstDay = paid.first() == null ? null : ChronoUnit.DAYS.between(today, paid.first());
        }

        void pass(int day, boolean firstOfMonth, double charged) {
            if (monthly && day > 0 && firstOfMonth) {
                pay(day, outstanding);
                outstanding = 0;
            }
            if (monthly) {
                outstanding += charged;
            } else {
                pay(day, charged);
            }
        }

        private void pay(int day, double sum) {
            amount += sum;
            if (sum > 0 && firstDay == null) {
                firstDay = (long) day;
            }
        }

        boolean reaches(@Nullable MoneyPaid needed) {
            return needed == null
                    || needed.currency().equals(currency)
                            && amount >= needed.amount().doubleValue();
        }

        boolean daysSinceFirst(int day, @Nullable Integer needed) {
            return needed == null || firstDay != null && day - firstDay >= needed;
        }
    }
}
