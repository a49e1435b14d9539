package io.lapilli.usage.forecast;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Random;
import java.util.function.IntToDoubleFunction;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MonthForecastTest {

    private static final LocalDate START = LocalDate.of(2026, 1, 5);

    /** As often as it claims, to what 200 customers tell; on the tenth and on the twenty-fourth of a month. */
    @ParameterizedTest
    @CsvSource(textBlock = """
            2026-03-10, 0.2, 0.00, 1.0
            2026-03-24, 0.2, 0.00, 1.0
            2026-03-10, 0.3, 0.01, 1.0
            2026-03-10, 0.3, 0.01, 0.2
            2026-03-24, 0.4, 0.00, 0.2
            """)
    void holdsTheMonthsEndAsOftenAsItClaims(LocalDate today, double noise, double growth, double weekend) {
        long held = IntStream.range(0, 200)
                .parallel()
                .filter(seed -> {
                    var chance = new Random(seed);
                    double[] days = IntStream.range(0, 100)
                            .mapToDouble(day -> 100
                                    * Math.exp(growth * day + noise * chance.nextGaussian())
                                    * (day % 7 >= 5 ? weekend : 1))
                            .toArray();
                    MonthForecast forecast =
                            MonthForecast.of(use(today, day -> days[day])).orElseThrow();
                    double truth = IntStream.range(0, 100)
                            .filter(day -> START.plusDays(day).getMonth() == today.getMonth())
                            .mapToDouble(day -> days[day])
                            .sum();
                    return forecast.low().doubleValue() <= truth
                            && truth <= forecast.high().doubleValue();
                })
                .count();
        assertThat(held / 200.0).isBetween(0.72, 0.90);
    }

    @Test
    void isRoundedAndNeverBelowWhatIsSpent() {
        var forecast =
                MonthForecast.of(use(LocalDate.of(2026, 3, 31), _ -> 1.0 / 3)).orElseThrow();
        assertThat(forecast.low()).isLessThanOrEqualTo(forecast.expected());
        assertThat(forecast.expected()).isLessThanOrEqualTo(forecast.high());
        assertThat(forecast.high().precision()).isLessThanOrEqualTo(3);
        assertThat(forecast.low()).isGreaterThanOrEqualTo(new BigDecimal("9.9"));
    }

    @Test
    void saysNothingOfTooLittle() {
        assertThat(MonthForecast.of(use(LocalDate.of(2026, 1, 15), _ -> 1))).isEmpty();
    }

    /** Days since {@link #START} up to yesterday; today has just begun. */
    private static RecentUse use(LocalDate today, IntToDoubleFunction amount) {
        var days = new ArrayList<DayTotal>();
        for (int day = 0; START.plusDays(day).isBefore(today); day++) {
            days.add(new DayTotal(START.plusDays(day), 1, BigDecimal.valueOf(amount.applyAsDouble(day))));
        }
        ZoneId zone = ZoneOffset.UTC;
        Instant now = today.atStartOfDay(zone).toInstant();
        return new RecentUse(zone, now, days);
    }
}
