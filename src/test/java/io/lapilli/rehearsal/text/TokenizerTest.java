package io.lapilli.rehearsal.text;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.knuddels.jtokkit.Encodings;
import com.knuddels.jtokkit.api.Encoding;
import com.knuddels.jtokkit.api.EncodingType;
import java.text.BreakIterator;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TokenizerTest {

    private static final Encoding O200K = Encodings.newLazyEncodingRegistry().getEncoding(EncodingType.O200K_BASE);

    @ParameterizedTest
    @ValueSource(
            strings = {
                "The battery holds 5,200 mAh.",
                "手机电池的保修期是两年。龘靐齉",
                "Müllabfuhr für Straßenbahnfahrer",
                "family 👩‍👩‍👧‍👦 flag 🇩🇪 skin 👍🏽 e\u0301 ok",
                "<|endoftext|> is text here",
                "\n\n\t  spaces   and tabs\r\n",
                ""
            })
    void piecesAreTheTextAndItsTokensAndWholeCharacters(String text) {
        List<Tokenizer.Piece> pieces = Tokenizer.pieces(text);

        assertThat(String.join("", pieces.stream().map(Tokenizer.Piece::text).toList()))
                .isEqualTo(text);
        assertThat(pieces.stream().mapToInt(Tokenizer.Piece::tokens).sum())
                .isEqualTo(O200K.countTokensOrdinary(text))
                .isEqualTo(Tokenizer.count(text));
        BreakIterator characters = BreakIterator.getCharacterInstance(Locale.ROOT);
        characters.setText(text);
        int at = 0;
        for (Tokenizer.Piece piece : pieces) {
            at += piece.text().length();
            assertThat(characters.isBoundary(at)).as("a boundary at %s", at).isTrue();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"The quick brown fox jumps over the lazy dog", "手机电池的保修期是两年龘靐", "a👩‍👩‍👧‍👦b👍🏽c"})
    void theBeginningNeverHasMoreTokensThanAskedFor(String text) {
        IntStream.rangeClosed(0, Tokenizer.count(text)).forEach(most -> {
            String first = Tokenizer.first(text, most);
            assertThat(text).startsWith(first);
            assertThat(Tokenizer.count(first)).isLessThanOrEqualTo(most);
        });
        assertThat(Tokenizer.first(text, Tokenizer.count(text))).isEqualTo(text);
    }

    @Test
    void longTextsAreCountedAsShortOnesAre() {
        String text = "The warranty is 24 months. 保修期为24个月。".repeat(100);
        assertThat(Tokenizer.count(text)).isEqualTo(O200K.countTokensOrdinary(text));
        assertThat(Tokenizer.count(text)).isEqualTo(O200K.countTokensOrdinary(text));
    }

    @Test
    void tokenNumbersBecomeTheirText() {
        var numbers = O200K.encodeOrdinary("Mori 手机").boxed();
        assertThat(Tokenizer.decode(numbers)).isEqualTo("Mori 手机");
        assertThat(Tokenizer.decode(List.of(-1, 199_998, Integer.MAX_VALUE))).isEmpty();
        assertThat(Tokenizer.decode(List.of(199_997))).isNotEmpty();
    }

    @Test
    void vectorsHaveLengthOneAndSimilarTextsAreNear() {
        float[] battery = Embedding.of("The battery of the phone lasts two days", 1024);
        float[] batteries = Embedding.of("How long do phone batteries last?", 1024);
        float[] spindle = Embedding.of("Die Spindel dreht mit 24.000 Umdrehungen", 1024);

        assertThat(dot(battery, battery)).isCloseTo(1, within(1e-5));
        assertThat(dot(battery, batteries)).isGreaterThan(dot(battery, spindle) + 0.2);
        assertThat(Embedding.of("The battery of the phone lasts two days", 1024))
                .isEqualTo(battery);
        assertThat(dot(Embedding.of("手机电池续航两天", 512), Embedding.of("电池能用多久，续航如何", 512)))
                .isGreaterThan(dot(Embedding.of("手机电池续航两天", 512), Embedding.of("今天北京天气晴朗", 512)) + 0.1);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 256, 4096})
    void anyNumberOfDimensions(int dimensions) {
        float[] vector = Embedding.of("some text", dimensions);
        assertThat(vector).hasSize(dimensions);
        assertThat(dot(vector, vector)).isCloseTo(1, within(1e-5));
    }

    private static double dot(float[] a, float[] b) {
        return IntStream.range(0, a.length).mapToDouble(i -> a[i] * b[i]).sum();
    }
}
