package io.lapilli.prompt;

import static org.assertj.core.api.Assertions.assertThat;

import io.lapilli.prompt.WordDiff.Piece.Kind;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WordDiffTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            a b c                    | a b c                   | a b c
            ``                       | new words               | +new words+
            old words                | ``                      | -old words-
            Answer briefly.          | Answer politely.        | Answer -briefly-+politely+.
            be kind                  | be very kind            | be +very +kind
            be very kind             | be kind                 | be -very -kind
            in {{city}} now          | in {{town}} now         | in {{-city-+town+}} now
            请简短回答                 | 请礼貌地回答              | 请-简短-+礼貌地+回答
            one two three            | four five               | -one-+four+ -two three-+five+
            snake_case x             | snake_cases x           | -snake_case-+snake_cases+ x
            """)
    void tellsWordByWord(String before, String after, String expected) {
        assertThat(shown(WordDiff.of(before, after))).isEqualTo(expected);
    }

    /** Whatever changed: what is left of each side is that side. */
    @Test
    void bothTextsAreInIt() {
        for (int seed = 0; seed < 2_000; seed++) {
            var random = new Random(seed);
            String before = text(random);
            String after = text(random);
            List<WordDiff.Piece> pieces = WordDiff.of(before, after);
            assertThat(without(pieces, Kind.ADDED)).isEqualTo(before);
            assertThat(without(pieces, Kind.REMOVED)).isEqualTo(after);
        }
    }

    @Test
    void textsThatHaveNothingInCommonAreOneRemovalAndOneAddition() {
        String before = IntStream.range(0, 3_000).mapToObj(i -> "a" + i).collect(Collectors.joining("-"));
        String after = IntStream.range(0, 3_000).mapToObj(i -> "b" + i).collect(Collectors.joining("+"));
        assertThat(WordDiff.of(before, after))
                .containsExactly(new WordDiff.Piece(Kind.REMOVED, before), new WordDiff.Piece(Kind.ADDED, after));
    }

    private static String text(Random random) {
        return IntStream.range(0, random.nextInt(12))
                .mapToObj(_ ->
                        List.of("a", "b", "c", " ", " ", "\n", "好", "🌋", "{{").get(random.nextInt(9)))
                .collect(Collectors.joining());
    }

    private static String without(List<WordDiff.Piece> pieces, Kind kind) {
        return pieces.stream()
                .filter(piece -> piece.kind() != kind)
                .map(WordDiff.Piece::text)
                .collect(Collectors.joining());
    }

    private static String shown(List<WordDiff.Piece> pieces) {
        return pieces.stream()
                .map(piece -> switch (piece.kind()) {
                    case SAME -> piece.text();
                    case REMOVED -> "-" + piece.text() + "-";
                    case ADDED -> "+" + piece.text() + "+";
                })
                .collect(Collectors.joining());
    }
}
