package io.lapilli.gateway;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.lapilli.usage.Endpoint;
import org.junit.jupiter.api.Test;

class EstimatorTest {

    private final Estimator estimator = new Estimator();

    @Test
    void countsMessagesAsTheirAuthorsDo() {
        // 3 around each message, 3 before the answer, and the texts with their roles
        assertThat(chat("{\"role\":\"user\",\"content\":\"Hello there\"}")).isBetween(9L, 11L);
        long one = chat("{\"role\":\"user\",\"content\":\"Hi\"}");
        long two = chat("{\"role\":\"user\",\"content\":\"Hi\"},{\"role\":\"user\",\"content\":\"Hi\"}");
        assertThat(two - one).isBetween(5L, 8L);
    }

    @Test
    void countsAnImageByAllowanceAndNotByItsBytes() {
        String image =
                "{\"role\":\"user\",\"content\":[{\"type\":\"image_url\",\"image_url\":{\"url\":\"data:image/png;base64,"
                        + "A".repeat(100_000) + "\"}}]}";
        assertThat(chat(image)).isBetween(765L, 780L);
    }

    @Test
    void countsTools() {
        String tools = ",\"tools\":[{\"type\":\"function\",\"function\":{\"name\":\"look_up\",\"parameters\":{}}}]";
        long with = prompt(Endpoint.CHAT, "{\"model\":\"m\",\"messages\":[]" + tools + "}");
        assertThat(with).isBetween(18L, 30L);
    }

    @Test
    void countsEveryFormOfAnEmbeddingsInput() {
        assertThat(prompt(Endpoint.EMBEDDINGS, "{\"model\":\"m\",\"input\":\"volcano ash\"}"))
                .isEqualTo(3);
        assertThat(prompt(Endpoint.EMBEDDINGS, "{\"model\":\"m\",\"input\":[\"volcano ash\",\"volcano ash\"]}"))
                .isEqualTo(6);
        assertThat(prompt(Endpoint.EMBEDDINGS, "{\"model\":\"m\",\"input\":[1,2,3]}"))
                .isEqualTo(3);
        assertThat(prompt(Endpoint.EMBEDDINGS, "{\"input\":[[1,2],[3]],\"model\":\"m\"}"))
                .isEqualTo(3);
    }

    private long chat(String messages) {
        return prompt(Endpoint.CHAT, "{\"model\":\"m\",\"messages\":[" + messages + "]}");
    }

    private long prompt(Endpoint endpoint, String json) {
        byte[] body = json.getBytes(UTF_8);
        return estimator.prompt(endpoint, AskReader.read(endpoint, body, body.length));
    }
}
