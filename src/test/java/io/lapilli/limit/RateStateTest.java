package io.lapilli.limit;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RateStateTest {

    @ParameterizedTest
    @CsvSource({
        "0, 0s",
        "1, 1ms",
        "6000000, 6ms",
        "999000001, 1s",
        "1000000000, 1s",
        "8640000000, 8.64s",
        "59999000000, 59.999s",
        "60000000000, 1m0s",
        "360000000000, 6m0s",
        "86400000000000, 24h0m0s",
        "3723050000000, 1h2m3.05s",
    })
    void writesDurationsAsOpenAiDoes(long nanos, String text) {
        assertThat(RateState.text(nanos)).isEqualTo(text);
    }
}
