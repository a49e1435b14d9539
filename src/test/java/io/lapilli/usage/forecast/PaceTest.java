package io.lapilli.usage.forecast;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.LocalDate;
import java.util.SplittableRandom;
import java.util.function.IntToDoubleFunction;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a customer without any chance in it is forecast to use. */
class PaceTest {

    private static final LocalDate MONDAY = LocalDate.of(2026, 3, 16);

    @ParameterizedTest
    @CsvSource(textBlock = """
            # days, days in use, can it be said
            13,  13,  false
            14,  14,  true
            14,  3,   false
            60,  5,   true
            0,   0,   false
            """)
    void needsAFortnightWithSomeUse(int days, int inUse, boolean said) {
        var pace = Pace.of(series(days, day -> day % Math.max(1, days / Math.max(1, inUse)) == 0 && inUse > 0 ? 5 : 0));
        // the first days without use are before the first use, not a part of it
        assertThat(pace.isPresent()).isEqualTo(said);
    }

    @Test
    void aDayWithoutUseBeforeTheFirstIsNotAPace() {
        assertThat(Pace.of(series(60, day -> day < 50 ? 0 : 100))).isEmpty();
        assertThat(middle(series(60, day -> day < 30 ? 0 : 100), 7)).isCloseTo(100, within(2.0));
    }

    @Test
    void goesOnSteadily() {
        assertThat(middle(series(60, _ -> 100), 1)).isCloseTo(100, within(1.0));
        assertThat(middle(series(60, _ -> 100), 30)).isCloseTo(100, within(5.0));
    }

    @Test
    void goesOnGrowing() {
        assertThat(middle(series(60, day -> 100 * Math.pow(1.02, day)), 30))
                .isCloseTo(100 * Math.pow(1.02, 90), within(30.0));
        assertThat(middle(series(60, day -> 10.0 * (day + 1)), 30)).isCloseTo(910, within(110.0));
    }

    @Test
    void knowsTheDaysOfTheWeek() {
        // Monday is today; day 0 of 56 was a Monday too
        var closed = series(56, day -> day % 7 >= 5 ? 0 : 100);
        assertThat(middle(closed, 1)).isCloseTo(100, within(5.0));
        assertThat(middle(closed, 5)).isCloseTo(100, within(5.0));
        assertThat(middle(closed, 6)).isCloseTo(0, within(2.0));
        assertThat(middle(closed, 7)).isCloseTo(0, within(2.0));
        assertThat(middle(closed, 8)).isCloseTo(100, within(5.0));
    }

    @Test
    void forgetsWhatWasBeforeAJumpOrAStop() {
        assertThat(middle(series(60, day -> day < 46 ? 100 : 2_000), 7)).isCloseTo(2_000, within(100.0));
        assertThat(middle(series(60, day -> day < 52 ? 100 : 0), 7)).isCloseTo(0, within(1.0));
    }

    @Test
    void takesASingleDayForAnEventAndNotForAPace() {
        var spike = series(60, day -> day == 55 ? 5_000 : 100);
        assertThat(middle(spike, 7)).isCloseTo(100, within(5.0));
        assertThat(IntStream.range(0, 200)
                        .mapToDouble(i -> future(spike, i, 7))
                        .max()
                        .orElseThrow())
                .isLessThan(500);
    }

    @Test
    void countsWhatThereIsOfToday() {
        var noon = new DailySeries(
                MONDAY, IntStream.range(0, 60).mapToDouble(_ -> 100).toArray(), 70, 0.5);
        assertThat(middle(noon, 1)).isCloseTo(120, within(2.0));
    }

    @Test
    void drawsTheSameFromTheSameSource() {
        var pace = Pace.of(series(60, day -> 100 + day % 3)).orElseThrow();
        var one = pace.draw(new SplittableRandom(7));
        var other = pace.draw(new SplittableRandom(7));
        assertThat(IntStream.range(0, 50).mapToDouble(_ -> one.next()).toArray())
                .isEqualTo(IntStream.range(0, 50).mapToDouble(_ -> other.next()).toArray());
    }

    /** The middle of 200 futures. @param day 1 is today */
    private static double middle(DailySeries series, int day) {
        return Statistics.median(
                IntStream.range(0, 200).mapToDouble(i -> future(series, i, day)).toArray());
    }

    private static double future(DailySeries series, int seed, int day) {
        Pace.Future future = Pace.of(series).orElseThrow().draw(new SplittableRandom(seed));
        double total = 0;
        for (int i = 0; i < day; i++) {
            total = future.next();
        }
        return total;
    }

    /** Days up to yesterday; today begins. */
    private static DailySeries series(int days, IntToDoubleFunction total) {
        return new DailySeries(
                MONDAY, IntStream.range(0, days).mapToDouble(total).toArray(), 0, 1);
    }
}
