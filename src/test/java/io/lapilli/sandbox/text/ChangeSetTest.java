package io.lapilli.sandbox.text;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.lapilli.shared.InvalidInputException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Changes as an editor writes them. */
class ChangeSetTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    float    | [5]                     | float
                    float    | [5,[0," on"]]           | float on
                    float    | [[1,"b"],4]             | bloat
                    float    | [1,[2],2]               | fat
                    float    | [[5]]                   | ''
                    float    | [2,[0,"x"],1,[2,"yz"]]  | flxoyz
                    浮石      | [1,[1,"岩"]]             | 浮岩
                    """)
    void changesAText(String before, String json, String after) {
        ChangeSet change = ChangeSet.read(Ascii.JSON.readTree(json));

        assertThat(change.apply(before)).isEqualTo(after);
        assertThat(ChangeSet.read(Ascii.JSON.readTree(change.json())).apply(before))
                .isEqualTo(after);
    }

    @Test
    void linesArePartsOfAnArray() {
        ChangeSet change = ChangeSet.read(Ascii.JSON.readTree("[1,[0,\"\",\"b\",\"\"],1]"));

        assertThat(change.apply("ac")).isEqualTo("a\nb\nc");
        assertThat(change.json()).isEqualTo("[1,[0,\"\",\"b\",\"\"],1]");
    }

    @Test
    void halfACharacterAndNothingAtAllComeBackAsTheyWere() {
        String half = "a\ud83d\u0000";
        ChangeSet change = ChangeSet.between("", half);

        assertThat(change.json()).isEqualTo("[[0,\"a\\uD83D\\u0000\"]]");
        assertThat(ChangeSet.read(Ascii.JSON.readTree(change.json())).apply("")).isEqualTo(half);
        assertThat(Ascii.read(Ascii.write(half))).isEqualTo(half);
        assertThat(Ascii.wellFormed(half + "\ude00\ud83d\ude00")).isEqualTo("a\ufffd\ufffd\ufffd\ud83d\ude00");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "5",
                "[-1]",
                "[1.5]",
                "[\"a\"]",
                "[[]]",
                "[[\"a\"]]",
                "[[1,2]]",
                "[[0,\"a\\nb\"]]",
                "[[0,\"a\\rb\"]]",
                "[null]",
                "[2147483647,2147483647]",
                "[99999999999]"
            })
    void whatIsNoChangeIsRefused(String json) {
        assertThatThrownBy(() -> ChangeSet.read(Ascii.JSON.readTree(json))).isInstanceOf(InvalidInputException.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"[]", "[4]", "[6]", "[5,[1]]", "[[6,\"a\"]]"})
    void aChangeOfATextOfAnotherLengthIsRefused(String json) {
        ChangeSet change = ChangeSet.read(Ascii.JSON.readTree(json));

        assertThatThrownBy(() -> change.apply("float")).isInstanceOf(InvalidInputException.class);
    }

    @ParameterizedTest
    @CsvSource({"float,bloat", "a,aa", "aa,a", "abcabc,abc", "'',a", "a,''", "one two,one and two", "same,same"})
    void findsWhatMakesOneTextOfAnother(String before, String after) {
        assertThat(ChangeSet.between(before, after).apply(before)).isEqualTo(after);
    }
}
