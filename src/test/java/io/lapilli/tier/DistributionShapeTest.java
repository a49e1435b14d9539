package io.lapilli.tier;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DistributionShapeTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            40 30 20 10   | FUNNEL
            9 3 3 1       | FUNNEL
            1 1 1 0       | FUNNEL
            5 1           | FUNNEL
            10 20 30 40   | INVERTED_PYRAMID
            0 0 0 1       | INVERTED_PYRAMID
            1 5           | INVERTED_PYRAMID
            2 9 6 1       | SPINDLE
            1 5 5 2       | SPINDLE
            0 1 0         | SPINDLE
            1 3 9 8       | SPINDLE
            3 9 1 2       | OTHER
            9 1 1 9       | OTHER
            9 1 2 3       | OTHER
            5 5 5 5       | OTHER
            1 9 1 9       | OTHER
            3 3           | OTHER
            7             | NONE
            0 0 0         | NONE
            """)
    void isNamedByItsRule(String members, DistributionShape shape) {
        int[] counts =
                Stream.of(members.trim().split(" ")).mapToInt(Integer::parseInt).toArray();
        assertThat(DistributionShape.of(counts)).isEqualTo(shape);
    }
}
