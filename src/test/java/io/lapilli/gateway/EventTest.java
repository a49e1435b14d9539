package io.lapilli.gateway;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EventTest {

    private final Event event = new Event();

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            ignoreLeadingAndTrailingWhitespace = false,
            value = {
                "data: {}~~|1|{}",
                "data:{}~~|1|{}",
                "data:  {}~~|1| {}",
                "event: e~data: {}~id: 7~~|1|{}",
                "data: {}^~^~|1|{}",
                ": ping~~|0|",
                "data~~|0|",
                "data:~~|1|",
                "database: {}~~|0|",
                "data: [DONE]~~|1|[DONE]",
            })
    void findsTheData(String text, int lines, String data) {
        byte[] bytes = text.replace('~', '\n').replace('^', '\r').getBytes(UTF_8);
        event.read(bytes, 0, bytes.length);
        assertThat(event.dataLines()).isEqualTo(lines);
        String found = new String(bytes, event.dataStart(), event.dataEnd() - event.dataStart(), UTF_8);
        assertThat(found).isEqualTo(data == null ? "" : data);
        assertThat(event.isDone()).isEqualTo("[DONE]".equals(data));
    }

    @Test
    void putsJsonOfSeveralLinesOnOne() {
        byte[] bytes = "event: x\ndata: {\"a\":\r\ndata: 1}\r\n\r\n".getBytes(UTF_8);
        event.read(bytes, 0, bytes.length);
        assertThat(event.dataLines()).isEqualTo(2);
        assertThat(new String(Event.onOneLine(bytes, 0, bytes.length), UTF_8)).isEqualTo("data: {\"a\":  1}\n\n");
    }
}
