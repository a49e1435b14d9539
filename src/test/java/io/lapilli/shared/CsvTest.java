package io.lapilli.shared;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.StringWriter;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CsvTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "plain|plain",
                "a,\"b\"|\"a,\"\"b\"\"\"",
                "=1+1|'=1+1",
                "@x|'@x",
                "-1|'-1",
                "~a\nb~|~\"a\nb\"~",
                "~~|~~"
            })
    void writesACellThatASpreadsheetTakesForText(String text, String cell) {
        assertThat(Csv.cell(text)).isEqualTo(cell);
    }

    @Test
    void endsALineAsTheStandardSays() throws IOException {
        var out = new StringWriter();

        Csv.line(out, Stream.of("a", "", "b,c"));

        assertThat(out).hasToString("a,,\"b,c\"\r\n");
    }
}
