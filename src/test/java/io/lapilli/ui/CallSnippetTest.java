package io.lapilli.ui;

import static org.assertj.core.api.Assertions.assertThat;

import com.github.mvysny.kaributesting.v10.MockVaadin;
import io.lapilli.ui.CallSnippet.Message;
import io.lapilli.ui.CodeBlock.Sample;
import java.math.BigDecimal;
import java.net.URI;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class CallSnippetTest {

    private static final String ADDRESS = "https://portal.example/v1";
    private static final List<Message> TALK =
            List.of(new Message("system", "It's \"short\".\nAlways."), new Message("user", "Hi \\ 你好"));

    @BeforeEach
    void open() {
        MockVaadin.setup();
    }

    @AfterEach
    void close() {
        MockVaadin.tearDown();
    }

    @Test
    void curlSurvivesQuotesOfBothKinds() {
        assertThat(code("curl", null)).isEqualTo("""
                curl https://portal.example/v1/chat/completions \\
                  -H "Authorization: Bearer $LAPILLI_API_KEY" \\
                  -H "Content-Type: application/json" \\
                  -d '{
                  "model": "doubao-pro-32k",
                  "messages": [
                    {"role": "system", "content": "It'\\''s \\"short\\".\\nAlways."},
                    {"role": "user", "content": "Hi \\\\ 你好"}
                  ],
                  "temperature": 0.2,
                  "max_tokens": 200
                }'""");
    }

    @Test
    void pythonTakesTheSameParameters() {
        assertThat(code("Python", "sk-lap-x")).isEqualTo("""
                from openai import OpenAI  # pip install openai

                client = OpenAI(base_url="https://portal.example/v1", api_key="sk-lap-x")

                answer = client.chat.completions.create(
                    model="doubao-pro-32k",
                    messages=[
                        {"role": "system", "content": "It's \\"short\\".\\nAlways."},
                        {"role": "user", "content": "Hi \\\\ 你好"}
                    ],
                    temperature=0.2,
                    max_tokens=200,
                )
                print(answer.choices[0].message.content)""");
    }

    @Test
    void nodeReadsTheKeyFromTheEnvironment() {
        assertThat(code("Node", null))
                .contains("apiKey: process.env.LAPILLI_API_KEY", "  max_tokens: 200,\n});")
                .contains("baseURL: \"https://portal.example/v1\"");
    }

    @Test
    void javaNamesRolesAndParametersAsItsBuilderDoes() {
        assertThat(code("Java", null))
                .contains(
                        "        .addSystemMessage(\"It's \\\"short\\\".\\nAlways.\")\n",
                        "        .addUserMessage(\"Hi \\\\ 你好\")\n",
                        "        .temperature(0.2)\n",
                        "        .maxTokens(200)\n",
                        "System.getenv(\"LAPILLI_API_KEY\")");
    }

    @Test
    void theFirstCallIsOneLine() {
        String curl = CallSnippet.of(ADDRESS, "m", "sk-lap-x").getFirst().code();

        assertThat(curl).contains("-d '{\"model\": \"m\", \"messages\": [{\"role\": \"user\", \"content\": \"");
        assertThat(curl.lines()).hasSize(4);
    }

    @Test
    void embeddingsHaveCallsOfTheirOwn() {
        assertThat(CallSnippet.embedding("e").samples(ADDRESS, null))
                .allSatisfy(sample -> assertThat(sample.code()).contains("mbedding", "\"e\""))
                .noneSatisfy(sample -> assertThat(sample.code()).contains("messages"));
    }

    @Test
    void theAddressIsThePublicOneWhereThereIs() {
        assertThat(CallSnippet.address(URI.create("https://portal.example/"))).isEqualTo(ADDRESS);
        assertThat(CallSnippet.address(null)).endsWith("/v1");
    }

    private static String code(String language, String secret) {
        Map<String, BigDecimal> parameters = new LinkedHashMap<>();
        parameters.put("temperature", new BigDecimal("0.2"));
        parameters.put("max_tokens", new BigDecimal("200"));
        return CallSnippet.chat("doubao-pro-32k", TALK, parameters).samples(ADDRESS, secret).stream()
                .filter(sample -> sample.name().equals(language))
                .map(Sample::code)
                .findFirst()
                .orElseThrow();
    }
}
