package io.lapilli.tier;

import static org.assertj.core.api.Assertions.assertThat;

import io.lapilli.tier.TierConditions.MoneyPaid;
import io.lapilli.tier.TierConditions.TokensInWindow;
import io.lapilli.usage.forecast.DayTotal;
import io.lapilli.usage.forecast.RecentUse;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Synthetic customers whose futures are known: the date lies in the stated interval as often as the interval claims. The
 * customers are made by chance from fixed seeds, so that the test always comes out the same.
 */
class ReachCoverageTest {

    private static final int CUSTOMERS = 200;
    private static final int YEAR = 366;
    /** Intervals of whole days hold a little more than they must; 200 customers know it to some 3 in 100. */
    private static final double LEAST = 0.73;

    private static final double MOST = 0.92;

    private static final List<Double> SEEN = new ArrayList<>();

    /** A customer: days of history, window, threshold, and how many millions of tokens it uses on a day. */
    enum Customer {
        /** A new one whose window fills. */
        STEADY(40, 90, 6_700) {
            @Override
            double use(int day, Random chance) {
                return noisy(100, 0.25, chance);
            }
        },
        NEW(20, 60, 4_500) {
            @Override
            double use(int day, Random chance) {
                return noisy(100, 0.15, chance);
            }
        },
        GROWING_BY_A_PART(56, 30, 30 * 100 * Math.exp(0.015 * 71)) {
            @Override
            double use(int day, Random chance) {
                return noisy(100 * Math.exp(0.015 * day), 0.3, chance);
            }
        },
        GROWING_FAST(40, 30, 30 * 10 * Math.exp(0.03 * 60)) {
            @Override
            double use(int day, Random chance) {
                return noisy(10 * Math.exp(0.03 * day), 0.2, chance);
            }
        },
        GROWING_BY_AN_AMOUNT(70, 30, 30 * 8.5 * 100) {
            @Override
            double use(int day, Random chance) {
                return noisy(10 * (day + 1), 0.3, chance);
            }
        },
        QUIET_ON_WEEKENDS(24, 60, 3_900) {
            @Override
            double use(int day, Random chance) {
                return noisy(day % 7 >= 5 ? 20 : 100, 0.25, chance);
            }
        },
        CLOSED_ON_WEEKENDS(30, 60, 3_700) {
            @Override
            double use(int day, Random chance) {
                return day % 7 >= 5 ? 0 : noisy(100, 0.25, chance);
            }
        },
        QUIET_ON_WEEKENDS_AND_GROWING(56, 30, 30 * 77 * Math.exp(0.01 * 71)) {
            @Override
            double use(int day, Random chance) {
                return noisy((day % 7 >= 5 ? 20 : 100) * Math.exp(0.01 * day), 0.3, chance);
            }
        },
        /** One day of ten times the use, which stays in the window and does not come again. */
        SPIKE(30, 90, 7_400) {
            @Override
            double use(int day, Random chance) {
                return noisy(day == 18 ? 1_000 : 100, 0.25, chance);
            }
        },
        /** Twentyfold since a fortnight. */
        JUMPED(60, 90, 20 * 100 * 60) {
            @Override
            double use(int day, Random chance) {
                return noisy(day >= 46 ? 2_000 : 100, 0.25, chance);
            }
        };

        final int history;
        final int window;
        final double threshold;

        Customer(int history, int window, double threshold) {
            this.history = history;
            this.window = window;
            this.threshold = threshold;
        }

        abstract double use(int day, Random chance);

        static double noisy(double level, double spread, Random chance) {
            return level * Math.exp(spread * chance.nextGaussian());
        }
    }

    @ParameterizedTest
    @EnumSource
    void theIntervalHoldsTheDateAsOftenAsItClaims(Customer customer) {
        long held = IntStream.range(0, CUSTOMERS)
                .parallel()
                .filter(seed -> holds(customer, seed))
                .count();

        double part = (double) held / CUSTOMERS;
        SEEN.add(part);
        assertThat(part).isBetween(LEAST, MOST);
    }

    @AfterAll
    static void takenTogetherItClaimsNeitherTooMuchNorTooLittle() {
        if (SEEN.size() == Customer.values().length) {
            assertThat(SEEN.stream().mapToDouble(Double::doubleValue).average().orElse(0))
                    .isBetween(0.77, 0.87);
        }
    }

    private static boolean holds(Customer customer, int seed) {
        var chance = new Random(1_000L * customer.ordinal() + seed);
        long[] use = IntStream.range(0, customer.history + YEAR)
                .mapToLong(day -> Math.round(1e6 * customer.use(day, chance)))
                .toArray();
        // seeds begin on all days of the week
        LocalDate today = LocalDate.of(2026, 2, 2).plusDays(customer.history + seed % 7);
        long threshold = Math.round(1e6 * customer.threshold);
        Reach reach = new TierForecaster(
                        new TierConditions(new TokensInWindow(threshold, customer.window), null, null),
                        standing(Arrays.copyOf(use, customer.history), today))
                .all();
        LocalDate truth = today.plusDays(reached(use, customer, threshold));
        return reach.state() == Reach.State.EXPECTED
                && !truth.isBefore(reach.earliest())
                && (reach.latest() == null || !truth.isAfter(reach.latest()));
    }

