package io.lapilli.console.usage;

import static org.assertj.core.api.Assertions.assertThat;

import io.lapilli.console.usage.UsagePicture.Mover;
import io.lapilli.usage.UsageGroup;
import io.lapilli.usage.UsageSeries.Point;
import java.math.BigDecimal;
import java.time.LocalDateTime;
import java.util.List;
import org.junit.jupiter.api.Test;

class MoversTest {

    private static final LocalDateTime DAY = LocalDateTime.of(2026, 11, 24, 0, 0);

    @Test
    void theGreatestChangeComesFirstWhicheverWayItGoes() {
        List<Mover> movers = movers(
                List.of(point("grows", "3"), point("grows", "4"), point("stays", "9"), point("new", "2")),
                List.of(point("grows", "6"), point("stays", "9"), point("gone", "50")));

        assertThat(movers)
                .containsExactly(
                        new Mover("gone", BigDecimal.ZERO, new BigDecimal("50")),
                        new Mover("new", new BigDecimal("2"), BigDecimal.ZERO),
                        new Mover("grows", new BigDecimal("7"), new BigDecimal("6")));
    }

    @Test
    void fiveAreEnough() {
        List<Point> now = List.of(
                point("a", "1"), point("b", "2"), point("c", "3"), point("d", "4"), point("e", "5"), point("f", "6"));

        assertThat(movers(now, List.of(point("g", "0.5"))))
                .extracting(Mover::name)
                .containsExactly("f", "e", "d", "c", "b");
    }

    @Test
    void nothingMovedWhereThereIsNothingToCompareWith() {
        assertThat(movers(List.of(point("a", "1")), List.of())).isEmpty();
    }

    private static List<Mover> movers(List<Point> now, List<Point> before) {
        return Movers.of(now, before, Measure.MONEY, UsageGroup::model);
    }

    private static Point point(String model, String amount) {
        return new Point(DAY, new UsageGroup(null, null, model, null, null), new BigDecimal(amount), 10, 1);
    }
}
