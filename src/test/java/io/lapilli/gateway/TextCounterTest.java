package io.lapilli.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import io.lapilli.shared.TextCounts;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TextCounterTest {

    /** {@code ¶} stands for a line feed, {@code ⏎} for a carriage return. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', ignoreLeadingAndTrailingWhitespace = false, quoteCharacter = '`', textBlock = """
            Hello world.|2|1|12
            Hello, world — again!|3|1|21
              two  spaces |2|1|14
            it's a well-known e-mail: a.b@c.de|5|1|34
            3.14 and 1,000,000|3|1|18
            - one¶- two¶- three|3|3|19
            one¶¶¶two¶|2|2|10
            one⏎¶two⏎¶|2|2|10
            ¶ ¶|0|0|3
            — … !|0|1|5
            你好，世界。|4|1|6
            用 Java 写的 API¶第二行|8|2|17
            ひらがなとカタカナー|10|1|10
            ﾊﾛｰ、世界|5|1|6
            한국어 단어|2|1|6
            Straße Žluťoučký кůň|3|1|20
            👍|0|1|1
            ok👍🏽ok|1|1|6
            𠮷野家 𝒜𝒷|4|1|6
            naïve café|2|1|10
            a b|2|1|3
            """)
    void countsWhatAReaderWouldCount(String text, long words, long lines, long characters) {
        String written = text.replace('¶', '\n').replace('⏎', '\r');
        var expected = new TextCounts(words, lines, characters);
        assertThat(count(written)).isEqualTo(expected);
        for (int first = 0; first <= written.length(); first++) {
            for (int second = first; second <= written.length(); second++) {
                assertThat(count(
                                written.substring(0, first),
                                written.substring(first, second),
                                written.substring(second)))
                        .as("cut at %s and %s", first, second)
                        .isEqualTo(expected);
            }
        }
    }

    @Test
    void aSplitCharacterThatNeverCameWholeIsOneCharacter() {
        assertThat(count("ok\ud83d")).isEqualTo(new TextCounts(1, 1, 3));
        assertThat(count("\ud83d", "ok")).isEqualTo(new TextCounts(1, 1, 3));
        assertThat(count("\udc4d")).isEqualTo(new TextCounts(0, 1, 1));
    }

    @Test
    void nothingIsNothing() {
        assertThat(count()).isEqualTo(TextCounts.NONE);
        assertThat(count("", "")).isEqualTo(TextCounts.NONE);
    }

    private static TextCounts count(String... pieces) {
        var counter = new TextCounter();
        for (String piece : pieces) {
            counter.add(piece);
        }
        return counter.counts();
    }
}
