package io.lapilli.rehearsal;

import static io.lapilli.rehearsal.RehearsalFixtures.PHONE;
import static io.lapilli.rehearsal.RehearsalFixtures.chat;
import static io.lapilli.rehearsal.RehearsalFixtures.request;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Limits that only something quadratic, or worse, misses: each of these takes well under a second on an idle machine. */
@Timeout(30)
class SpeedTest {

    @Test
    void manySmallRequests() {
        for (int i = 0; i < 500; i++) {
            assertThat(chat(request(PHONE, "How long is warranty " + i + "?", ""))
                            .status())
                    .isEqualTo(200);
        }
    }

    @Test
    void aLongDocument() {
        var text = new StringBuilder();
        for (int i = 0; i < 4000; i++) {
            text.append("Paragraph ")
                    .append(i)
                    .append(" says that part ")
                    .append(i * 7)
                    .append(" costs ")
                    .append(i)
                    .append(" CNY.\n\n");
        }
        assertThat(chat(request(text.toString(), "What does part 21007 cost?", ""))
                        .content())
                .contains("3001 CNY");
    }

    @ParameterizedTest
    @ValueSource(strings = {"a", "汉", " ", "a-", "1.", "Ab ", "in Ab, ", "?", "\n", "You are A", "not give "})
    void aTextMadeToBeSlow(String piece) {
        String text = piece.repeat(100_000 / piece.length());
        String json = ", \"response_format\": {\"type\": \"json_object\"}";
        assertThat(chat(request(text, text, "")).status()).isEqualTo(200);
        assertThat(chat(request("Return JSON {\"order_id\": 1, \"city\": 2, \"name\": 3}", text, json))
                        .status())
                .isEqualTo(200);
    }
}
