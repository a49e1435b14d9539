package io.lapilli.usage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import java.util.TreeMap;
import java.util.stream.DoubleStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SpeedScaleTest {

    @ParameterizedTest
    @CsvSource({
        "0, 0",
        "1, 0",
        "1.1, 0",
        "1.2, 1",
        "2, 4",
        "3, 6",
        "4, 8",
        "100, 26",
        "318, 33",
        "1e9, 110",
        "-5, 0",
    })
    void aValueFallsIntoOneStep(double value, int step) {
        assertThat(SpeedScale.step(value)).isEqualTo(step);
    }

    @ParameterizedTest
    @CsvSource({"0.05", "0.5", "0.95"})
    void aQuantileIsFoundWithinAFewPercent(double share) {
        var random = new Random(7);
        double[] values = DoubleStream.generate(() -> 300 * Math.exp(0.6 * random.nextGaussian()))
                .limit(20_000)
                .sorted()
                .toArray();
        var counts = new TreeMap<Integer, Long>();
        for (double value : values) {
            counts.merge(SpeedScale.step(value), 1L, Long::sum);
        }

        double exact = values[(int) (share * values.length)];

        assertThat(SpeedScale.quantile(counts, share)).isCloseTo(exact, within(0.03 * exact));
    }

    @Test
    void oneAnswerIsItsOwnQuantileWithinAStep() {
        var counts = new TreeMap<Integer, Long>();
        counts.put(SpeedScale.step(318), 1L);

        assertThat(SpeedScale.quantile(counts, 0.5)).isBetween(290.0, 345.0);
        assertThat(SpeedScale.quantile(counts, 0.95)).isBetween(290.0, 370.0);
    }
}
