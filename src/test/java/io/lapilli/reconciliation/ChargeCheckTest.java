package io.lapilli.reconciliation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ChargeCheckTest {

    private static final String RATE = "rate_01j00000000000000000000000";

    @ParameterizedTest
    @CsvSource({
        "1000 RATE 0.0008 1000 0.0008, 0.0008, 1000, ''",
        "1000 RATE 0.0008 1000 0.00080, 0.0008, 1000, ''",
        "1000 RATE 0.0008 1000 0.0009, 0.0009, 1000, AMOUNT",
        "1000 RATE 0.0008 1000 0.0008, 0.0009, 1000, AMOUNT",
        "1000 RATE 0.0008 1000 0.0008, 0.0008, 1001, TOKENS",
        "-5 RATE 1 1 -5, -5, -5, ''"
    })
    void aLineIsQuantityTimesPrice(String line, BigDecimal amount, long tokens, String fault) {
        var lines = ChargeCheck.lines("completion " + line.replace("RATE", RATE));
        var faults = ChargeCheck.faults(lines, amount, Set.of("completion"), Map.of("completion", tokens)::get);
        assertThat(faults)
                .extracting(one -> one.measure().name())
                .containsExactlyElementsOf(fault.isEmpty() ? Set.of() : Set.of(fault));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "nonsense",
                "completion 1 r 1 1",
                "completion x r 1 1 1",
                "completion 1 r 1 0 1",
                "a 1 r 1 1 1\na 1 r 1 1 1"
            })
    void whatIsNoChargeIsRefused(String text) {
        assertThatThrownBy(() -> ChargeCheck.lines(text)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void nothingCostsNothing() {
        assertThat(ChargeCheck.faults(ChargeCheck.lines(""), BigDecimal.ZERO, Set.of(), _ -> 0))
                .isEmpty();
    }
}
