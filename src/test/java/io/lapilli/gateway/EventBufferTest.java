package io.lapilli.gateway;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class EventBufferTest {

    private static final String STREAM =
            "data: {\"a\":1}\n\n: a comment\r\n\r\nevent: x\r\ndata: {\"火\":\"🌋\"}\r\n\r\n\n"
                    + "data: one\ndata: two\n\ndata:[DONE]\n\n";
    private static final List<String> EVENTS = List.of(
            "data: {\"a\":1}\n\n",
            ": a comment\r\n\r\n",
            "event: x\r\ndata: {\"火\":\"🌋\"}\r\n\r\n",
            "\n",
            "data: one\ndata: two\n\n",
            "data:[DONE]\n\n");

    private final BodyMemory.Share memory = new BodyMemory(BodyMemoryTest.settings(1_000)).share();

    @Test
    void findsTheSameEventsWhereverTheStreamIsSplit() throws IOException {
        byte[] bytes = STREAM.getBytes(UTF_8);
        for (int first = 1; first < bytes.length; first++) {
            for (int second = first; second < bytes.length; second++) {
                assertThat(events(bytes, first, second)).isEqualTo(EVENTS);
            }
        }
    }

    @Test
    void findsThemByteByByte() throws IOException {
        byte[] bytes = STREAM.getBytes(UTF_8);
        var buffer = new EventBuffer(100, memory);
        var found = new ArrayList<String>();
        InputStream in = new ByteArrayInputStream(bytes) {
            @Override
            public int read(byte[] to, int from, int length) {
                return super.read(to, from, Math.min(1, length));
            }
        };
        while (buffer.fill(in)) {
            take(buffer, found);
        }
        assertThat(found).isEqualTo(EVENTS);
    }

    @Test
    void growsForALongEventAndKeepsWhatFollows() throws IOException {
        String longEvent = "data: " + "x".repeat(50_000) + "\n\n";
        byte[] bytes = ("data: 1\n\n" + longEvent + "data: 2\n\ndata: 3").getBytes(UTF_8);
        var buffer = new EventBuffer(60_000, memory);
        var found = new ArrayList<String>();
        var in = new ByteArrayInputStream(bytes);
        while (buffer.fill(in)) {
            take(buffer, found);
        }
        assertThat(found).containsExactly("data: 1\n\n", longEvent, "data: 2\n\n");
        assertThat(new String(buffer.rest(), UTF_8)).isEqualTo("data: 3\n\n");
    }

    @Test
    void refusesAnEventThatIsTooLong() {
        var buffer = new EventBuffer(10_000, memory);
        var in = new ByteArrayInputStream(new byte[100_000]);
        assertThatThrownBy(() -> {
                    while (buffer.fill(in)) {
                        assertThat(buffer.eventEnd()).isEqualTo(-1);
                    }
                })
                .isInstanceOf(EventBuffer.EventTooLong.class);
    }

    private List<String> events(byte[] bytes, int first, int second) throws IOException {
        var buffer = new EventBuffer(1_000, memory);
        var found = new ArrayList<String>();
        int[] ends = {first, second, bytes.length};
        int from = 0;
        for (int end : ends) {
            if (end > from) {
                buffer.fill(new ByteArrayInputStream(bytes, from, end - from));
                take(buffer, found);
                from = end;
            }
        }
        return found;
    }

    private static void take(EventBuffer buffer, List<String> found) {
        for (int end = buffer.eventEnd(); end >= 0; end = buffer.eventEnd()) {
            found.add(new String(buffer.bytes(), buffer.start(), end - buffer.start(), UTF_8));
            buffer.take(end);
        }
    }
}
