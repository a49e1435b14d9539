package io.lapilli.prompt;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.lapilli.shared.InvalidInputException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class LabelsTest {

    /** A move by the version it leads to; with a minus in front it was a roll back; x: removed. */
    @ParameterizedTest
    @CsvSource({
        "'1',            ",
        "'1 2',          1",
        "'1 2 4',        2",
        "'1 2 4 -2',     1",
        "'1 2 4 -2 -1',  ",
        "'1 2 -1 3',     1",
        "'3 1',          3",
        "'1 2 x 5',      ",
        "'1 2 x 5 6',    5"
    })
    void rollsBackToWhereItWasBefore(String moves, @Nullable Integer expected) {
        assertThat(Labels.before(moves(moves)))
                .isEqualTo(expected == null ? OptionalInt.empty() : OptionalInt.of(expected));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "latest", "Production", "-a", "a b", "a/b", "生产", "a1234567890123456789012345678901234567890"
            })
    void refusesNames(String name) {
        assertThatThrownBy(() -> Labels.check(name)).isInstanceOf(InvalidInputException.class);
    }

    private static List<LabelMove> moves(String text) {
        var moves = new ArrayList<LabelMove>();
        for (String move : text.split(" ")) {
            boolean back = move.startsWith("-");
            Integer to = move.equals("x") ? null : Integer.valueOf(Math.abs(Integer.parseInt(move)));
            moves.add(new LabelMove("production", null, to, back, null, Instant.EPOCH));
        }
        return moves;
    }
}
