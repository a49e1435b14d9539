package io.lapilli.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.openai.client.OpenAIClient;
import com.openai.client.okhttp.OpenAIOkHttpClient;
import com.openai.core.http.StreamResponse;
import com.openai.errors.BadRequestException;
import com.openai.errors.InternalServerException;
import com.openai.errors.NotFoundException;
import com.openai.errors.OpenAIException;
import com.openai.errors.PermissionDeniedException;
import com.openai.errors.RateLimitException;
import com.openai.errors.UnauthorizedException;
import com.openai.models.chat.completions.ChatCompletion;
import com.openai.models.chat.completions.ChatCompletionChunk;
import com.openai.models.chat.completions.ChatCompletionCreateParams;
import com.openai.models.chat.completions.ChatCompletionStreamOptions;
import io.lapilli.apikey.NewKey;
import io.lapilli.catalog.AbortPolicy;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContext;

/** The official client takes the portal for OpenAI. */
@RunningPortal
class OfficialClientTest {

    private static final String CHUNK = """
            {"id":"c1","object":"chat.completion.chunk","created":7,"model":"their-model","choices":[{"index":0,\
            "delta":{"content":"%s"},"finish_reason":%s}]}""";

    @Autowired
    ApplicationContext portal;

    @LocalServerPort
    int port;

    private final FakeUpstream upstream = new FakeUpstream();
    private GatewayScene scene;
    private OpenAIClient client;
    private String model;

    @BeforeEach
    void open() {
        scene = new GatewayScene(portal);
        client = client(scene.key);
        model = scene.aChatModel(upstream, AbortPolicy.CANCEL);
    }

    @AfterEach
    void close() throws Exception {
        client.close();
        upstream.close();
    }

    @Test
    void completes() {
        upstream.will(it -> it.json(200, GatewayTest.ANSWER));
        ChatCompletion completion = client.chat().completions().create(params(model));
        assertThat(completion.model()).isEqualTo(model);
        assertThat(completion.choices().getFirst().message().content()).contains("Hello!");
        assertThat(completion.usage().orElseThrow().promptTokens()).isEqualTo(12);
    }

    @Test
    void streamsWithUsage() {
        upstream.will(it -> {
            it.beginEvents();
            it.event(CHUNK.formatted("Hel", "null"));
            it.event(CHUNK.formatted("lo", "\"stop\""));
            it.event(
                    "{\"id\":\"c1\",\"object\":\"chat.completion.chunk\",\"created\":7,\"model\":\"their-model\",\"choices\":[],"
                            + "\"usage\":{\"prompt_tokens\":12,\"completion_tokens\":3,\"total_tokens\":15}}");
            it.event("[DONE]");
            it.end();
        });
        ChatCompletionCreateParams params = params(model).toBuilder()
                .streamOptions(
                        ChatCompletionStreamOptions.builder().includeUsage(true).build())
                .build();
        try (StreamResponse<ChatCompletionChunk> stream =
                client.chat().completions().createStreaming(params)) {
            List<ChatCompletionChunk> chunks = stream.stream().toList();
            assertThat(chunks).hasSize(3).allMatch(chunk -> chunk.model().equals(model));
            assertThat(chunks.getLast()
                            .usage()
                            .orElseThrow()
                            ._additionalProperties()
                            .get("cost")
                            .toString())
                    .isEqualTo("0.018");
        }
    }

    @Test
    void learnsThatAStreamBroke() {
        upstream.will(it -> {
            it.beginEvents();
            it.event(CHUNK.formatted("Hel", "null"));
            it.cut();
        });
        try (StreamResponse<ChatCompletionChunk> stream =
                client.chat().completions().createStreaming(params(model))) {
            assertThatThrownBy(() -> stream.stream().toList())
                    .isInstanceOf(OpenAIException.class)
                    .hasMessageContaining("broke off");
        }
    }

    @Test
    void cancelsAStream() {
        var params = params(model);
        upstream.will(it -> {
            it.beginEvents();
            it.event(CHUNK.formatted("Hel", "null"));
            it.awaitCancel();
        });
        try (StreamResponse<ChatCompletionChunk> stream =
                client.chat().completions().createStreaming(params)) {
            assertThat(stream.stream().findFirst()).isPresent();
        }
        assertThat(new Settlements(portal).of(model).status()).isEqualTo(Outcome.CLIENT_GONE);
    }

    @Test
    void listsModels() {
        assertThat(client.models().list().data()).anyMatch(found -> found.id().equals(model));
        assertThat(client.models().retrieve(model).id()).isEqualTo(model);
    }

    @Test
    void throwsWhatEachErrorIs() {
        assertThatThrownBy(() -> client("sk-lap-wrong").chat().completions().create(params(model)))
                .isInstanceOf(UnauthorizedException.class);
        assertThatThrownBy(() -> client.chat().completions().create(params("nobody")))
                .isInstanceOf(NotFoundException.class);
        String other = scene.aKey(new NewKey("Other", null, Set.of("nobody")));
        assertThatThrownBy(() -> client(other).chat().completions().create(params(model)))
                .isInstanceOf(PermissionDeniedException.class);
        assertThatThrownBy(() -> client.chat()
                        .completions()
                        .create(params(model).toBuilder().n(0).build()))
                .isInstanceOf(BadRequestException.class);
        upstream.will(it -> it.json(429, "{}"));
        assertThatThrownBy(() -> client.chat().completions().create(params(model)))
                .isInstanceOf(RateLimitException.class);
        upstream.will(it -> it.json(500, "{}"));
        assertThatThrownBy(() -> client.chat().completions().create(params(model)))
                .isInstanceOf(InternalServerException.class);
    }

    private OpenAIClient client(String key) {
        return OpenAIOkHttpClient.builder()
                .baseUrl("http://127.0.0.1:" + port + "/v1")
                .apiKey(key)
                .maxRetries(0)
                .build();
    }

    private static ChatCompletionCreateParams params(String model) {
        return ChatCompletionCreateParams.builder()
                .model(model)
                .addUserMessage("Hello")
                .build();
    }
}