    private static int reached(long[] use, Customer customer, long threshold) {
        long window = 0;
        for (int day = 0; day < use.length; day++) {
            window += use[day] - (day < customer.window ? 0 : use[day - customer.window]);
            if (day >= customer.history && window >= threshold) {
                return day - customer.history;
            }
        }
        return YEAR;
    }

    /** A customer whose use ends or shrinks is told no date. */
    enum Leaving {
        STOPPED_TEN_DAYS_AGO {
            @Override
            double use(int day, Random chance) {
                return day >= 50 ? 0 : Customer.noisy(100, 0.25, chance);
            }
        },
        STOPPED_FIVE_DAYS_AGO {
            @Override
            double use(int day, Random chance) {
                return day >= 55 ? 0 : Customer.noisy(100, 0.25, chance);
            }
        },
        SHRINKING {
            @Override
            double use(int day, Random chance) {
                return Customer.noisy(100 * Math.exp(-0.02 * day), 0.25, chance);
            }
        };

        abstract double use(int day, Random chance);
    }

    @ParameterizedTest
    @EnumSource
    void whoLeavesIsToldThatItFalls(Leaving customer) {
        long falling = IntStream.range(0, 60)
                .parallel()
                .filter(seed -> {
                    var chance = new Random(seed);
                    long[] use = IntStream.range(0, 60)
                            .mapToLong(day -> Math.round(1e6 * customer.use(day, chance)))
                            .toArray();
                    LocalDate today = LocalDate.of(2026, 4, 3).plusDays(seed % 7);
                    return new TierForecaster(
                                            new TierConditions(new TokensInWindow(3_600_000_000L, 30), null, null),
                                            standing(use, today))
                                    .all()
                                    .state()
                            == Reach.State.FALLING;
                })
                .count();
        assertThat(falling).isGreaterThanOrEqualTo(59);
    }

    private static Standing standing(long[] use, LocalDate today) {
        var days = new ArrayList<DayTotal>();
        for (int day = 0; day < use.length; day++) {
            days.add(new DayTotal(today.minusDays(use.length - day), use[day], BigDecimal.valueOf(use[day], 6)));
        }
        var recent =
                new RecentUse(ZoneOffset.UTC, today.atStartOfDay(ZoneOffset.UTC).toInstant(), days);
        return new Standing(recent, new Paid("CNY", BigDecimal.ZERO, null, BigDecimal.ZERO, true));
    }

    /** Where money is paid month by month, the date is a first of a month. */
    @ParameterizedTest
    @EnumSource(names = {"STEADY", "GROWING_BY_A_PART", "QUIET_ON_WEEKENDS"})
    void moneyIsPaidOnFirstsOfMonths(Customer customer) {
        long held = IntStream.range(0, 100)
                .parallel()
                .filter(seed -> paidHolds(customer, seed))
                .count();
        // months are coarse: an interval holds much more than it must
        assertThat(held).isGreaterThanOrEqualTo(76);
    }

    private static boolean paidHolds(Customer customer, int seed) {
        var chance = new Random(77L * customer.ordinal() + seed);
        long[] use = IntStream.range(0, customer.history + YEAR)
                .mapToLong(day -> Math.round(1e6 * customer.use(day, chance)))
                .toArray();
        LocalDate today = LocalDate.of(2026, 3, 16);
        Standing tokens = standing(Arrays.copyOf(use, customer.history), today);
        BigDecimal outstanding = tokens.use().amountSince(today.withDayOfMonth(1));
        BigDecimal before =
                tokens.use().amountSince(today.minusDays(customer.history)).subtract(outstanding);
        var standing = new Standing(tokens.use(), new Paid("CNY", before, LocalDate.of(2026, 3, 1), outstanding, true));
        BigDecimal needed = BigDecimal.valueOf(7_000);

        Reach reach = new TierForecaster(new TierConditions(null, new MoneyPaid(needed, "CNY"), null), standing).all();

        BigDecimal paid = before;
        BigDecimal due = outstanding;
        LocalDate truth = null;
        for (int day = 0; truth == null; day++) {
            LocalDate date = today.plusDays(day);
            if (day > 0 && date.getDayOfMonth() == 1) {
                paid = paid.add(due);
                due = BigDecimal.ZERO;
            }
            due = due.add(BigDecimal.valueOf(use[customer.history + day], 6));
            truth = paid.compareTo(needed) >= 0 ? date : null;
        }
        if (reach.date() == null) {
            return false;
        }
        assertThat(reach.date().getDayOfMonth()).isEqualTo(1);
        return !truth.isBefore(reach.earliest()) && (reach.latest() == null || !truth.isAfter(reach.latest()));
    }
}
